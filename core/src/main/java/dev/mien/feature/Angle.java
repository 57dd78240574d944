package dev.mien.feature;

/** The direction of a vector, cheaply. */
final class Angle {
    private Angle() {}

    /**
     * {@code atan2(y, x)} in turns, 0 to 1; 0 for the null vector. Off by less than 1e-7: Hastings' polynomial for the
     * arc tangent (Abramowitz and Stegun 1964, 4.4.49) and the rounding of floats.
     */
    static float turn(float y, float x) {
        float ax = Math.abs(x);
        float ay = Math.abs(y);
        float larger = Math.max(ax, ay);
        if (larger == 0) {
            return 0;
        }
        float t = Math.min(ax, ay) / larger;
        float s = t * t;
        double p = 0.0028662257;
        p = p * s - 0.0161657367;
        p = p * s + 0.0429096138;
        p = p * s - 0.0752896400;
        p = p * s + 0.1065626393;
        p = p * s - 0.1420889944;
        p = p * s + 0.1999355085;
        p = p * s - 0.3333314528;
        float turn = (float) ((p * s + 1) * t * (0.5 / Math.PI));
        turn = ay > ax ? 0.25f - turn : turn;
        turn = x < 0 ? 0.5f - turn : turn;
        return y < 0 ? 1 - turn : turn;
    }
}
