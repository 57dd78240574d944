package dev.mien.train.cnn;

import java.util.List;

/**
 * A face to learn from.
 *
 * @param pixels grey values 0-255, side x side, row by row
 * @param targets for each head the probability of each class; all zero where the head has nothing to learn from it
 * @param prior what the first head's logits get before they are compared with the target: how much likelier the picture's
 *     source calls a face each class than the source of the network's own labels does
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and there are tens of thousands
record Example(byte[] pixels, List<float[]> targets, float[] prior) {
    /** Of the network's own source. */
    static Example of(byte[] pixels, List<float[]> targets) {
        return new Example(pixels, targets, new float[targets.isEmpty() ? 0 : targets.get(0).length]);
    }

    Example withTargets(List<float[]> others) {
        return new Example(pixels, others, prior);
    }

    /** The most probable class of a head. */
    int likeliest(int head) {
        return argMax(targets.get(head));
    }

    boolean teaches(int head) {
        return teaches(targets.get(head));
    }

    static boolean teaches(float[] target) {
        for (float p : target) {
            if (p > 0) {
                return true;
            }
        }
        return false;
    }

    /** The same face seen in a mirror. */
    Example mirrored(int side) {
        byte[] turned = new byte[pixels.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = pixels[i / side * side + side - 1 - i % side];
        }
        return new Example(turned, targets, prior);
    }

    static int argMax(float[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }
}
