package dev.mien.train.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * Examples that are learned from in one step.
 *
 * @param size how many
 * @param pictures what the network sees of them: grey values 0-255, each of shape [channels, height, width]
 * @param targets whatever else the loss needs to know of them
 */
public record Batch(int size, Rows pictures, List<Rows> targets) {
    /**
     * Takes a copy of what it is given.
     *
     * @param size how many
     * @param pictures what the network sees of them: grey values 0-255, each of shape [channels, height, width]
     * @param targets whatever else the loss needs to know of them
     * @throws IllegalArgumentException if the pictures or a target have not {@code size} rows
     */
    public Batch {
        targets = List.copyOf(targets);
        pictures.require(size);
        for (Rows rows : targets) {
            rows.require(size);
        }
    }

    /**
     * An array of the same shape for each example, one after the other.
     *
     * @param values of all examples, one after the other, each in row-major order
     * @param shape of one example's
     */
    @SuppressWarnings("ArrayRecordComponent") // handed from one thread to the next and forgotten
    public record Rows(float[] values, Shape shape) {
        private void require(int rows) {
            if (values.length != rows * shape.size()) {
                throw new IllegalArgumentException(
                        "expected " + rows + " rows of shape " + shape + ", got " + values.length + " values");
            }
        }

        private NDArray part(int from, int to, NDManager manager) {
            int length = (int) shape.size();
            return manager.create(
                    Arrays.copyOfRange(values, from * length, to * length), new Shape(to - from).addAll(shape));
        }
    }

    /**
     * What one of several threads learns from, as the engine's arrays.
     *
     * @param pictures [n, channels, height, width]
     * @param targets [n, ...] each, in the batch's order
     * @param size n
     * @param of examples in the whole batch
     */
    public record Part(NDArray pictures, List<NDArray> targets, int size, int of) {
        /** {@return how much of the batch this is, 0 to 1} */
        public float share() {
            return (float) size / of;
        }
    }

    /** The part of a thread. */
    Part part(int thread, int threads, NDManager manager) {
        int from = size * thread / threads;
        int to = size * (thread + 1) / threads;
        return new Part(
                pictures.part(from, to, manager),
                targets.stream().map(rows -> rows.part(from, to, manager)).toList(),
                to - from,
                size);
    }
}
