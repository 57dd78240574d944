package dev.mien.face;

/** An immutable vector of finite numbers in a named feature space. */
public final class FeatureVector {
    private final String space;
    private final float[] values;

    /**
     * @param space the space's name, see {@code FeatureExtractor.space()}
     * @param values copied; every one finite
     */
    public FeatureVector(String space, float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException("feature " + i + " of " + space + " is " + values[i]);
            }
        }
        this.space = space;
        this.values = values.clone();
    }

    /** {@return the name of the feature space; vectors of different spaces must not be mixed} */
    public String space() {
        return space;
    }

    /** {@return how many numbers there are} */
    public int size() {
        return values.length;
    }

    /**
     * {@return one of the numbers}
     *
     * @param index from 0 to {@code size() - 1}
     * @throws IndexOutOfBoundsException if it lies outside
     */
    public float get(int index) {
        return values[index];
    }

    /** {@return a copy of all numbers} */
    public float[] toArray() {
        return values.clone();
    }
}
