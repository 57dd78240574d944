package dev.mien.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mien.model.ModelException;
import dev.mien.testkit.model.StandIn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class OnnxNetworkTest {
    private static final float[][] WEIGHTS = {{1, 2}, {-1, 0.5f}, {0, 3}};
    private static final float[] BIAS = {0, 10, -1};
    private static final byte[] MODEL =
            StandIn.network("in", List.of(-1, 2, 3, 3), false, WEIGHTS, BIAS, "out", "map", false);

    @Test
    void theAnswerIsThatOfTheArithmetic() throws Exception {
        try (OnnxNetwork network = OnnxNetwork.open(MODEL, "stand-in", 1)) {
            float[] data = data(2);
            List<OnnxNetwork.Output> outputs = network.run("in", data, List.of(2L, 2L, 3L, 3L), List.of("map", "out"));
            assertThat(outputs.get(0).shape()).containsExactly(2L, 3L, 3L, 3L);
            assertThat(outputs.get(1).shape()).containsExactly(2L, 3L);
            assertThat(outputs.get(1).values()).containsExactly(expected(data), within(1e-4f));
        }
    }

    @Test
    void itSaysWhatGoesInAndOut() throws Exception {
        try (OnnxNetwork network = OnnxNetwork.open(MODEL, "stand-in", 1)) {
            assertThat(network.inputs()).containsOnlyKeys("in").containsEntry("in", List.of(-1L, 2L, 3L, 3L));
            assertThat(network.outputs()).containsOnlyKeys("out", "map").containsEntry("out", List.of(-1L, 3L));
        }
    }

    @Test
    void oneSessionServesEightThreadsAndManyThreadsOneCall() throws Exception {
        float[] data = data(32);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (OnnxNetwork network = OnnxNetwork.open(MODEL, "stand-in", 2)) {
            List<Future<float[]>> answers = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                answers.add(threads.submit(() -> network.run("in", data, List.of(32L, 2L, 3L, 3L), List.of("out"))
                        .get(0)
                        .values()));
            }
            for (Future<float[]> answer : answers) {
                assertThat(answer.get()).containsExactly(expected(data), within(1e-4f));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Freed under a running call, the session would end this very process. */
    @Test
    void closingWaitsForCallsOnTheirWayAndRefusesLaterOnes() throws Exception {
        float[] data = data(256);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 20; round++) {
                OnnxNetwork network = OnnxNetwork.open(MODEL, "stand-in", 1);
                List<Future<Boolean>> answers = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    answers.add(threads.submit(() -> answers(network, data)));
                }
                network.close();
                network.close();
                for (Future<Boolean> answer : answers) {
                    answer.get();
                }
                assertThat(answers(network, data)).isFalse();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean answers(OnnxNetwork network, float[] data) {
        try {
            return !network.run("in", data, List.of(256L, 2L, 3L, 3L), List.of("out"))
                    .isEmpty();
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("stand-in is closed");
            return false;
        }
    }

    @Test
    void whatIsNoNetworkIsRefusedInOneLine() {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> OnnxNetwork.open("no network".getBytes(StandardCharsets.UTF_8), "my.onnx", 1))
                .withMessageStartingWith("my.onnx: not a network that can be run")
                .withMessageNotContaining("\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxNetwork.open(MODEL, "my.onnx", 0))
                .withMessageContaining("1 to 256");
    }

    @Test
    void unknownNamesListTheKnown() throws Exception {
        try (OnnxNetwork network = OnnxNetwork.open(MODEL, "stand-in", 1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> network.run("inn", data(1), List.of(1L, 2L, 3L, 3L), List.of("out")))
                    .withMessage("stand-in has no input 'inn'; it has in");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> network.run("in", data(1), List.of(1L, 2L, 3L, 3L), List.of("oud")))
                    .withMessage("stand-in has no output 'oud'; it has map, out");
        }
    }

    @Test
    void dataOfAnotherShapeIsRefused() throws Exception {
        try (OnnxNetwork network = OnnxNetwork.open(MODEL, "stand-in", 1)) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> network.run("in", data(1), List.of(1L, 2L, 9L, 1L), List.of("out")))
                    .withMessageStartingWith("stand-in: ");
        }
    }

    @Test
    void weightsInOtherFilesAreRefused() {
        for (byte[] model : List.of(external(5), external(1))) {
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> OnnxNetwork.open(model, "my.onnx", 1))
                    .withMessageStartingWith("my.onnx: its weights lie in other files");
        }
        assertThat(ExternalData.isNamedIn(MODEL)).isFalse();
        assertThat(ExternalData.isNamedIn("no network".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    /** A graph whose tensor names another file: an initialiser (field 5), or one in a node's attribute (field 1). */
    private static byte[] external(int field) {
        byte[] tensor = {14 << 3, 1};
        byte[] inGraph = field == 5 ? part(5, tensor) : part(1, part(5, part(5, tensor)));
        byte[] unknownGroup = {(byte) (13 << 3 | 3), 13 << 3 | 4};
        return concat(unknownGroup, part(7, inGraph));
    }

    private static byte[] part(int field, byte[] content) {
        return concat(new byte[] {(byte) (field << 3 | 2), (byte) content.length}, content);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Test
    void nobodyIsToldOfTheSourceOfTheRuntime() {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> OnnxNetwork.open(new byte[] {8, 127}, "my.onnx", 1))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(".cc:", ".h:", "onnxruntime::"));
    }

    private static float[] data(int pictures) {
        Random random = new Random(3);
        float[] data = new float[pictures * 2 * 9];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) random.nextGaussian();
        }
        return data;
    }

    private static float[] expected(float[] data) {
        int pictures = data.length / 18;
        float[] expected = new float[pictures * 3];
        for (int n = 0; n < pictures; n++) {
            for (int k = 0; k < 3; k++) {
                double sum = BIAS[k];
                for (int i = 0; i < 18; i++) {
                    sum += WEIGHTS[k][i / 9] * data[n * 18 + i] / 9;
                }
                expected[n * 3 + k] = (float) sum;
            }
        }
        return expected;
    }
}
