package dev.mien.report.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Search;
import dev.mien.image.Image;
import dev.mien.report.PictureDetections;
import dev.mien.report.paint.Overlay;
import dev.mien.stage.StageSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DetectionRecordsTest {
    private static final Face FACE = new Face(new Box(12.04, 30.5, 88, 97), 0.875f, List.of());
    private static final Search COARSE = new Search(320, 32, Optional.of(new StageSpec("cnn", Map.of("tile", "320"))));
    private static final PictureDetections TWO = new PictureDetections(
            "a, \"b\".jpg",
            640,
            480,
            List.of(FACE, new Face(new Box(300, 9, 40, 50), 0.5f, List.of())),
            Optional.of(COARSE));
    private static final PictureDetections NONE =
            new PictureDetections("empty.jpg", 10, 20, List.of(), Optional.empty());

    @Test
    void jsonLinesHaveOneObjectAPicture() throws IOException {
        String[] lines = written("jsonl").split("\n", -1);
        assertThat(lines).hasSize(3);
        JsonNode first = new ObjectMapper().readTree(lines[0]);
        assertThat(first.get("source").asText()).isEqualTo("a, \"b\".jpg");
        assertThat(first.get("faces")).hasSize(2);
        assertThat(first.at("/faces/0/box/x").asDouble()).isEqualTo(12.0);
        assertThat(first.at("/faces/0/confidence").asDouble()).isEqualTo(0.875);
        assertThat(first.at("/faces/0/expression").isMissingNode()).isTrue();
        assertThat(first.get("search").toString())
                .isEqualTo("{\"side\":320,\"smallest_face\":32.0,\"finer\":\"cnn:tile=320\"}");
        assertThat(new ObjectMapper().readTree(lines[1]).get("faces")).isEmpty();
    }

    @Test
    void csvHasARowAFaceAndOneForAPictureWithout() throws IOException {
        assertThat(written("csv").split("\r\n"))
                .containsExactly(
                        "source,width,height,face,x,y,box_width,box_height,confidence",
                        "\"a, \"\"b\"\".jpg\",640,480,0,12.0,30.5,88.0,97.0,0.875",
                        "\"a, \"\"b\"\".jpg\",640,480,1,300.0,9.0,40.0,50.0,0.5",
                        "empty.jpg,10,20,,,,,,");
    }

    @Test
    void textSaysWhereFacesAre() throws IOException {
        assertThat(written("text"))
                .contains("640x480  2 faces", "    1  88x97 at 12, 31", "empty.jpg  10x20  no face found");
    }

    @Test
    void overlayMarksDetectionsAndNothingElse() {
        Image grey = Image.gray(400, 400, new byte[160_000]);
        Image drawn = Overlay.draw(grey, List.of(new Face(new Box(100, 100, 80, 80), 0.9f, List.of())));
        assertThat(drawn.sample(101, 140, 0)).isPositive();
        assertThat(drawn.sample(390, 390, 0)).isZero();
    }

    private static String written(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RecordWriter<PictureDetections> writer = Records.open(Format.of(format), Records.DETECTIONS, out)) {
            writer.write(TWO);
            writer.write(NONE);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
