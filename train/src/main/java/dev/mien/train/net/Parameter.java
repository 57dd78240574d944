package dev.mien.train.net;

import java.util.List;

/**
 * One array of a network.
 *
 * @param name the same in checkpoints and in ONNX
 * @param role what it is
 * @param shape its sizes, outermost first
 */
public record Parameter(String name, Role role, List<Integer> shape) {
    /** What an array is decides how it starts and who changes it. */
    public enum Role {
        /** Learned, decayed; starts normal with variance 2 / fan-in (He et al. 2015). */
        WEIGHT,
        /** Learned, not decayed; starts at one. */
        GAIN,
        /** Learned, not decayed; starts at zero. */
        BIAS,
        /** Running mean of a batch normalisation; starts at zero. */
        MEAN,
        /** Running variance of a batch normalisation; starts at one. */
        VARIANCE;

        /** {@return whether training changes it by gradients} */
        public boolean learned() {
            return this == WEIGHT || this == GAIN || this == BIAS;
        }
    }

    /**
     * Takes a copy of the list.
     *
     * @param name the same in checkpoints and in ONNX
     * @param role what it is
     * @param shape its sizes, outermost first
     */
    public Parameter {
        shape = List.copyOf(shape);
    }

    /** {@return how many numbers it has} */
    public int size() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** {@return inputs that one output value sums over} */
    public int fanIn() {
        return size() / shape.get(0);
    }

    /** {@return the shape as the engine takes it} */
    public long[] dimensions() {
        return shape.stream().mapToLong(Integer::longValue).toArray();
    }
}
