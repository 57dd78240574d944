package dev.mien.infer;

import com.code_intelligence.jazzer.api.Jazzer;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mien.model.ModelException;
import dev.mien.testkit.ReaderPromise;
import dev.mien.testkit.model.StandIn;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes of ONNX files, damaged as coverage suggests; what opens is run once for each of its inputs. */
class NetworkJazzerTest {
    private static final ReaderPromise PROMISE = new ReaderPromise(ModelException.class, 64L << 20, 10);
    private static final int MOST_VALUES = 1 << 16;

    static Stream<Named<byte[]>> seeds() {
        float[][] weights = {{1, 2}, {-1, 0.5f}, {0, 3}};
        float[] bias = {0, 10, -1};
        return Stream.of(
                Named.of(
                        "channels first",
                        StandIn.network("in", List.of(-1, 2, 3, 3), false, weights, bias, "out", "map", false)),
                Named.of(
                        "channels last",
                        StandIn.network("in", List.of(1, 3, 3, 2), true, weights, bias, "out", "", true)));
    }

    @MethodSource("seeds")
    @FuzzTest
    void networks(byte[] input) {
        String way = PROMISE.kept(input, () -> {
            try (OnnxNetwork network = OnnxNetwork.open(input, "fuzz", 1)) {
                for (Map.Entry<String, List<Long>> in : network.inputs().entrySet()) {
                    List<Long> shape = in.getValue().stream()
                            .map(size -> size < 0 ? 1 : size)
                            .toList();
                    double values =
                            shape.stream().mapToDouble(Long::doubleValue).reduce(1, (a, b) -> a * b);
                    if (values <= MOST_VALUES) {
                        network.run(
                                in.getKey(),
                                new float[(int) values],
                                shape,
                                network.outputs().keySet());
                    }
                }
                return "run";
            } catch (IllegalStateException | IllegalArgumentException e) {
                // Declared for a network that refuses the data; the model's folder says what it must take.
                ReaderPromise.isPlain(e.getMessage(), input);
                return "cannot be run";
            }
        });
        Jazzer.exploreState((byte) way.hashCode(), 0);
    }
}
