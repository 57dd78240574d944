package dev.mien.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mien.image.Image;
import dev.mien.model.Calibration;
import dev.mien.model.Calibration.OtherWay;
import dev.mien.model.ExpressionManifest;
import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelException;
import dev.mien.quality.QualityGate;
import dev.mien.stage.StageInfo;
import dev.mien.testkit.model.StandInModel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelinesTest {
    @Test
    void anUnknownNameListsTheKnown() {
        assertThat(Pipelines.names())
                .containsExactly("accurate", "fast", "classic")
                .contains(Pipelines.DEFAULT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pipelines.get("clasic"))
                .withMessage("unknown pipeline 'clasic'; known: " + String.join(", ", Pipelines.names()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaceAnalyzer.of("clasic"))
                .withMessageContaining("known: accurate, fast, classic");
    }

    @Test
    void stagesCanBeExchanged() {
        Pipeline other = Pipelines.get("classic")
                .withName("mine")
                .withDetector("lbp")
                .withAligner("box")
                .withModel("my-model");
        assertThat(other).isEqualTo(new Pipeline("mine", "lbp", "none", "box", "my-model"));
    }

    @Test
    void faultyPartsAreNamed() {
        Pipeline classic = Pipelines.get("classic");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> classic.withDetector("har").build())
                .withMessageContaining("'har'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> classic.withAligner("nose").build())
                .withMessageContaining("'nose'");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> classic.withModel("none-such").build())
                .withMessageContaining("'none-such'");
    }

    @Test
    void aBuilderChangesWhatItIsToldAndKeepsTheRest() throws Exception {
        QualityGate.Options strict = new QualityGate.Options(64, 1, 0, 1, 180, 180, 0, 0, 1);
        Image grey = Image.gray(64, 64, new byte[64 * 64]);
        try (FaceAnalyzer usual = FaceAnalyzer.of("classic");
                FaceAnalyzer changed = FaceAnalyzer.builder("classic")
                        .detector("lbp")
                        .aligner("box")
                        .threshold(0.25)
                        .gate(strict)
                        .build()) {
            assertThat(changed.judge().threshold()).isEqualTo(0.25f);
            assertThat(usual.judge().threshold()).isGreaterThan(0.25f);
            assertThat(names(changed)).containsExactly("lbp", "box", "hog+hog+lbp", "svm", "gate", "threshold");
            assertThat(names(usual)).containsExactly("haar-alt2", "eyes", "hog+hog+lbp", "svm", "gate", "threshold");
            assertThat(changed.analyzeCrop(grey).quality().faults()).hasSize(1);
            assertThat(changed.analyzeCrop(grey).scores())
                    .isEqualTo(usual.analyzeCrop(grey).scores());
        }
    }

    private static List<String> names(FaceAnalyzer analyzer) {
        return analyzer.provenance(Instant.EPOCH).stages().stream()
                .map(StageInfo::name)
                .toList();
    }

    @Test
    void aBuilderNamesWhatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaceAnalyzer.builder("clasic"))
                .withMessageContaining("known: accurate, fast, classic");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> FaceAnalyzer.builder("classic").locator("near").build())
                .withMessageContaining("'near'");
        for (double threshold : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            FaceAnalyzer.builder("classic").threshold(threshold).build())
                    .withMessageContaining("threshold must lie in 0 to 1");
        }
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(
                        () -> FaceAnalyzer.builder("classic").model("none-such").build())
                .withMessageContaining("'none-such'");
    }

    @Test
    void theVersionComesFromTheBuild() {
        assertThat(Version.current()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }

    @Test
    void theMirrorImageIsAChoiceWhereTheModelWasCalibratedForIt(@TempDir Path folder) throws Exception {
        ExpressionModel both = StandInModel.embedding(folder.resolve("both"));
        Calibration calibration = new Calibration("temperature", 2, false, "x", Optional.of(new OtherWay(0.5, 0.25)));
        ExpressionManifest manifest = StandInModel.with(both.manifest(), calibration, Optional.empty());
        assertThat(manifest.mirrored(false)).isEqualTo(manifest);
        assertThat(manifest.mirrored(true).calibration())
                .isEqualTo(new Calibration("temperature", 0.5, true, "x", Optional.of(new OtherWay(2, 0))));
        assertThat(manifest.mirrored(true).verdict().threshold()).isEqualTo(0.25);
        assertThat(manifest.mirrored(true).mirrored(false)).isEqualTo(manifest);
        Pipeline pipeline =
                Pipelines.get("classic").withModel(folder.resolve("both").toString());
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> pipeline.withMirrored(true).build())
                .withMessageContaining("calibrated only without the mirror image");
        pipeline.withMirrored(false).build().close();
    }
}
