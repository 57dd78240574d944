package dev.mien.train.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.mien.face.Frame;
import dev.mien.face.PartReadings;
import dev.mien.landmark.PartReader;
import dev.mien.train.engine.Progress;
import dev.mien.train.engine.TrainingOptions;
import dev.mien.train.engine.Trainings;
import dev.mien.train.landmark.LandmarkSpec;
import dev.mien.train.net.OnnxExport;
import dev.mien.train.net.Parameter;
import dev.mien.train.net.TorchNetwork;
import dev.mien.train.net.TorchScript;
import dev.mien.train.net.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartTrainerTest {
    private static final LandmarkSpec SPEC = LandmarkSpec.residual(16, List.of(4, 6), List.of(1, 1));

    @TempDir
    private Path folder;

    @Test
    void theLossFalls() throws IOException {
        TrainingOptions options = Trainings.options(10, 8, 0.01, 2);
        List<PartData.Subject> subjects = List.of(Subjects.of("neutral", 0.45), Subjects.of("surprise", 0.1));
        PartTrainer trainer = new PartTrainer(
                SPEC, () -> new PartData.Training(subjects, List.of()), Trainings.NO_VALIDATOR, 64, options);
        Trainings.run(trainer, options, folder, false, Progress.NONE);
        double[] losses = Trainings.curve(folder, "loss");
        assertThat(losses[9]).isLessThan(0.9 * losses[0]);
    }

    /** What is exported before anything is learned says the average of every eye, at its own place. */
    @Test
    void theReaderUnderstandsTheExport() throws IOException {
        PartNetwork network = new PartNetwork(SPEC);
        Path file = folder.resolve("parts.onnx");
        Weights initial = network.initial(1);
        for (Parameter parameter : network.parameters()) {
            if (parameter.name().endsWith("eye.weight") || parameter.name().endsWith("mouth.weight")) {
                Arrays.fill(initial.get(parameter), 0);
            }
        }
        Files.write(file, OnnxExport.square(network, initial, SPEC.side()));
        PartData.Subject subject = Subjects.of("neutral", 0.3);
        try (PartReader reader = PartReader.create(file.toString())) {
            PartReadings said =
                    reader.read(Frame.of(subject.picture()), subject.points()).orElseThrow();
            assertThat(said.rightEye().opening()).isCloseTo(0.3, within(1e-5));
            assertThat(said.mouthOpening()).isCloseTo(0.1, within(1e-5));
            assertThat(said.leftEye().confidence()).isCloseTo(0.5, within(1e-5));
            assertThat(said.rightEye().outer().x())
                    .isLessThan(said.rightEye().iris().x());
            assertThat(said.leftEye().outer().x())
                    .isGreaterThan(said.leftEye().iris().x());
            assertThat(said.rightEye().iris().distanceTo(subject.truth().rightIris()))
                    .isLessThan(1);
        }
    }

    @Test
    void theStandardShapeKeepsItsBounds() {
        PartNetwork network = new PartNetwork(PartNetwork.standard());
        int size = network.parameters().stream().mapToInt(Parameter::size).sum();
        assertThat(4 * size).isLessThan(500_000);
        assertThat(network.multiplyAdds()).isLessThan(6_000_000);
        assertThat(network.parameters().stream().map(Parameter::name)).doesNotHaveDuplicates();
    }

    /** A right eye off by 0.04 in the opening, and a mouth off by 0.08; places and confidence right. */
    @Test
    void theLossCountsWhatIsTheSquaresOwn() {
        try (NDManager manager = new TorchNetwork(
                        new PartNetwork(SPEC),
                        TorchScript.Precision.FLOAT32,
                        new PartNetwork(SPEC).initial(1),
                        1,
                        false)
                .manager()) {
            float[] eye = {0.34f, 0.5f, 0.5f, 0.2f, 0.5f, 0.8f, 0.5f, 40};
            float[] asIfEye = {9, 9, 9, 9, 9, 9, 9, 9};
            float[] both = new float[16];
            System.arraycopy(eye, 0, both, 0, 8);
            System.arraycopy(asIfEye, 0, both, 8, 8);
            NDArray loss = PartLoss.of(
                    manager.create(both, new Shape(2, 8)),
                    manager.create(new float[] {9, 9, 0.18f, -40}, new Shape(2, 2)),
                    manager.create(new float[] {1, 0}, new Shape(2, 1)),
                    manager.create(new float[] {0.3f, 0.1f}, new Shape(2, 1)),
                    manager.create(new float[] {0.5f, 0.5f, 0.2f, 0.5f, 0.8f, 0.5f, 0, 0, 0, 0, 0, 0}, new Shape(2, 6)),
                    manager.create(new float[] {0, 0}, new Shape(2, 1)));
            assertThat((double) loss.getFloat()).isCloseTo((1 + 2) / 2.0, within(0.03));
        }
    }
}
