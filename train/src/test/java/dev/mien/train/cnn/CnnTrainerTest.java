package dev.mien.train.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mien.classify.Temperature;
import dev.mien.train.engine.Progress;
import dev.mien.train.engine.Trainer;
import dev.mien.train.engine.TrainingOptions;
import dev.mien.train.engine.Trainings;
import dev.mien.train.net.Head;
import dev.mien.train.net.Network;
import dev.mien.train.net.NetworkSpec;
import dev.mien.train.net.TorchNetwork;
import dev.mien.train.net.TorchScript;
import dev.mien.train.net.Weights;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CnnTrainerTest {
    private static final int SIDE = 12;
    private static final NetworkSpec SPEC = NetworkSpec.residual(
            SIDE, 4, List.of(8), List.of(1), List.of(new Head("logits", List.of("neutral", "happiness"))));

    @TempDir
    private Path folder;

    @Test
    void learnsWhichSideIsBright() throws IOException {
        TrainingOptions options = options(12, 0.02);
        Trainings.run(trainer(options), options, folder);
        double[] losses = Trainings.curve(folder, "loss");
        assertThat(losses).hasSize(12);
        assertThat(losses[11]).isLessThan(0.3).isLessThan(losses[0]);
        assertThat(Trainings.curve(folder, "accuracy_logits")[11]).isGreaterThan(0.95);
    }

    /** A source that calls half of its bright faces dark, by its prior alone, must not teach the network to. */
    @Test
    void whatASourcesPriorExplainsIsNotLearned() throws IOException {
        TrainingOptions options = options(12, 0.02);
        double plain = shareCalledRight(options, 0, folder.resolve("plain"));
        double allowedFor = shareCalledRight(options, 2, folder.resolve("allowed-for"));
        assertThat(allowedFor).isBetween(0.4, 0.6);
        assertThat(plain).isGreaterThan(allowedFor + 0.2);
    }

    /** The mean probability of "right" over pictures of noise, learned from labels of which 88 of 100 say "right". */
    private static double shareCalledRight(TrainingOptions options, float prior, Path folder) throws IOException {
        List<Example> noise = new ArrayList<>();
        Random random = new Random(3);
        for (int i = 0; i < 64; i++) {
            byte[] pixels = new byte[SIDE * SIDE];
            random.nextBytes(pixels);
            noise.add(new Example(pixels, List.of(new float[] {0.12f, 0.88f}), new float[] {0, prior}));
        }
        CnnTrainer trainer = trainer(options, () -> noise, noise);
        TrainedNetwork network = new TrainedNetwork(SPEC, Trainings.run(trainer, options, folder));
        try (TorchNetwork torch =
                new TorchNetwork(new Network(SPEC), TorchScript.Precision.FLOAT32, network.weights(), 1, false)) {
            float[][] logits =
                    new Validation(SPEC, noise).logits(torch, done -> {}).get(0);
            return Arrays.stream(logits)
                    .mapToDouble(row -> Temperature.softmax(row, 1)[1])
                    .average()
                    .orElseThrow();
        }
    }

    @Test
    void aResumedTrainingEndsAsAnUninterruptedOne() throws IOException {
        TrainingOptions options = options(4, 0.01);
        Weights straight = Trainings.run(trainer(options), options, folder.resolve("straight"));
        Path stopped = folder.resolve("stopped");
        assertThatExceptionOfType(InterruptedIOException.class)
                .isThrownBy(() ->
                        Trainings.run(trainer(options), options, stopped, false, Trainings.stoppingAfter(2 * 4 + 1)));
        assertThat(Trainings.curve(stopped, "epoch")).containsExactly(1, 2);
        Weights resumed = Trainings.run(trainer(options), options, stopped, true, Progress.NONE);
        assertThat(resumed.toBytes()).isEqualTo(straight.toBytes());
        assertThat(Trainings.curve(stopped, "epoch")).containsExactly(1, 2, 3, 4);
    }

    private static CnnTrainer trainer(TrainingOptions options) {
        return trainer(options, () -> examples(64, 1), examples(40, 2));
    }

    private static CnnTrainer trainer(
            TrainingOptions options, Trainer.Data<List<Example>> learned, List<Example> held) {
        return new CnnTrainer(
                new TrainedNetwork(SPEC, Weights.initial(new Network(SPEC), 1)),
                learned,
                held,
                new CnnTrainer.Options(List.of(1f), new Batches.Options(0, 0, 0.2f, Augmentation.Options.none())),
                options);
    }

    private static TrainingOptions options(int epochs, double rate) {
        return new TrainingOptions(epochs, 16, rate, 1, 0.01f, 0.8, 2, TorchScript.Precision.FLOAT32, 1);
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
            examples.add(Example.of(pixels, List.of(right ? new float[] {0, 1} : new float[] {1, 0})));
        }
        return examples;
    }
}
