package dev.mien.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.model.Tensor.Precision;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TensorFileTest {
    /** Where, in a file whose first tensor is called "w", its first size lies. */
    private static final int FIRST_SIZE = 8 + 8 + 2 + 2;

    @Test
    void float32ComesBackExactly() throws Exception {
        float[] values = random(24);
        Tensor back = roundTrip(new Tensor("w", Precision.FLOAT32, new int[] {2, 3, 4}, values.clone()));
        assertThat(back.toArray()).isEqualTo(values);
        assertThat(back.shape()).containsExactly(2, 3, 4);
        assertThat(back.precision()).isEqualTo(Precision.FLOAT32);
        assertThat(back.toRows()).hasDimensions(6, 4);
        assertThat(back.toRows()[1][2]).isEqualTo(values[6]);
    }

    @Test
    void float16ComesBackAsTheNearestHalf() throws Exception {
        float[] values = random(50);
        float[] back = roundTrip(new Tensor("w", Precision.FLOAT16, new int[] {50}, values.clone()))
                .toArray();
        for (int i = 0; i < values.length; i++) {
            assertThat(back[i]).isEqualTo(Half.toFloat(Half.fromFloat(values[i])));
        }
    }

    @Test
    void theLayoutIsAsDocumented() throws Exception {
        byte[] bytes = TensorFile.write(List.of(
                new Tensor("w", Precision.FLOAT32, new int[] {1, 2}, new float[] {1, -2}),
                new Tensor("h", Precision.FLOAT16, new int[] {1}, new float[] {1})));
        ByteBuffer expected = ByteBuffer.allocate(bytes.length).order(ByteOrder.LITTLE_ENDIAN);
        expected.put("MIENTENS".getBytes(StandardCharsets.US_ASCII)).putInt(1).putInt(2);
        expected.put((byte) 1)
                .put((byte) 'w')
                .put((byte) 0)
                .put((byte) 2)
                .putInt(1)
                .putInt(2);
        expected.putFloat(1).putFloat(-2);
        expected.put((byte) 1)
                .put((byte) 'h')
                .put((byte) 1)
                .put((byte) 1)
                .putInt(1)
                .putShort((short) 0x3c00);
        assertThat(bytes).isEqualTo(expected.array());
    }

    @Test
    void aFileCutAnywhereIsRefused() {
        byte[] whole = sample();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> TensorFile.read(cut, "cut.bin"))
                    .isInstanceOf(ModelException.class)
                    .hasMessageStartingWith("cut.bin: ");
        }
    }

    @Test
    void aFlippedByteIsReadOrRefusedButNeverCrashes() {
        byte[] whole = sample();
        for (int at = 0; at < whole.length; at++) {
            for (int flip : new int[] {1, 0x80, 0xff}) {
                byte[] bad = whole.clone();
                bad[at] ^= (byte) flip;
                try {
                    TensorFile.read(bad, "bad.bin");
                } catch (ModelException e) {
                    assertThat(e).hasMessageStartingWith("bad.bin: ");
                }
            }
        }
    }

    @Test
    void whatIsWrongIsNamed() {
        byte[] whole = sample();
        refused("not a tensor file", put(whole, 0, (byte) 'X'));
        refused("version 9", put(whole, 8, (byte) 9));
        refused("unknown precision 7", put(whole, FIRST_SIZE - 2, (byte) 7));
        refused("9 dimensions", put(whole, FIRST_SIZE - 1, (byte) 9));
        refused("1 bytes too many", Arrays.copyOf(whole, whole.length + 1));
    }

    @Test
    void aHeaderThatClaimsHugeTensorsTakesNoMemory() {
        byte[] huge = sample();
        ByteBuffer.wrap(huge).order(ByteOrder.LITTLE_ENDIAN).putInt(FIRST_SIZE, Integer.MAX_VALUE);
        refused("claims", huge);
        byte[] negative = sample();
        ByteBuffer.wrap(negative).order(ByteOrder.LITTLE_ENDIAN).putInt(FIRST_SIZE, -1);
        refused("claims", negative);
        byte[] many = sample();
        ByteBuffer.wrap(many).order(ByteOrder.LITTLE_ENDIAN).putInt(12, -1);
        refused("cut short", many);
    }

    @Test
    void aMissingTensorIsNamedWithThoseThatAreThere() throws Exception {
        TensorFile file = TensorFile.read(sample(), "model x");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> file.get("bias", 1))
                .withMessage("model x: no tensor 'bias'; it holds [w, v]");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> file.get("w", 1))
                .withMessageContaining("should have 1 dimensions, has 2");
        assertThat(file.has("v")).isTrue();
        assertThat(file.has("bias")).isFalse();
    }

    @Test
    void tensorsThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tensor("w", Precision.FLOAT32, new int[] {2, 2}, new float[3]))
                .withMessage("tensor 'w' of shape [2, 2] needs 4 values, got 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tensor("w", Precision.FLOAT32, new int[] {0}, new float[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tensor("", Precision.FLOAT32, new int[] {1}, new float[1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tensor("w", Precision.FLOAT32, new int[] {1}, new float[] {Float.NaN}))
                .withMessageContaining("value 0 of tensor 'w' is NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.ofRows("w", Precision.FLOAT32, new float[][] {{1, 2}, {1}}))
                .withMessageContaining("row 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TensorFile.write(
                        List.of(new Tensor("w", Precision.FLOAT16, new int[] {1}, new float[] {1e6f}))))
                .withMessageContaining("too large for float16");
        Tensor w = new Tensor("w", Precision.FLOAT32, new int[] {1}, new float[1]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TensorFile.write(List.of(w, w)))
                .withMessageContaining("two tensors of one name");
    }

    private static void refused(String message, byte[] bytes) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> TensorFile.read(bytes, "x.bin"))
                .withMessageStartingWith("x.bin: ")
                .withMessageContaining(message);
    }

    private static byte[] put(byte[] bytes, int at, byte value) {
        byte[] changed = bytes.clone();
        changed[at] = value;
        return changed;
    }

    private static byte[] sample() {
        return TensorFile.write(List.of(
                new Tensor("w", Precision.FLOAT16, new int[] {3, 2}, random(6)),
                new Tensor("v", Precision.FLOAT32, new int[] {2, 2}, random(4))));
    }

    private static Tensor roundTrip(Tensor tensor) throws ModelException {
        TensorFile file = TensorFile.read(TensorFile.write(List.of(tensor)), "x.bin");
        return file.get(tensor.name(), tensor.shape().length);
    }

    private static float[] random(int count) {
        Random random = new Random(count);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
