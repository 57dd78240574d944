package dev.mien.model;

import dev.mien.base.Limits;
import dev.mien.model.Tensor.Precision;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Named tensors in one file, such as a model's {@code weights.bin}. All numbers little-endian:
 *
 * <pre>
 * magic    8 bytes  "MIENTENS"
 * version  u32      1
 * count    u32      tensors that follow
 * each tensor:
 *   name   u8 length, then that many ASCII bytes
 *   precision u8    0 float32, 1 float16
 *   rank   u8       1 to 4
 *   shape  u32 x rank
 *   data            float32: 4 bytes a value; float16: 2 bytes a value
 * </pre>
 *
 * Nothing follows the last tensor. Every size is checked against the bytes that are there before memory is taken for it.
 */
public final class TensorFile {
    private static final byte[] MAGIC = "MIENTENS".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;

    private final String source;
    private final Map<String, Tensor> tensors;

    private TensorFile(String source, Map<String, Tensor> tensors) {
        this.source = source;
        this.tensors = tensors;
    }

    /** {@return the tensors, in the order of the file} */
    public Collection<Tensor> tensors() {
        return Collections.unmodifiableCollection(tensors.values());
    }

    /**
     * {@return whether there is a tensor of that name}
     *
     * @param name of a tensor
     */
    public boolean has(String name) {
        return tensors.containsKey(name);
    }

    /**
     * {@return a tensor by name}
     *
     * @param name of the tensor
     * @param rank the number of dimensions expected
     * @throws ModelException if there is none of that name and rank
     */
    public Tensor get(String name, int rank) throws ModelException {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new ModelException(source + ": no tensor '" + name + "'; it holds " + tensors.keySet());
        }
        if (tensor.shape().length != rank) {
            throw new ModelException(source + ": tensor '" + name + "' should have " + rank + " dimensions, has "
                    + tensor.shape().length);
        }
        return tensor;
    }

    /**
     * {@return the content of a file with these tensors}
     *
     * @param tensors in the order in which they are to be written
     * @throws IllegalArgumentException if two tensors share a name, or a value is too large for float16
     */
    public static byte[] write(List<Tensor> tensors) {
        if (tensors.stream().map(Tensor::name).distinct().count() < tensors.size()) {
            throw new IllegalArgumentException("two tensors of one name among "
                    + tensors.stream().map(Tensor::name).toList());
        }
        long size = MAGIC.length + 8L;
        for (Tensor tensor : tensors) {
            size += 3 + tensor.name().length() + 4L * tensor.shape().length + dataBytes(tensor);
        }
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).putInt(VERSION).putInt(tensors.size());
        for (Tensor tensor : tensors) {
            out.put((byte) tensor.name().length()).put(tensor.name().getBytes(StandardCharsets.US_ASCII));
            out.put(tensor.precision().code).put((byte) tensor.shape().length);
            for (int length : tensor.shape()) {
                out.putInt(length);
            }
            writeData(tensor, out);
        }
        return out.array();
    }

    private static long dataBytes(Tensor tensor) {
        return (long) tensor.precision().bytes * tensor.values().length;
    }

    private static void writeData(Tensor tensor, ByteBuffer out) {
        float[] values = tensor.values();
        switch (tensor.precision()) {
            case FLOAT32 -> {
                for (float value : values) {
                    out.putFloat(value);
                }
            }
            case FLOAT16 -> {
                for (float value : values) {
                    if (Math.abs(value) > Half.MAX) {
                        throw new IllegalArgumentException(
                                "tensor '" + tensor.name() + "' holds " + value + ", too large for float16");
                    }
                    out.putShort(Half.fromFloat(value));
                }
            }
        }
    }

    /**
     * Reads the content of a file.
     *
     * @param bytes all of the file
     * @param source what messages call it
     * @return its tensors
     * @throws ModelException if it is not such a file, is cut short or damaged
     */
    public static TensorFile read(byte[] bytes, String source) throws ModelException {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        try {
            byte[] magic = new byte[MAGIC.length];
            in.get(magic);
            if (!Arrays.equals(magic, MAGIC)) {
                throw new ModelException(source + ": not a tensor file (it should begin with MIENTENS)");
            }
            int version = in.getInt();
            if (version != VERSION) {
                throw new ModelException(source + ": tensor file version " + Integer.toUnsignedString(version)
                        + "; this program reads version " + VERSION);
            }
            for (long count = Integer.toUnsignedLong(in.getInt()); count > 0; count--) {
                Tensor tensor = readTensor(in, source);
                if (tensors.put(tensor.name(), tensor) != null) {
                    throw new ModelException(source + ": tensor '" + tensor.name() + "' occurs twice");
                }
            }
        } catch (BufferUnderflowException e) {
            throw new ModelException(source + ": cut short after " + bytes.length + " bytes", e);
        } catch (IllegalArgumentException e) {
            throw new ModelException(source + ": damaged: " + e.getMessage(), e);
        }
        if (in.hasRemaining()) {
            throw new ModelException(source + ": " + in.remaining() + " bytes too many at the end");
        }
        return new TensorFile(source, tensors);
    }

    private static Tensor readTensor(ByteBuffer in, String source) throws ModelException {
        byte[] letters = new byte[in.get() & 0xff];
        in.get(letters);
        String name = new String(letters, StandardCharsets.ISO_8859_1);
        byte code = in.get();
        Precision precision = Arrays.stream(Precision.values())
                .filter(candidate -> candidate.code == code)
                .findFirst()
                .orElseThrow(() -> new ModelException(
                        source + ": tensor '" + name + "' has unknown precision " + Byte.toUnsignedInt(code)));
        int rank = in.get() & 0xff;
        if (rank < 1 || rank > Limits.TENSOR_RANK) {
            throw new ModelException(source + ": tensor '" + name + "' has " + rank + " dimensions; 1 to 4 expected");
        }
        int[] shape = new int[rank];
        long count = 1;
        for (int i = 0; i < rank; i++) {
            shape[i] = in.getInt();
            // Stopping here also keeps the product from overflowing: it stays below 2^31 x 2^31.
            if (shape[i] < 1 || (count *= shape[i]) > in.remaining()) {
                throw new ModelException(source + ": tensor '" + name + "' claims " + count
                        + " or more values, but only " + in.remaining() + " bytes follow");
            }
        }
        long bytes = precision.bytes * count;
        if (bytes > in.remaining()) {
            throw new ModelException(source + ": tensor '" + name + "' needs " + bytes + " bytes, but only "
                    + in.remaining() + " follow");
        }
        return new Tensor(name, precision, shape, readData(in, precision, (int) count));
    }

    private static float[] readData(ByteBuffer in, Precision precision, int count) {
        float[] values = new float[count];
        switch (precision) {
            case FLOAT32 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = in.getFloat();
                }
            }
            case FLOAT16 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = Half.toFloat(in.getShort());
                }
            }
        }
        return values;
    }
}
