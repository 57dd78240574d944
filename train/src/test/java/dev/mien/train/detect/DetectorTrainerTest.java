package dev.mien.train.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.mien.dataset.TruthBox;
import dev.mien.face.Box;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.train.engine.Progress;
import dev.mien.train.engine.TrainingOptions;
import dev.mien.train.engine.TrainingRun;
import dev.mien.train.engine.Trainings;
import dev.mien.train.net.Weights;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorTrainerTest {
    private static final DetectorNetwork NETWORK =
            new DetectorNetwork(DetectorSpec.of(4, List.of(4, 8, 8, 8), List.of(1, 1, 1, 1), 8));

    @TempDir
    private Path folder;

    @Test
    void theLossFalls() throws IOException {
        TrainingOptions options = options(6, 2);
        Trainings.run(trainer(options, NETWORK.initial(1)), options, folder);
        double[] losses = Trainings.curve(folder, "loss");
        assertThat(losses).hasSize(6);
        assertThat(losses[5]).isLessThan(0.88 * losses[0]);
        // Each counts its share: the loss is made of them, the boxes weighted twice.
        for (int i = 0; i < losses.length; i++) {
            double parts = Trainings.curve(folder, "score")[i]
                    + 2 * Trainings.curve(folder, "box")[i]
                    + Trainings.curve(folder, "points")[i];
            assertThat(losses[i]).isCloseTo(parts, within(1e-3));
        }
    }

    @Test
    void aStoppedTrainingGoesOnAsIfItHadNotStopped() throws IOException {
        TrainingOptions options = options(2, 2);
        Weights straight = Trainings.run(trainer(options, NETWORK.initial(1)), options, folder.resolve("straight"));
        Path stopped = folder.resolve("stopped");
        assertThatExceptionOfType(InterruptedIOException.class)
                .isThrownBy(() -> Trainings.run(
                        trainer(options, NETWORK.initial(1)), options, stopped, false, Trainings.stoppingAfter(6)));
        Weights resumed = Trainings.run(trainer(options, NETWORK.initial(1)), options, stopped, true, Progress.NONE);
        assertThat(resumed.toBytes()).isEqualTo(straight.toBytes());
        assertThat(Trainings.curve(stopped, "epoch")).containsExactly(1, 2);
    }

    @Test
    void aTrainingBeginsWithTheWeightsOfAnother() throws IOException {
        Path first = folder.resolve("first");
        Trainings.run(trainer(options(6, 1), NETWORK.initial(1)), options(6, 1), first);
        Weights start = TrainingRun.average(first, NETWORK);
        Path second = folder.resolve("second");
        Trainings.run(trainer(options(1, 1), start), options(1, 1), second);
        assertThat(Trainings.curve(second, "loss")[0]).isLessThan(0.9 * Trainings.curve(first, "loss")[0]);
    }

    private static DetectorTrainer trainer(TrainingOptions options, Weights start) {
        return new DetectorTrainer(
                NETWORK,
                start,
                DetectorTrainerTest::data,
                Trainings.NO_VALIDATOR,
                Optional.empty(),
                new DetectorTrainer.Options(16, Degradation.Options.none()),
                options);
    }

    private static TrainingOptions options(int epochs, int threads) {
        return Trainings.options(epochs, 4, 0.02, threads);
    }

    /** A light square is a face. */
    private static DetectorData.Training data() {
        byte[] samples = new byte[100 * 100];
        for (int y = 30; y < 70; y++) {
            for (int x = 30; x < 70; x++) {
                samples[y * 100 + x] = (byte) 230;
            }
        }
        List<Point> points =
                List.of(new Point(40, 45), new Point(60, 45), new Point(50, 50), new Point(43, 62), new Point(57, 62));
        Scene face =
                new Scene(Image.gray(100, 100, samples), List.of(new TruthBox(new Box(30, 30, 40, 40), false, points)));
        Scene empty = new Scene(Image.gray(80, 80, new byte[6400]), List.of());
        List<Scene> faces = List.of(face);
        return new DetectorData.Training(
                List.of(new DetectorData.Source(1, false, faces)), faces, List.of(List.of(empty)));
    }
}
