package dev.mien.infer;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * Whether an ONNX file keeps weights in other files. ONNX Runtime would look for these in the current folder, whatever lies there.
 * Walks the fields of the protocol buffer in which a tensor can stand and passes over all others.
 */
final class ExternalData {
    /** Messages of onnx.proto: the fields of each that lead to tensors, by what they hold. */
    private enum Message {
        MODEL,
        GRAPH,
        NODE,
        ATTRIBUTE,
        FUNCTION,
        TRAINING,
        SPARSE,
        TENSOR
    }

    private static final Map<Message, Map<Integer, Message>> FIELDS = Map.of(
            Message.MODEL, Map.of(7, Message.GRAPH, 20, Message.TRAINING, 25, Message.FUNCTION),
            Message.GRAPH, Map.of(1, Message.NODE, 5, Message.TENSOR, 15, Message.SPARSE),
            Message.NODE, Map.of(5, Message.ATTRIBUTE),
            Message.ATTRIBUTE,
                    Map.of(
                            5, Message.TENSOR,
                            6, Message.GRAPH,
                            10, Message.TENSOR,
                            11, Message.GRAPH,
                            22, Message.SPARSE,
                            23, Message.SPARSE),
            Message.FUNCTION, Map.of(7, Message.NODE, 11, Message.ATTRIBUTE),
            Message.TRAINING, Map.of(1, Message.GRAPH, 2, Message.GRAPH),
            Message.SPARSE, Map.of(1, Message.TENSOR, 2, Message.TENSOR),
            Message.TENSOR, Map.of());

    private static final int EXTERNAL_DATA = 13;
    private static final int DATA_LOCATION = 14;
    private static final int EXTERNAL = 1;
    /** Graphs within graphs; nobody nests them so deep. */
    private static final int DEEPEST = 200;

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int GROUP = 3;
    private static final int GROUP_END = 4;
    private static final int FIXED32 = 5;

    private ExternalData() {}

    /** False for what is no ONNX file, which ONNX Runtime refuses itself. */
    static boolean isNamedIn(byte[] model) {
        try {
            return isNamedIn(ByteBuffer.wrap(model).order(ByteOrder.LITTLE_ENDIAN), Message.MODEL, 0);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isNamedIn(ByteBuffer in, Message message, int depth) {
        Map<Integer, Message> inner = FIELDS.getOrDefault(message, Map.of());
        while (in.hasRemaining()) {
            long key = varint(in);
            int field = (int) (key >>> 3);
            switch ((int) key & 7) {
                case VARINT -> {
                    long value = varint(in);
                    if (message == Message.TENSOR && field == DATA_LOCATION && value == EXTERNAL) {
                        return true;
                    }
                }
                case FIXED64 -> skip(in, Long.BYTES);
                case FIXED32 -> skip(in, Integer.BYTES);
                case BYTES -> {
                    long length = varint(in);
                    if (length < 0 || length > in.remaining()) {
                        throw new IllegalArgumentException("cut short");
                    }
                    if (message == Message.TENSOR && field == EXTERNAL_DATA) {
                        return true;
                    }
                    Message next = inner.get(field);
                    if (next != null && depth < DEEPEST) {
                        ByteBuffer part = in.slice(in.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
                        if (isNamedIn(part, next, depth + 1)) {
                            return true;
                        }
                    }
                    skip(in, (int) length);
                }
                case GROUP, GROUP_END -> {
                    // What stands between the two is walked like any fields.
                }
                default -> throw new IllegalArgumentException("not a protocol buffer");
            }
        }
        return false;
    }

    private static void skip(ByteBuffer in, int bytes) {
        in.position(in.position() + bytes);
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("not a protocol buffer");
    }
}
