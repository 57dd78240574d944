package dev.mien.train.engine;

import static dev.mien.train.engine.Trainings.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.mien.train.net.Architecture;
import dev.mien.train.net.Head;
import dev.mien.train.net.Layer;
import dev.mien.train.net.Network;
import dev.mien.train.net.NetworkSpec;
import dev.mien.train.net.TorchNetwork;
import dev.mien.train.net.Weights;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that learns how bright a picture is, which shows what holds for all trainings. */
class TrainingRunTest {
    private static final int SIDE = 4;
    private static final int STEPS = 4;

    @TempDir
    private Path folder;

    @Test
    void theLossFallsAndTheCurveSaysSo() throws IOException {
        List<String> told = new ArrayList<>();
        Trainings.run(new Brightness(), options(6, 8, 0.02, 2), folder, false, new Progress() {
            private int last;

            @Override
            public void step(String phase, int done, int of) {
                assertThat(phase).isEqualTo("train");
                assertThat(done).isEqualTo(++last);
                assertThat(of).isEqualTo(6 * STEPS);
            }

            @Override
            public void epoch(String summary) {
                told.add(summary);
            }
        });
        double[] losses = Trainings.curve(folder, "loss");
        assertThat(losses).hasSize(6);
        assertThat(losses[5]).isLessThan(0.5 * losses[0]);
        assertThat(Trainings.curve(folder, "epochs_measured")).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(told)
                .hasSize(6)
                .first()
                .asString()
                .matches("epoch 1/6: loss \\d+\\.\\d{4}, twice \\d+\\.\\d{4}; " + "epochs_measured 1");
        assertThat(folder.resolve(LearningCurve.PICTURE)).isNotEmptyFile();
    }

    /** The parts' gradients and losses are added up, so their number changes nothing but the rounding. */
    @Test
    void threadsShareTheBatch() throws IOException {
        Trainings.run(new Brightness(), options(1, 8, 0.01, 1), folder.resolve("one"));
        Trainings.run(new Brightness(), options(1, 8, 0.01, 3), folder.resolve("three"));
        assertThat(Trainings.curve(folder.resolve("three"), "loss")[0])
                .isCloseTo(Trainings.curve(folder.resolve("one"), "loss")[0], within(2e-4));
    }

    /** Whichever thread is done first: the sum of three gradients depends on their order. */
    @Test
    void anyNumberOfThreadsGivesTheSameWeightsAgain() throws IOException {
        Weights first = Trainings.run(new Brightness(), options(4, 8, 0.02, 4), folder.resolve("first"));
        Weights second = Trainings.run(new Brightness(), options(4, 8, 0.02, 4), folder.resolve("second"));
        assertThat(second.toBytes()).isEqualTo(first.toBytes());
    }

    @Test
    void aStoppedTrainingGoesOnAsIfItHadNotStopped() throws IOException {
        Weights straight = Trainings.run(new Brightness(), options(3, 8, 0.02, 2), folder.resolve("straight"));
        Path stopped = folder.resolve("stopped");
        assertThatExceptionOfType(InterruptedIOException.class)
                .isThrownBy(() -> Trainings.run(
                        new Brightness(), options(3, 8, 0.02, 2), stopped, false, Trainings.stoppingAfter(STEPS + 2)))
                .withMessage("stopped in epoch 2; go on after epoch 1 with --resume");
        Brightness rest = new Brightness();
        Weights resumed = Trainings.run(rest, options(3, 8, 0.02, 2), stopped, true, Progress.NONE);
        assertThat(resumed.toBytes()).isEqualTo(straight.toBytes());
        assertThat(rest.epochs).containsExactly(2, 3);
        assertThat(Trainings.curve(stopped, "loss")).isEqualTo(Trainings.curve(folder.resolve("straight"), "loss"));
    }

    @Test
    void whatWasKeptButNotMeasuredIsMeasuredWhenTheTrainingGoesOn() throws IOException {
        Weights first = Trainings.run(new Brightness(), options(2, 8, 0.02, 2), folder);
        List<String> curve = Files.readAllLines(folder.resolve(LearningCurve.TABLE));
        Files.write(folder.resolve(LearningCurve.TABLE), curve.subList(0, 2));
        Brightness again = new Brightness();
        Weights second = Trainings.run(again, options(2, 8, 0.02, 2), folder, true, Progress.NONE);
        assertThat(second.toBytes()).isEqualTo(first.toBytes());
        assertThat(again.begun).as("nothing was left to learn").isFalse();
        assertThat(Trainings.curve(folder, "epoch")).containsExactly(1, 2);
        assertThat(Trainings.curve(folder, "loss")[1])
                .isEqualTo(Double.parseDouble(curve.get(2).split(",")[2]));
    }

    @Test
    void aTrainingIsTakenUpOnlyWhenAskedAndOnlyByItsOwnOptions() throws IOException {
        refused(options(1, 8, 0.01, 1), true, "no checkpoint to resume from");
        Trainings.run(new Brightness(), options(1, 8, 0.01, 1), folder);
        refused(options(1, 8, 0.01, 1), false, "an earlier training lies there");
        refused(options(2, 8, 0.01, 1), true, "belongs to a training with other options");
        refused(options(1, 8, 0.01, 1).withSeed(2), true, "belongs to a training with other options");
    }

    private void refused(TrainingOptions options, boolean resume, String message) {
        assertThatIOException()
                .isThrownBy(() -> Trainings.run(new Brightness(), options, folder, resume, Progress.NONE))
                .withMessageStartingWith(folder.resolve(Checkpoint.FILE).toString())
                .withMessageContaining(message);
    }

    @Test
    void anotherTrainingMayBeginWithTheAverage() throws IOException {
        Network network = new Brightness().network;
        assertThatExceptionOfType(TrainingException.class)
                .isThrownBy(() -> TrainingRun.average(folder, network))
                .withMessageContaining("no such checkpoint");
        Weights average = Trainings.run(new Brightness(), options(1, 8, 0.01, 1), folder);
        assertThat(TrainingRun.average(folder, network).toBytes()).isEqualTo(average.toBytes());
        assertThat(TrainingRun.average(folder.resolve(Checkpoint.FILE), network).toBytes())
                .isEqualTo(average.toBytes());
        Network other = new Network(NetworkSpec.residual(SIDE, 8, List.of(16), List.of(1), List.of()));
        assertThatExceptionOfType(TrainingException.class)
                .isThrownBy(() -> TrainingRun.average(folder, other))
                .withMessageContaining("another network");
    }

    @Test
    void aTrainingThatIsLostSaysSoAtOnceAndKeepsItsCheckpoint() throws IOException {
        Brightness trainer = new Brightness();
        trainer.lostInEpoch = 2;
        assertThatExceptionOfType(TrainingException.class)
                .isThrownBy(() -> Trainings.run(trainer, options(3, 8, 0.01, 1), folder))
                .withMessageStartingWith("epoch 2, step 1: the loss is no longer a number")
                .withMessageContaining("--rate");
        assertThat(Checkpoint.read(folder.resolve(Checkpoint.FILE)).epochs()).isEqualTo(1);
    }

    @Test
    void aDamagedCheckpointIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve(Checkpoint.FILE), "half a checkpoi");
        assertThatIOException()
                .isThrownBy(() -> Checkpoint.read(file))
                .withMessageContaining("checkpoint.zip: damaged");
    }

    private static final class Brightness implements Trainer, BatchSource, Validator {
        private final Network network = new Network(new NetworkSpec(
                SIDE,
                List.of(new Layer.Standardize(127.5f, 64f), new Layer.Convolution(4, 3, 1), Layer.RELU),
                List.of(new Head("bright", List.of("neutral")))));
        private final List<Integer> epochs = new ArrayList<>();
        private boolean begun;
        private int lostInEpoch;
        private int measured;

        @Override
        public Architecture network() {
            return network;
        }

        @Override
        public Beginning begin() {
            begun = true;
            return new Beginning(Weights.initial(network, 1), this);
        }

        @Override
        public List<String> losses() {
            return List.of("loss", "twice");
        }

        @Override
        public NDList loss(TorchNetwork.Outputs answers, Batch.Part part) {
            NDArray loss = answers.get("bright")
                    .sub(part.targets().get(0))
                    .square()
                    .mean()
                    .mul(part.share());
            return new NDList(loss, loss.mul(2));
        }

        @Override
        public Validator validator() {
            return this;
        }

        @Override
        public int perEpoch() {
            return STEPS;
        }

        @Override
        public List<Supplier<Batch>> epoch(int epoch) {
            epochs.add(epoch);
            List<Supplier<Batch>> batches = new ArrayList<>();
            for (int i = 0; i < STEPS; i++) {
                long seed = 100L * epoch + i;
                batches.add(() -> batch(new Random(seed), epoch == lostInEpoch));
            }
            return batches;
        }

        private static Batch batch(Random random, boolean lost) {
            int n = 8;
            float[] pictures = new float[n * SIDE * SIDE];
            float[] targets = new float[n];
            for (int i = 0; i < pictures.length; i++) {
                pictures[i] = random.nextInt(256) * (1 + i / (SIDE * SIDE)) / (float) n;
                targets[i / (SIDE * SIDE)] += pictures[i] / 255 / SIDE / SIDE;
            }
            targets[0] = lost ? Float.NaN : targets[0];
            return new Batch(
                    n,
                    new Batch.Rows(pictures, new Shape(1, SIDE, SIDE)),
                    List.of(new Batch.Rows(targets, new Shape(1))));
        }

        @Override
        public List<Column> figures() {
            return List.of(new Column("epochs_measured", Column.Unit.COUNT));
        }

        @Override
        public double[] measure(TorchNetwork average) {
            return new double[] {++measured};
        }
    }
}
