package dev.mien.train.landmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mien.train.engine.Progress;
import dev.mien.train.engine.TrainingOptions;
import dev.mien.train.engine.Trainings;
import dev.mien.train.net.Weights;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandmarkTrainerTest {
    private static final LandmarkSpec SPEC = LandmarkSpec.residual(16, List.of(4, 6), List.of(1, 1));

    @TempDir
    private Path folder;

    @Test
    void theLossFalls() throws IOException {
        run(12, Optional.empty(), folder, false, Progress.NONE);
        double[] losses = Trainings.curve(folder, "loss");
        assertThat(losses).hasSize(12);
        assertThat(losses[11]).isLessThan(0.9 * losses[0]);
    }

    @Test
    void aStoppedTrainingGoesOnAsIfItHadNotStopped() throws IOException {
        Weights straight = run(2, Optional.empty(), folder.resolve("straight"), false, Progress.NONE);
        Path stopped = folder.resolve("stopped");
        assertThatExceptionOfType(InterruptedIOException.class)
                .isThrownBy(() -> run(2, Optional.empty(), stopped, false, Trainings.stoppingAfter(6)));
        Weights resumed = run(2, Optional.empty(), stopped, true, Progress.NONE);
        assertThat(resumed.toBytes()).isEqualTo(straight.toBytes());
        assertThat(Trainings.curve(stopped, "epoch")).containsExactly(1, 2);
    }

    @Test
    void aTrainingMayStartFromAnothersWeights() throws IOException {
        Path first = folder.resolve("first");
        Weights other = run(12, Optional.empty(), first, false, Progress.NONE);
        Path second = folder.resolve("second");
        run(1, Optional.of(other), second, false, Progress.NONE);
        assertThat(Trainings.curve(second, "loss")[0]).isLessThan(Trainings.curve(first, "loss")[0]);
    }

    private static Weights run(int epochs, Optional<Weights> start, Path folder, boolean resume, Progress progress)
            throws IOException {
        TrainingOptions options = Trainings.options(epochs, 8, 0.01, 2);
        LandmarkTrainer trainer = new LandmarkTrainer(
                SPEC,
                start,
                () -> List.of(Faces.spot(30), Faces.spot(8)),
                Trainings.NO_VALIDATOR,
                new LandmarkTrainer.Options(32, 2, new Augmenter.Options(1, 0, 0, 0, 0, 0, 0, 0)),
                options);
        return Trainings.run(trainer, options, folder, resume, progress);
    }
}
