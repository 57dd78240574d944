package dev.mien.report.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.face.FrameResult;
import dev.mien.face.Search;
import dev.mien.report.PictureFailure;
import dev.mien.report.PictureResult;
import dev.mien.report.Pictures;
import dev.mien.stage.StageSpec;
import dev.mien.testkit.DefaultLocale;
import dev.mien.testkit.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PictureTextTest {
    private static final Box BOX = new Box(10, 20, 100, 110);

    @Test
    void showsThePictureAndTheThreeLikeliestExpressions() throws IOException {
        assertThat(verbose(Pictures.picture("a.jpg", Samples.happy(BOX))).lines())
                .containsExactly(
                        "a.jpg  640x480  1 face",
                        "    1  happiness 95 %  100x110 at 10, 20",
                        "       happiness  95 %  ███████████████████",
                        "       neutral     2 %  ▍",
                        "       surprise    1 %  ▎");
    }

    @Test
    void withoutMoreAskedForAFaceIsALine() throws IOException {
        assertThat(write(false, Pictures.picture("a.jpg", Samples.turned(Samples.happy(BOX))))
                        .lines())
                .containsExactly("a.jpg  640x480  1 face", "    1  happiness 95 %  100x110 at 10, 20");
    }

    @Test
    void saysHowTheHeadIsTurnedWhereItIsKnown() throws IOException {
        assertThat(verbose(Pictures.picture("a.jpg", Samples.turned(Samples.happy(BOX)))))
                .contains("    1  happiness 95 %  100x110 at 10, 20  yaw -31°, pitch 10°, roll 0°\n");
    }

    @Test
    void saysWhereAPictureWasSearchedTooCoarsely() throws IOException {
        FrameResult large = Samples.frame(4000, 3000, Samples.happy(BOX));
        PictureResult coarse = new PictureResult(
                "a.jpg",
                large.withSearch(new Search(640, 100, Optional.of(new StageSpec("cnn", Map.of("tile", "640"))))));
        PictureResult fine = new PictureResult("a.jpg", large.withSearch(new Search(4000, 16, Optional.empty())));
        assertThat(verbose(coarse))
                .startsWith("a.jpg  4000x3000  1 face  searched at 640 px, which loses faces under 100 px\n");
        assertThat(verbose(fine)).startsWith("a.jpg  4000x3000  1 face\n");
        assertThat(write(false, coarse)).startsWith("a.jpg  4000x3000  1 face\n");
    }

    @Test
    void saysWhyItIsUnsureAndThatThereIsNoFace() throws IOException {
        assertThat(write(false, Pictures.picture("a.jpg", Samples.unsure(BOX))))
                .contains("unsure (probably neutral (31 %))");
        assertThat(write(false, Pictures.picture("b.jpg"))).contains("no face found");
    }

    @Test
    void aFileNameCannotCommandTheTerminal() throws IOException {
        assertThat(write(false, Pictures.picture("\u001b[2J\n\u202efdp.jpg")))
                .startsWith("␛[2J␊\ufffdfdp.jpg  ")
                .doesNotContain("\u001b");
    }

    @Test
    void coloursOnlyWhenAsked() throws IOException {
        PictureResult picture = Pictures.picture("a.jpg", Samples.happy(BOX));
        assertThat(write(false, picture)).doesNotContain("\u001b");
        assertThat(write(true, picture)).contains("\u001b[1;48;2;240;165;0;");
        assertThat(write(true, picture).replaceAll("\u001b\\[[0-9;]*m", "").replace(" happiness  95", "happiness 95"))
                .isEqualTo(write(false, picture));
    }

    @Test
    void noLocaleChangesIt() throws Exception {
        PictureResult picture = Pictures.picture("a.jpg", Samples.happy(BOX));
        assertThat(DefaultLocale.with("ar-EG-u-nu-arab", () -> write(true, picture)))
                .isEqualTo(write(true, picture));
    }

    @Test
    void barsAreFullOnlyAtOneAndEmptyOnlyAtZero() {
        assertThat(PictureText.bar(1)).isEqualTo("█".repeat(20));
        assertThat(PictureText.bar(0.5)).isEqualTo("█".repeat(10));
        assertThat(PictureText.bar(0.0001)).isEqualTo("▏");
        assertThat(PictureText.bar(0)).isEmpty();
    }

    @Test
    void aFailureNamesItsPictureOnce() {
        assertThat(new PictureFailure("a.jpg", "not a picture").line()).isEqualTo("a.jpg: not a picture");
        assertThat(new PictureFailure("a.jpg", "a.jpg: not a picture").line()).isEqualTo("a.jpg: not a picture");
    }

    private static String write(boolean colour, PictureResult picture) throws IOException {
        return write(new TextStyle(colour, false), picture);
    }

    private static String verbose(PictureResult picture) throws IOException {
        return write(new TextStyle(false, true), picture);
    }

    private static String write(TextStyle style, PictureResult picture) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RecordWriter<PictureResult> writer =
                Records.open(Format.TEXT, Records.pictures(Expression.FERPLUS), out, style)) {
            writer.write(picture);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
