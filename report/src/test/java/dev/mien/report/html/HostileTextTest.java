package dev.mien.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.face.Box;
import dev.mien.face.Explanation;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.FaceResult;
import dev.mien.face.HeatMap;
import dev.mien.face.Quality;
import dev.mien.face.Readings;
import dev.mien.face.Verdict;
import dev.mien.image.Affine;
import dev.mien.report.PictureFailure;
import dev.mien.report.Pictures;
import dev.mien.report.paint.EventPictures;
import dev.mien.report.paint.Portraits;
import dev.mien.stage.Provenance;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import dev.mien.testkit.HtmlStructure;
import dev.mien.testkit.Samples;
import dev.mien.timeline.Blink;
import dev.mien.timeline.ExpressionEvent;
import dev.mien.timeline.PersonSummary;
import dev.mien.timeline.VideoSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text that a page shows, set to something hostile: the page must have the same elements and attributes as ever. */
class HostileTextTest {
    private static final String TAME = "harmless";
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    static Stream<String> texts() {
        return HtmlStructure.hostileTexts().stream();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aReportStaysWhatItIs(String text) throws IOException {
        assertThat(HtmlStructure.of(report(text))).isEqualTo(HtmlStructure.of(report(TAME)));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void thePageOfAVideoStaysWhatItIs(String text) throws IOException {
        assertThat(HtmlStructure.of(video(text))).isEqualTo(HtmlStructure.of(video(TAME)));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void whateverFacesAreCalledStaysText(String text) throws IOException {
        assertThat(HtmlStructure.of(face(text).toString()))
                .isEqualTo(HtmlStructure.of(face(TAME).toString()));
        assertThat(HtmlFace.colour(text)).matches("c-[\\w-]+");
    }

    @Test
    void whatAModelCallsItsClassesStaysText() throws IOException {
        String hostile = "<i a=\"b\" c='d'>&";
        String page = labelled(hostile).replace(HtmlFace.colour(hostile), HtmlFace.colour(TAME));
        assertThat(HtmlStructure.of(page))
                .as("but for the name of its colour")
                .isEqualTo(HtmlStructure.of(labelled(TAME)));
        assertThat(page).contains("&lt;i a=&quot;b&quot; c=&#39;d&#39;&gt;&amp;");
    }

    private String labelled(String label) throws IOException {
        Path file = folder.resolve("labelled.html");
        FaceResult face = Samples.happy(new Box(10, 10, 60, 60));
        Expression own = Expression.of(label);
        Readings said = new Readings(
                ExpressionScores.of(List.of(own, Expression.of("other")), new float[] {0.9f, 0.1f}),
                new Verdict.Shows(own));
        try (HtmlReport report = HtmlReport.open(file, provenance(TAME), TAME)) {
            report.add(
                    Pictures.picture(TAME, new FaceResult(face.face(), face.basis(), face.quality(), said)),
                    Samples.grey(640, 480));
        }
        return Files.readString(file);
    }

    @Test
    void theCheckFindsWhatIsInjected() {
        for (String injected :
                List.of("<p>a<b</p>", "<p>a>b</p>", "<p>a & b</p>", "<p title='x'>", "<p title=\"a\"x>")) {
            assertThatThrownBy(() -> HtmlStructure.of(injected)).isInstanceOf(AssertionError.class);
        }
        assertThat(HtmlStructure.of("<p title=\"a &quot; b\" hidden>a &lt; b</p>"))
                .containsExactly("p[title, hidden]", "/p[]");
    }

    private String report(String text) throws IOException {
        Path file = folder.resolve("report.html");
        FaceResult happy = Samples.explained(Samples.happy(new Box(10, 10, 60, 60)));
        FaceResult unsure = new FaceResult(
                happy.face(),
                happy.basis(),
                new Quality(60, 0.5, 20, 0, List.of(text, text)),
                new Readings(happy.scores(), new Verdict.Unsure(text)));
        try (HtmlReport report = HtmlReport.open(file, provenance(text), text)) {
            report.add(Pictures.picture(text, happy, unsure), Samples.grey(640, 480));
            report.addFailure(new PictureFailure(text, text));
        }
        return Files.readString(file);
    }

    private String video(String text) throws IOException {
        Path file = folder.resolve("video.html");
        ExpressionEvent event =
                new ExpressionEvent(1, Expression.FEAR, SECOND, SECOND, SECOND.multipliedBy(2), 0.9, true);
        PersonSummary person = new PersonSummary(
                1,
                SECOND,
                SECOND.multipliedBy(3),
                75,
                Samples.happy(new Box(0, 0, 9, 9)).scores(),
                Map.of(text, SECOND),
                Map.of(),
                List.of(event),
                List.of(new Blink(1, SECOND, SECOND, SECOND.plusMillis(200), 0.7)),
                Optional.of(Duration.ZERO),
                new PersonSummary.Eyes(0, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty()),
                List.of(new PersonSummary.CurvePoint(SECOND, Map.of(Expression.FEAR, 1.0), 0, Optional.empty())),
                SECOND);
        VideoSummary video = new VideoSummary(
                text,
                640,
                360,
                Duration.ZERO,
                SECOND.multipliedBy(4),
                100,
                List.of(person),
                2,
                List.of(),
                SECOND,
                5,
                List.of(text),
                provenance(text));
        VideoPage.write(file, video, new EventPictures(), new Portraits());
        return Files.readString(file);
    }

    private static Html face(String text) throws IOException {
        Explanation why = new Explanation(
                Expression.ANGER, new HeatMap(1, 1, new float[] {1}), Samples.grey(48, 48), Affine.IDENTITY);
        return Html.all(List.of(HtmlFace.chip(text), HtmlFace.explanations(Map.of(text, why))));
    }

    private static Provenance provenance(String text) {
        return new Provenance(
                text, Instant.EPOCH, List.of(new StageInfo(StageKind.DETECT, text, Map.of(text, text), text)));
    }
}
