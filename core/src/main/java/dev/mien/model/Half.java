package dev.mien.model;

/** IEEE 754 half precision (binary16); Java 17 has no conversion of its own. */
final class Half {
    /** The largest finite half. */
    static final float MAX = 65504;

    private Half() {}

    /** The value of 16 bits: 1 sign, 5 exponent (bias 15), 10 fraction. */
    static float toFloat(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = (bits >> 10) & 0x1f;
        int fraction = bits & 0x3ff;
        if (exponent == 0) {
            float magnitude = fraction * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        int widened = exponent == 31 ? 255 : exponent - 15 + 127;
        return Float.intBitsToFloat(sign | widened << 23 | fraction << 13);
    }

    /** The nearest half, ties to even; beyond {@link #MAX} infinity, NaN stays NaN. */
    static short fromFloat(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = bits >>> 16 & 0x8000;
        float magnitude = Math.abs(value);
        int half;
        if (Float.isNaN(value)) {
            half = 0x7e00;
        } else if (magnitude >= 65520) {
            half = 0x7c00;
        } else if (magnitude < 0x1p-14f) {
            // Subnormal halves are whole multiples of 2^-24; rint rounds ties to even, and 1024 is the smallest normal.
            half = (int) Math.rint(magnitude * 0x1p24);
        } else {
            int rounded = (bits & 0x7fffffff) + 0xfff + (bits >> 13 & 1);
            half = (rounded >> 13) - ((127 - 15) << 10);
        }
        return (short) (sign | half);
    }
}
