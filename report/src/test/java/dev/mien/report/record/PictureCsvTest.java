package dev.mien.report.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.face.FaceResult;
import dev.mien.report.PictureResult;
import dev.mien.report.Pictures;
import dev.mien.testkit.DefaultLocale;
import dev.mien.testkit.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PictureCsvTest {
    private static final String AWKWARD = "a \"b\", c\r\nd ü 写真.jpg";

    @Test
    void readsBackAsItWasWritten() throws IOException {
        List<Map<String, String>> rows = ParsedCsv.rows(
                write(false, Pictures.picture(AWKWARD, Samples.happy(new Box(12, 30.46, 88, 97)), unsureFace())));
        assertThat(rows).hasSize(2);
        Map<String, String> happy = rows.get(0);
        assertThat(happy)
                .containsEntry("source", AWKWARD)
                .containsEntry("face", "0")
                .containsEntry("y", "30.5")
                .containsEntry("box_width", "88.0")
                .containsEntry("expression", "happiness")
                .containsEntry("reason", "")
                .containsEntry("happiness", "0.9504")
                .containsEntry("quality_pass", "true");
        assertThat(rows.get(1))
                .containsEntry("face", "1")
                .containsEntry("expression", "unsure")
                .containsEntry("reason", "probably neutral (31 %)")
                .containsEntry("quality_faults", "too blurred; too small, \"tiny\"")
                .containsEntry("contempt", "");
    }

    @Test
    void headPoseAndOpeningsAreEmptyWhereTheyAreNotKnown() throws IOException {
        FaceResult happy = Samples.happy(new Box(12, 30, 88, 97));
        List<Map<String, String>> rows =
                ParsedCsv.rows(write(false, Pictures.picture("a.jpg", Samples.turned(happy), happy)));
        assertThat(rows.get(0))
                .containsEntry("yaw", "-31.3")
                .containsEntry("pitch", "10.0")
                .containsEntry("roll", "0.0")
                .containsEntry("eye_aspect_ratio_right", "0.3")
                .containsEntry("eye_aspect_ratio_left", "0.28")
                .containsEntry("mouth_opening", "0.5");
        assertThat(rows.get(1)).containsEntry("yaw", "").containsEntry("mouth_opening", "");
    }

    @Test
    void aPictureWithoutFacesKeepsARow() throws IOException {
        List<Map<String, String>> rows = ParsedCsv.rows(write(false, Pictures.picture("empty.jpg")));
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0)).containsEntry("source", "empty.jpg").containsEntry("width", "640");
        Map<String, String> face = new HashMap<>(rows.get(0));
        face.keySet().removeAll(List.of("source", "width", "height", "frame", "time"));
        assertThat(face.values()).hasSizeGreaterThan(20).containsOnly("");
    }

    @Test
    void aRunWithoutPicturesStillHasItsHeader() throws IOException {
        String header =
                write(false, Pictures.picture("a.jpg")).lines().findFirst().orElseThrow();
        assertThat(write(false)).isEqualTo(header + "\r\n").startsWith("source,width,height,frame,time,face,x,");
    }

    @Test
    void exactKeepsAFormulaAndSpreadsheetsGuardsIt() throws IOException {
        PictureResult formula = Pictures.picture("=HYPERLINK(\"x\").jpg");
        assertThat(ParsedCsv.rows(write(false, formula)).get(0)).containsEntry("source", "=HYPERLINK(\"x\").jpg");

        for (String name : List.of(
                "+1.jpg", "-1.jpg", "@a.jpg", "\t=1", "\r=1", "\n=1", "\uff1d1", "\uff0b1", "\uff0d1", "\uff20a")) {
            assertThat(ParsedCsv.rows(write(true, Pictures.picture(name)).substring(1))
                            .get(0))
                    .containsEntry("source", "'" + name);
        }
        String guarded = write(true, formula, Pictures.picture("plain.jpg", Samples.unsure(new Box(-1.5, 2, 30, 40))));
        assertThat(guarded).startsWith("\ufeff");
        List<Map<String, String>> rows = ParsedCsv.rows(guarded.substring(1));
        assertThat(rows.get(0)).containsEntry("source", "'=HYPERLINK(\"x\").jpg");
        assertThat(rows.get(1)).containsEntry("source", "plain.jpg");
        assertThat(rows.get(1)).as("numbers stay numbers, even negative ones").containsEntry("x", "-1.5");
    }

    @Test
    void noLocaleChangesANumber() throws Exception {
        PictureResult picture = Pictures.picture("a.jpg", unsureFace());
        assertThat(DefaultLocale.with("de-DE", () -> write(false, picture))).isEqualTo(write(false, picture));
        assertThat(DefaultLocale.with("ar-EG-u-nu-arab", () -> write(false, picture)))
                .isEqualTo(write(false, picture));
    }

    private static FaceResult unsureFace() {
        return Samples.unsure(new Box(1, 2, 30, 40));
    }

    private static String write(boolean guarded, PictureResult... pictures) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Format format = guarded ? Format.CSV_SPREADSHEET : Format.CSV;
        try (RecordWriter<PictureResult> writer = Records.open(format, Records.pictures(Expression.FERPLUS), out)) {
            for (PictureResult picture : pictures) {
                writer.write(picture);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
