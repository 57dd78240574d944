package dev.mien.eval.compare.report;

import static dev.mien.eval.compare.Compared.face;
import static dev.mien.eval.compare.Compared.sure;
import static dev.mien.face.Expression.ANGER;
import static dev.mien.face.Expression.FEAR;
import static dev.mien.face.Expression.HAPPINESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.eval.compare.ComparedFace;
import dev.mien.eval.compare.ComparedPicture;
import dev.mien.eval.compare.ComparedPipelines;
import dev.mien.eval.compare.Comparison;
import dev.mien.face.FaceResult;
import dev.mien.face.Readings;
import dev.mien.face.Verdict;
import dev.mien.report.PictureFailure;
import dev.mien.stage.Provenance;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import dev.mien.testkit.HtmlStructure;
import dev.mien.testkit.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text of the comparison page, set to something hostile. */
class HostileComparisonTest {
    @TempDir
    private Path folder;

    static Stream<String> texts() {
        return HtmlStructure.hostileTexts().stream();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void thePageStaysWhatItIs(String text) throws IOException {
        assertThat(HtmlStructure.of(page(text))).isEqualTo(HtmlStructure.of(page("harmless")));
    }

    private String page(String text) throws IOException {
        Path file = folder.resolve("page.html");
        ComparedPipelines pipelines = new ComparedPipelines(text, text, text, text, text);
        Comparison comparison = Comparison.labelled(pipelines, text, text);
        FaceResult unsure = sure(HAPPINESS, 0.8, FEAR);
        unsure = unsure.withReadings(new Readings(unsure.scores(), new Verdict.Unsure(text)));
        ComparedFace compared = face(sure(FEAR, 0.9, ANGER), unsure);
        try (ComparisonPage page =
                ComparisonPage.open(file, pipelines, provenance(text), provenance(text), 9, Optional.empty())) {
            for (Optional<Path> lies : List.of(Optional.<Path>empty(), Optional.of(folder.resolve(text)))) {
                ComparedPicture picture =
                        new ComparedPicture(text, lies, 640, 480, List.of(compared), Optional.of(FEAR));
                comparison.add(picture);
                page.add(picture, Samples.grey(640, 480));
            }
            comparison.addFailure();
            page.addFailure(new PictureFailure(text, text));
            page.finish(comparison);
        }
        return Files.readString(file);
    }

    private static Provenance provenance(String text) {
        return new Provenance(
                text, Instant.EPOCH, List.of(new StageInfo(StageKind.DETECT, text, Map.of(text, text), text)));
    }
}
