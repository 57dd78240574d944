package dev.mien.train.engine;

/**
 * The learning rate: rises evenly from nothing to its peak, then falls along half a cosine (Loshchilov and Hutter 2017).
 *
 * @param peak the highest rate
 * @param warmUp steps of rising
 * @param steps all steps
 */
record Schedule(double peak, int warmUp, int steps) {
    private static final double LAST_SHARE = 0.002;

    /** @param step counts from 1 */
    public double rate(int step) {
        if (step <= warmUp) {
            return peak * step / warmUp;
        }
        double done = (double) (step - warmUp) / Math.max(1, steps - warmUp);
        return peak * (LAST_SHARE + (1 - LAST_SHARE) * (1 + Math.cos(Math.PI * Math.min(1, done))) / 2);
    }
}
