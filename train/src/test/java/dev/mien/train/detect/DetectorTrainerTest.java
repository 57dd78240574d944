package dev.mien.train.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mien.dataset.TruthBox;
import dev.mien.face.Box;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.model.ModelException;
import dev.mien.train.net.Checkpoint;
import dev.mien.train.net.Parameter;
import dev.mien.train.net.TorchScript;
import dev.mien.train.net.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorTrainerTest {
    private static final DetectorSpec SPEC = DetectorSpec.of(4, List.of(4, 8, 8, 8), List.of(1, 1, 1, 1), 8);

    @TempDir
    private Path folder;

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
        return new DetectorData.Training(List.of(faces, faces, faces), faces, List.of(empty));
    }

    private static DetectorTrainer.Options options(int epochs, int threads) {
        return new DetectorTrainer.Options(
                epochs,
                16,
                4,
                0.02,
                0.5,
                0.01f,
                0.9,
                threads,
                TorchScript.Precision.FLOAT32,
                Degradation.Options.none(),
                1);
    }

    private List<DetectorTrainer.Epoch> train(DetectorTrainer trainer, int stopAfter) throws IOException {
        List<DetectorTrainer.Epoch> epochs = new ArrayList<>();
        trainer.run(folder, new DetectorTrainer.Listener() {
            @Override
            public void step(int epoch, int step, int steps, double loss) {
                assertThat(loss).isFinite();
            }

            @Override
            public void epoch(DetectorTrainer.Epoch epoch, Weights average) throws IOException {
                epochs.add(epoch);
                if (epoch.number() == stopAfter) {
                    throw new Stop();
                }
            }
        });
        return epochs;
    }

    @Test
    void theLossFalls() throws IOException {
        try (DetectorTrainer trainer = new DetectorTrainer(SPEC, data(), options(6, 2))) {
            List<DetectorTrainer.Epoch> epochs = train(trainer, 0);
            assertThat(epochs).hasSize(6);
            assertThat(epochs.get(5).loss()).isLessThan(0.88 * epochs.get(0).loss());
        }
    }

    @Test
    void aStoppedTrainingGoesOnAsIfItHadNotStopped() throws IOException {
        Weights straight;
        try (DetectorTrainer trainer = new DetectorTrainer(SPEC, data(), options(2, 2))) {
            train(trainer, 0);
            straight = Checkpoint.read(folder.resolve(Checkpoint.FILE)).average();
        }
        try (DetectorTrainer trainer = new DetectorTrainer(SPEC, data(), options(2, 2))) {
            assertThatExceptionOfType(Stop.class).isThrownBy(() -> train(trainer, 1));
        }
        try (DetectorTrainer trainer = new DetectorTrainer(SPEC, data(), options(2, 2))) {
            trainer.resume(Checkpoint.read(folder.resolve(Checkpoint.FILE)));
            assertThat(train(trainer, 0))
                    .extracting(DetectorTrainer.Epoch::number)
                    .containsExactly(2);
        }
        Weights resumed = Checkpoint.read(folder.resolve(Checkpoint.FILE)).average();
        assertThat(resumed.toBytes()).isEqualTo(straight.toBytes());
    }

    @Test
    void aTrainingBeginsWithTheWeightsOfAnother() throws IOException {
        double first;
        try (DetectorTrainer trainer = new DetectorTrainer(SPEC, data(), options(6, 1))) {
            first = train(trainer, 0).get(0).loss();
        }
        DetectorNetwork network = new DetectorNetwork(SPEC);
        Weights average = Checkpoint.read(folder.resolve(Checkpoint.FILE)).average();
        Weights start = DetectorTraining.weights(folder, network);
        assertThat(start.toBytes()).isEqualTo(average.toBytes());
        assertThat(DetectorTraining.weights(folder.resolve(Checkpoint.FILE), network)
                        .toBytes())
                .isEqualTo(average.toBytes());
        try (DetectorTrainer trainer = new DetectorTrainer(SPEC, data(), options(1, 1), start)) {
            assertThat(train(trainer, 0).get(0).loss()).isLessThan(0.9 * first);
        }
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() throws IOException {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> DetectorTraining.weights(folder, new DetectorNetwork(SPEC)))
                .withMessageContaining("no such checkpoint");
        try (DetectorTrainer trainer = new DetectorTrainer(SPEC, data(), options(1, 1))) {
            train(trainer, 0);
        }
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> DetectorTraining.weights(folder, new DetectorNetwork(DetectorSpec.standard())))
                .withMessageContaining("another network");
    }

    @Test
    void aTrainingThatIsLostSaysSoAtOnce() {
        DetectorNetwork network = new DetectorNetwork(SPEC);
        Parameter first = network.parameters().get(0);
        float[] lost = new float[first.size()];
        Arrays.fill(lost, Float.NaN);
        Weights start = network.initial(1).with(first, lost);
        try (DetectorTrainer trainer = new DetectorTrainer(SPEC, data(), options(1, 1), start)) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> train(trainer, 0))
                    .withMessageContaining("step 1")
                    .withMessageContaining("--resume");
        }
    }

    private static final class Stop extends RuntimeException {}
}
