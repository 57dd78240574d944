package dev.mien.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mien.testkit.model.Manifests;
import dev.mien.testkit.model.StandInModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calibrations by name: chosen, kept, read from a file, and refused where they do not fit. */
class CalibrationTest {
    private static final List<String> LABELS = List.of("happiness", "neutral");

    @TempDir
    private Path temp;

    private static Calibrated named(String name, double temperature, Double... offsets) {
        Calibration calibration = new Calibration(
                Optional.of(name),
                Calibration.BIAS_CORRECTED,
                temperature,
                Optional.of(List.of(offsets)),
                false,
                "some faces",
                Optional.of(new Calibration.OtherWay(3, Optional.of(List.of(0.5, -0.5)), 0.25)));
        return new Calibrated(calibration, new VerdictRule(0.75, 0.5, Optional.of(0.9)));
    }

    @Test
    void theChosenOneIsInUseAndTheOthersStay() {
        ExpressionManifest plain = Manifests.of("m", ModelKind.SVM, "hog", LABELS);
        ExpressionManifest twice = plain.calibrated(named("a", 2, 1.0, -1.0)).calibrated(named("b", 1, 0.0, 0.0));
        assertThat(twice.calibrations())
                .extracting(one -> one.calibration().called())
                .containsExactly("b", "a", Calibration.UNNAMED);
        assertThat(twice.verdict().accuracy()).contains(0.9);
        ExpressionManifest again = twice.calibrated(named("a", 4, 1.0, -1.0));
        assertThat(again.calibrations())
                .extracting(one -> one.calibration().temperature())
                .containsExactly(4.0, 1.0, 0.25);
        assertThat(again.mirrored(true).calibration().offsets()).contains(List.of(0.5, -0.5));
        assertThat(again.mirrored(true).verdict().threshold()).isEqualTo(0.25);
        assertThat(again.mirrored(true).mirrored(false)).isEqualTo(again);
    }

    @Test
    void allOfThemStandInTheManifest() throws Exception {
        ExpressionModel model = StandInModel.embedding(temp.resolve("m"));
        ExpressionManifest two = model.manifest().calibrated(named("a", 2, 1.0, -1.0));
        assertThat(ManifestJson.parse(ManifestJson.write(two), "it")).isEqualTo(two);
    }

    @Test
    void asManyOffsetsAsLabels() {
        ExpressionManifest plain = Manifests.of("m", ModelKind.SVM, "hog", LABELS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.calibrated(named("a", 2, 1.0)))
                .withMessageContaining("a number for each of the 2 labels, got [1.0]");
    }

    @Test
    void aFileIsForTheScoresThatItWasFittedTo() throws Exception {
        ExpressionModel model = StandInModel.embedding(temp.resolve("m"));
        Calibrated office = named("office", 2, 1.0, -1.0);
        Path file = temp.resolve("office.json");
        Files.write(
                file,
                new CalibrationFile(model.manifest().scorer(), LABELS, office.calibration(), office.verdict()).write());
        ExpressionManifest chosen = model.calibrated(file.toString()).manifest();
        assertThat(chosen.calibration()).isEqualTo(office.calibration());
        assertThat(chosen.verdict()).isEqualTo(office.verdict());

        ExpressionModel other = StandInModel.logits(temp.resolve("n"), LABELS);
        refused(
                other,
                file.toString(),
                "fitted to the scores of stand-in@",
                "mien train calibration --model own-labels");
        refused(model, "common", "no calibration 'common': model stand-in has own, and there is no such file");
        Files.writeString(file, "{}");
        refused(model, file.toString(), "office.json: field 'model': is missing");
    }

    @Test
    void cardAndGoldenFilesDoNotChangeTheScores() {
        ExpressionManifest plain = Manifests.of("m", ModelKind.SVM, "hog", LABELS);
        String first = scorer(plain, Map.of("in.bin", "a", "out.bin", "a", "MODEL_CARD.md", "a", "weights.bin", "a"));
        assertThat(scorer(plain, Map.of("in.bin", "b", "out.bin", "b", "MODEL_CARD.md", "b", "weights.bin", "a")))
                .isEqualTo(first);
        assertThat(scorer(plain, Map.of("in.bin", "a", "out.bin", "a", "MODEL_CARD.md", "a", "weights.bin", "b")))
                .isNotEqualTo(first);
    }

    private static String scorer(ExpressionManifest manifest, Map<String, String> contents) {
        return manifest.withFiles(contents.entrySet().stream()
                        .map(file -> ModelFile.of(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8)))
                        .toList())
                .scorer();
    }

    private static void refused(ExpressionModel model, String nameOrFile, String... words) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> model.calibrated(nameOrFile))
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }
}
