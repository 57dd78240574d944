package dev.mien.train.math;

/** Adam (Kingma and Ba 2015, arXiv:1412.6980) for one matrix, with the paper's decay rates. */
public final class Adam {
    private static final float DECAY = 0.9f;
    private static final float SQUARE_DECAY = 0.999f;
    private static final float LEAST = 1e-10f;

    private final Matrix parameter;
    private final double rate;
    private final float[] mean;
    private final float[] square;
    private double decayed = 1;
    private double squareDecayed = 1;

    /**
     * Learns one parameter.
     *
     * @param parameter changed in place by each step
     * @param rate of the usual step
     */
    public Adam(Matrix parameter, double rate) {
        this.parameter = parameter;
        this.rate = rate;
        this.mean = new float[parameter.data().length];
        this.square = new float[parameter.data().length];
    }

    /**
     * One step downhill; {@code factor} scales the rate.
     *
     * @param gradient of the parameter's shape
     * @param factor of the rate
     */
    public void step(Matrix gradient, double factor) {
        decayed *= DECAY;
        squareDecayed *= SQUARE_DECAY;
        float length = (float) (factor * rate / (1 - decayed));
        float unbias = (float) (1 / (1 - squareDecayed));
        float[] x = parameter.data();
        float[] g = gradient.data();
        for (int i = 0; i < x.length; i++) {
            mean[i] = DECAY * mean[i] + (1 - DECAY) * g[i];
            square[i] = SQUARE_DECAY * square[i] + (1 - SQUARE_DECAY) * g[i] * g[i];
            x[i] -= length * mean[i] / ((float) Math.sqrt(square[i] * unbias) + LEAST);
        }
    }
}
