package dev.mien.train.landmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mien.train.net.Checkpoint;
import dev.mien.train.net.TorchScript;
import dev.mien.train.net.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandmarkTrainerTest {
    private static final LandmarkSpec SPEC = LandmarkSpec.residual(16, List.of(4, 6), List.of(1, 1));

    @TempDir
    private Path folder;

    private static LandmarkTrainer trainer(int epochs) {
        LandmarkTrainer.Options options = new LandmarkTrainer.Options(
                epochs,
                32,
                8,
                0.01,
                0.5,
                0.01f,
                0.9,
                2,
                TorchScript.Precision.FLOAT32,
                new Augmenter.Options(1, 0, 0, 0, 0, 0, 0, 0),
                1);
        return new LandmarkTrainer(SPEC, List.of(Faces.spot(30), Faces.spot(8)), options);
    }

    private List<LandmarkTrainer.Epoch> train(LandmarkTrainer trainer, int stopAfter) throws IOException {
        List<LandmarkTrainer.Epoch> epochs = new ArrayList<>();
        trainer.run(folder, new LandmarkTrainer.Listener() {
            @Override
            public void step(int epoch, int step, int steps, double loss) {
                assertThat(loss).isFinite();
            }

            @Override
            public void epoch(LandmarkTrainer.Epoch epoch, Weights average) {
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
        try (LandmarkTrainer trainer = trainer(12)) {
            List<LandmarkTrainer.Epoch> epochs = train(trainer, 0);
            assertThat(epochs).hasSize(12);
            assertThat(epochs.get(11).loss()).isLessThan(0.9 * epochs.get(0).loss());
        }
    }

    @Test
    void aStoppedTrainingGoesOnAsIfItHadNotStopped() throws IOException {
        Weights straight;
        try (LandmarkTrainer trainer = trainer(2)) {
            train(trainer, 0);
            straight = Checkpoint.read(folder.resolve(Checkpoint.FILE)).average();
        }
        try (LandmarkTrainer trainer = trainer(2)) {
            assertThatExceptionOfType(Stop.class).isThrownBy(() -> train(trainer, 1));
        }
        try (LandmarkTrainer trainer = trainer(2)) {
            trainer.resume(Checkpoint.read(folder.resolve(Checkpoint.FILE)));
            assertThat(train(trainer, 0))
                    .extracting(LandmarkTrainer.Epoch::number)
                    .containsExactly(2);
        }
        Weights resumed = Checkpoint.read(folder.resolve(Checkpoint.FILE)).average();
        assertThat(resumed.toBytes()).isEqualTo(straight.toBytes());
    }

    @Test
    void aTrainingMayStartFromAnothersWeights() throws IOException {
        double before;
        try (LandmarkTrainer first = trainer(12)) {
            before = train(first, 0).get(0).loss();
        }
        Checkpoint other = Checkpoint.read(folder.resolve(Checkpoint.FILE));
        try (LandmarkTrainer second = trainer(1)) {
            second.start(other);
            assertThat(train(second, 0).get(0).loss()).isLessThan(before);
        }
    }

    private static final class Stop extends RuntimeException {}
}
