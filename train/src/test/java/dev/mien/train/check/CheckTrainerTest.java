package dev.mien.train.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.detect.FaceCheck;
import dev.mien.image.Image;
import dev.mien.train.engine.Progress;
import dev.mien.train.engine.TrainingOptions;
import dev.mien.train.engine.Trainings;
import dev.mien.train.landmark.LandmarkSpec;
import dev.mien.train.net.OnnxExport;
import dev.mien.train.net.Parameter;
import dev.mien.train.net.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTrainerTest {
    private static final LandmarkSpec SPEC = LandmarkSpec.residual(16, List.of(4, 6), List.of(1, 1));

    @TempDir
    private Path folder;

    /** A disc is a face; stripes, and nothing, are none. */
    private static List<List<CheckData.Place>> places() {
        return List.of(List.of(place(true, true), place(true, true)), List.of(place(false, true), place(false, false)));
    }

    private static CheckData.Place place(boolean real, boolean known) {
        int side = CheckData.SIDE;
        byte[] samples = new byte[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                boolean disc = Math.hypot(x - side / 2.0, y - side / 2.0) < side / 6.0;
                boolean stripe = known && y / 6 % 2 == 0;
                samples[y * side + x] = (byte) ((real ? disc : stripe) ? 220 : 40);
            }
        }
        return new CheckData.Place(Image.gray(side, side, samples), real, known, false);
    }

    @Test
    void theLossFalls() throws IOException {
        TrainingOptions options = Trainings.options(10, 8, 0.01, 2);
        CheckTrainer trainer = new CheckTrainer(SPEC, CheckTrainerTest::places, Trainings.NO_VALIDATOR, 64, options);
        Trainings.run(trainer, options, folder, false, Progress.NONE);
        double[] losses = Trainings.curve(folder, "loss");
        assertThat(losses[9]).isLessThan(0.8 * losses[0]);
    }

    @Test
    void theSameSeedGivesTheSameSquareAndBothKindsAreDrawn() {
        Glances glances = new Glances(places(), 16);
        assertThat(glances.make(5).pixels())
                .hasSize(3 * 16 * 16)
                .isEqualTo(glances.make(5).pixels());
        long real = IntStream.range(0, 1000).filter(i -> glances.make(i).real()).count();
        assertThat(real).isBetween(430L, 570L);
    }

    @Test
    void theCheckUnderstandsTheExport() throws IOException {
        CheckNetwork network = new CheckNetwork(SPEC);
        Path file = folder.resolve("check.onnx");
        Files.write(file, OnnxExport.square(network, Weights.initial(network, 1), SPEC.side()));
        try (FaceCheck check = FaceCheck.create(file.toString())) {
            assertThat(check.side()).isEqualTo(16);
            double[] logits = check.logits(List.of(
                    Image.gray(16, 16, new byte[256]),
                    place(true, true).square().resize(16, 16)));
            assertThat(logits).hasSize(2);
            assertThat(logits[0]).isNotEqualTo(logits[1]);
        }
    }

    @Test
    void theStandardShapeKeepsItsBounds() {
        CheckNetwork network = new CheckNetwork(CheckNetwork.standard());
        int size = network.parameters().stream().mapToInt(Parameter::size).sum();
        assertThat(4 * size).isLessThan(900_000);
        assertThat(network.multiplyAdds()).isLessThan(16_000_000);
        assertThat(network.parameters().stream().map(Parameter::name)).doesNotHaveDuplicates();
    }
}
