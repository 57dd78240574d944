package dev.mien.train.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.mien.train.net.AdamW;
import dev.mien.train.net.Checkpoint;
import dev.mien.train.net.Head;
import dev.mien.train.net.Layer;
import dev.mien.train.net.MovingAverage;
import dev.mien.train.net.Network;
import dev.mien.train.net.NetworkSpec;
import dev.mien.train.net.Parameter;
import dev.mien.train.net.TorchNetwork;
import dev.mien.train.net.TorchScript;
import dev.mien.train.net.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CnnTrainerTest {
    private static final int SIDE = 12;
    private static final Network NETWORK = new Network(NetworkSpec.residual(
            SIDE, 4, List.of(8), List.of(1), List.of(new Head("logits", List.of("neutral", "happiness")))));

    @TempDir
    Path folder;

    @Test
    void learnsWhichSideIsBright() throws IOException {
        List<CnnTrainer.Epoch> epochs = new ArrayList<>();
        try (CnnTrainer trainer = trainer(options(12, 2, 0.02))) {
            trainer.run(folder, listener(epochs));
        }
        assertThat(epochs).hasSize(12);
        assertThat(epochs.get(11).loss())
                .isLessThan(0.3)
                .isLessThan(epochs.get(0).loss());
        assertThat(epochs.get(11).reports().get(0).accuracy()).isGreaterThan(0.95);
    }

    @Test
    void aResumedTrainingEndsAsAnUninterruptedOne() throws IOException {
        Weights straight;
        try (CnnTrainer trainer = trainer(options(4, 2, 0.01))) {
            straight = trainer.run(folder.resolve("straight"), listener(new ArrayList<>()));
        }
        Path stopped = folder.resolve("stopped");
        try (CnnTrainer trainer = trainer(options(4, 2, 0.01))) {
            trainer.run(stopped, stopAfter(2));
        } catch (Stop expected) {
            assertThat(expected).isNotNull();
        }
        List<CnnTrainer.Epoch> rest = new ArrayList<>();
        try (CnnTrainer trainer = trainer(options(4, 2, 0.01))) {
            trainer.resume(Checkpoint.read(stopped.resolve(Checkpoint.FILE)));
            Weights resumed = trainer.run(stopped, listener(rest));
            for (Parameter parameter : NETWORK.parameters()) {
                assertThat(resumed.get(parameter)).as(parameter.name()).isEqualTo(straight.get(parameter));
            }
        }
        assertThat(rest).extracting(CnnTrainer.Epoch::number).containsExactly(3, 4);
    }

    @Test
    void aDamagedCheckpointIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve(Checkpoint.FILE), "half a checkpoi");
        assertThatIOException()
                .isThrownBy(() -> Checkpoint.read(file))
                .withMessageContaining("checkpoint.zip: damaged");
    }

    /** Against the update written out in plain Java. */
    @Test
    void optimizerFollowsItsFormula() {
        Network one = new Network(new NetworkSpec(
                2, List.of(new Layer.Convolution(1, 1, 1)), List.of(new Head("logits", List.of("neutral")))));
        Parameter weight = one.parameters().get(0);
        try (TorchNetwork network =
                new TorchNetwork(one, TorchScript.Precision.FLOAT32, Weights.initial(one, 1), 1, true)) {
            AdamW optimizer = new AdamW(network, 0.1f);
            double expected = network.weights(0).get(weight)[0];
            double mean = 0;
            double variance = 0;
            for (int step = 1; step <= 5; step++) {
                double gradient;
                try (NDManager scratch = network.manager().newSubManager()) {
                    var picture = scratch.create(new float[] {1, 2, 3, step}, new Shape(1, 1, 2, 2));
                    JniUtils.setGradMode(true);
                    var loss = network.forward(picture, 0, true)
                            .get("logits")
                            .square()
                            .sum();
                    JniUtils.backward((PtNDArray) loss, (PtNDArray) scratch.ones(loss.getShape()), false, false);
                    gradient = network.arrays(0).get(0).getGradient().toFloatArray()[0];
                    optimizer.step(step, 0.01, scratch);
                }
                assertThat(gradient).isNotZero();
                mean = 0.9 * mean + 0.1 * gradient;
                variance = 0.999 * variance + 0.001 * gradient * gradient;
                double corrected = mean / (1 - Math.pow(0.9, step));
                double root = Math.sqrt(variance / (1 - Math.pow(0.999, step)));
                expected = expected * (1 - 0.01 * 0.1) - 0.01 * corrected / (root + 1e-8);
                assertThat((double) network.weights(0).get(weight)[0]).isEqualTo(expected, within(1e-5));
            }
        }
    }

    @Test
    void averageFollowsTheWeights() {
        Weights start = Weights.initial(NETWORK, 1);
        Weights later = Weights.initial(NETWORK, 2);
        Parameter weight = NETWORK.parameters().get(0);
        try (TorchNetwork network = new TorchNetwork(NETWORK, TorchScript.Precision.FLOAT32, start, 2, true);
                MovingAverage average = new MovingAverage(network, TorchScript.Precision.FLOAT32, start, 0.5);
                NDManager scratch = network.manager().newSubManager()) {
            network.set(0, later);
            average.update(1000, scratch);
            float middle = (start.get(weight)[0] + later.get(weight)[0]) / 2;
            assertThat(average.network().weights(0).get(weight)[0]).isEqualTo(middle, within(1e-5f));
        }
    }

    private CnnTrainer trainer(CnnTrainer.Options options) {
        return new CnnTrainer(NETWORK, Weights.initial(NETWORK, 1), examples(64, 1), examples(40, 2), options);
    }

    private static CnnTrainer.Options options(int epochs, int threads, double rate) {
        return new CnnTrainer.Options(
                epochs,
                rate,
                1,
                0.01f,
                0.8,
                List.of(1f),
                threads,
                TorchScript.Precision.FLOAT32,
                new Batches.Options(16, 0, 0, 0.2f, Augmentation.Options.none(), 1));
    }

    /** Noise, brighter on one side. */
    private static List<Example> examples(int count, long seed) {
        Random random = new Random(seed);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean right = i % 2 == 1;
            byte[] pixels = new byte[SIDE * SIDE];
            for (int k = 0; k < pixels.length; k++) {
                boolean bright = k % SIDE >= SIDE / 2 == right;
                pixels[k] = (byte) (random.nextInt(128) + (bright ? 100 : 0));
            }
            examples.add(new Example(pixels, List.of(right ? new float[] {0, 1} : new float[] {1, 0})));
        }
        return examples;
    }

    private static CnnTrainer.Listener listener(List<CnnTrainer.Epoch> epochs) {
        return stopAfter(Integer.MAX_VALUE, epochs);
    }

    private static CnnTrainer.Listener stopAfter(int last) {
        return stopAfter(last, new ArrayList<>());
    }

    private static CnnTrainer.Listener stopAfter(int last, List<CnnTrainer.Epoch> epochs) {
        return new CnnTrainer.Listener() {
            @Override
            public void step(int epoch, int batch, int batches) {
                assertThat(batch).isBetween(1, batches);
            }

            @Override
            public void epoch(CnnTrainer.Epoch epoch) {
                epochs.add(epoch);
                if (epoch.number() == last) {
                    throw new Stop();
                }
            }
        };
    }

    private static final class Stop extends RuntimeException {}
}
