package dev.mien.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mien.detect.Detectors;
import dev.mien.detect.FaceDetector;
import dev.mien.image.Image;
import dev.mien.model.Manifest.Golden;
import dev.mien.model.Model;
import dev.mien.model.ModelException;
import dev.mien.model.ModelKind;
import dev.mien.model.ModelWriter;
import dev.mien.model.Models;
import dev.mien.model.NetworkManifest;
import dev.mien.testkit.model.StandInGrid;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A detector's golden picture, with a stand-in that takes light cells for faces. */
class GoldenDetectionsTest {
    private static final Golden NAMES = new Golden("picture.png", "faces.bin");
    private static final String NETWORK = "grid.onnx";

    @TempDir
    private Path temp;

    /** Black with a white square of 8 pixels. */
    private static byte[] picture(int x) throws IOException {
        byte[] samples = new byte[64 * 64];
        for (int i = 0; i < 64; i++) {
            samples[(16 + i / 8) * 64 + x + i % 8] = (byte) 255;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(Image.gray(64, 64, samples).toBufferedImage(), "png", out);
        return out.toByteArray();
    }

    /** A model whose answers are those to another picture, perhaps. */
    private Model model(Map<String, Double> options, byte[] picture, byte[] answered) throws IOException {
        Path network = Files.write(temp.resolve(NETWORK), StandInGrid.network());
        Map<String, byte[]> files = new HashMap<>();
        try (FaceDetector detector = Detectors.create("cnn:enlarge=1,model=" + network)) {
            files.putAll(GoldenDetections.files(NAMES, answered, detector));
        }
        files.put(NAMES.inputs(), picture);
        files.put(NETWORK, StandInGrid.network());
        NetworkManifest manifest = new NetworkManifest(
                "grid",
                "1",
                ModelKind.DETECTOR,
                "For tests.",
                "none",
                NETWORK,
                options,
                Optional.empty(),
                Optional.of(NAMES),
                List.of());
        ModelWriter.write(temp.resolve("grid"), manifest, files);
        return Models.open(temp.resolve("grid").toString());
    }

    @Test
    void theSameFacesAreNoFault() throws IOException {
        assertThat(GoldenAnswers.fault(model(Map.of("enlarge", 1.0), picture(24), picture(24))))
                .isEmpty();
    }

    @Test
    void anotherPlaceIsSaid() throws IOException {
        assertThat(GoldenAnswers.fault(model(Map.of("enlarge", 1.0), picture(24), picture(32))))
                .hasValueSatisfying(fault -> assertThat(fault)
                        .isEqualTo("face 1 of the golden picture is 1.000 at 20.0,12.0 16.0x16.0 with 5 points,"
                                + " it must be 1.000 at 28.0,12.0 16.0x16.0 with 5 points"));
    }

    @Test
    void anotherNumberOfFacesIsSaid() throws IOException {
        // Twice as large the square fills cells of two grids.
        assertThat(GoldenAnswers.fault(model(Map.of("enlarge", 2.0, "nms", 1.0), picture(24), picture(24))))
                .hasValueSatisfying(fault -> assertThat(fault).contains("it must find 1"));
    }

    @Test
    void anOptionThatTheDetectorDoesNotHaveIsRefused() throws IOException {
        Model odd = model(Map.of("speed", 1.0), picture(24), picture(24));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> GoldenAnswers.fault(odd))
                .withMessageStartingWith("model grid: unknown option 'speed' of cnn");
    }
}
