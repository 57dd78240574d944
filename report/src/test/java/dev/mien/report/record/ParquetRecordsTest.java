package dev.mien.report.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.face.Face;
import dev.mien.face.FaceGeometry;
import dev.mien.face.FaceResult;
import dev.mien.face.Gaze;
import dev.mien.face.HeadPose;
import dev.mien.face.Search;
import dev.mien.image.Point;
import dev.mien.report.PictureDetections;
import dev.mien.report.PictureResult;
import dev.mien.stage.StageSpec;
import dev.mien.testkit.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parquet says what JSON Lines say, field by field and number by number. */
class ParquetRecordsTest {
    /** Results of every form: each field that may be missing is there and is missing. */
    private static byte[] pictures(Format format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RecordWriter<PictureResult> writer = Records.open(format, Records.pictures(Expression.FERPLUS), out)) {
            for (PictureResult picture : ResultJsonTest.pictures().toList()) {
                writer.write(picture);
            }
            writer.write(new PictureResult("eyes.jpg", Samples.frame(640, 480, gazing())));
        }
        return out.toByteArray();
    }

    private static FaceResult gazing() {
        FaceResult face = Samples.turned(Samples.happy(new Box(12, 30, 88, 97)));
        Gaze gaze = new Gaze(new Gaze.Eye(-3.25, 4, 1, 179.96, 0.75), new Gaze.Eye(90, -12.3, 0, -5, 0));
        FaceGeometry geometry = new FaceGeometry(new HeadPose(1, 2, 3), 0.3, 0.31, 0.04, Optional.of(gaze));
        return face.withReadings(face.readings().withGeometry(Optional.of(geometry)));
    }

    private static byte[] detections(Format format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RecordWriter<PictureDetections> writer = Records.open(format, Records.DETECTIONS, out)) {
            Face face = new Face(new Box(12.04, 30.5, 88, 97), 0.875f, List.of(new Point(1, 2.25), new Point(-3, 4)));
            Search search = new Search(320, 32, Optional.of(new StageSpec("cnn", Map.of("tile", "320"))));
            writer.write(new PictureDetections("a, \"b\".jpg", 640, 480, List.of(face, face), Optional.of(search)));
            writer.write(new PictureDetections("写真 😀.jpg", 10, 20, List.of(), Optional.empty()));
        }
        return out.toByteArray();
    }

    @Test
    void picturesAreThoseOfJsonLines() throws IOException {
        assertThat(ParquetFiles.rows(pictures(Format.PARQUET)))
                .map(ParquetRecordsTest::withoutNulls)
                .isEqualTo(expected(pictures(Format.JSONL)));
    }

    @Test
    void detectionsAreThoseOfJsonLines() throws IOException {
        assertThat(ParquetFiles.rows(detections(Format.PARQUET)))
                .map(ParquetRecordsTest::withoutNulls)
                .isEqualTo(expected(detections(Format.JSONL)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void videosAreThoseOfJsonLines(int minGroup) throws IOException {
        assertThat(ParquetFiles.rows(VideoRecordsTest.bytes(Format.PARQUET, minGroup)))
                .map(ParquetRecordsTest::withoutNulls)
                .isEqualTo(expected(VideoRecordsTest.bytes(Format.JSONL, minGroup)));
    }

    @Test
    void equalResultsGiveEqualBytes() throws IOException {
        assertThat(pictures(Format.PARQUET)).isEqualTo(pictures(Format.PARQUET));
        assertThat(VideoRecordsTest.bytes(Format.PARQUET, 1)).isEqualTo(VideoRecordsTest.bytes(Format.PARQUET, 1));
    }

    @Test
    void aRunWithoutResultsIsAFileWithoutRows() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Records.open(Format.PARQUET, Records.videos(Expression.FERPLUS), out).close();
        assertThat(ParquetFiles.rows(out.toByteArray())).isEmpty();
        assertThat(ParquetFiles.query(out.toByteArray(), "SELECT count(*) FROM FILE"))
                .containsExactly(List.of("0"));
    }

    @Test
    void theFileSaysWhatWroteItAndHow() throws IOException {
        byte[] file = pictures(Format.PARQUET);
        assertThat(
                        ParquetFiles.query(
                                file,
                                "SELECT decode(key), decode(value) FROM parquet_kv_metadata(FILE) WHERE decode(key) LIKE 'mien%' ORDER BY 1"))
                .containsExactly(List.of("mien.schema", "1"), List.of("mien.version", "0.1.0-SNAPSHOT"));
        assertThat(ParquetFiles.query(file, "SELECT DISTINCT compression FROM parquet_metadata(FILE)"))
                .containsExactly(List.of("ZSTD"));
        assertThat(ParquetFiles.query(
                        file, "SELECT encodings FROM parquet_metadata(FILE) WHERE path_in_schema LIKE '%expression'"))
                .allMatch(row -> row.get(0).contains("RLE_DICTIONARY"));
    }

    /** What queries and joins rest on: names, and types that lose nothing. */
    @Test
    void columnsHaveTheTypesOfThePage() throws IOException {
        assertThat(
                        ParquetFiles.query(
                                pictures(Format.PARQUET),
                                "SELECT typeof(source), typeof(width), typeof(time), typeof(faces[1].box.x), typeof(faces[1].landmarks),"
                                        + " typeof(faces[1].probabilities.happiness), typeof(faces[1].quality.pass) FROM FILE LIMIT 1"))
                .containsExactly(List.of(
                        "VARCHAR",
                        "BIGINT",
                        "DECIMAL(18,3)",
                        "DECIMAL(9,1)",
                        "STRUCT(x DECIMAL(9,1), y DECIMAL(9,1))[]",
                        "DECIMAL(9,4)",
                        "BOOLEAN"));
    }

    private static List<JsonNode> expected(byte[] lines) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : new String(lines, StandardCharsets.UTF_8).lines().toList()) {
            JsonNode row = withoutNulls(ParquetFiles.JSON.readTree(line));
            for (JsonNode face : row.path("faces")) {
                ((ObjectNode) face).set("landmarks", points(face.get("landmarks")));
            }
            rows.add(row);
        }
        return rows;
    }

    private static JsonNode points(JsonNode pairs) {
        ArrayNode points = ParquetFiles.JSON.createArrayNode();
        for (JsonNode pair : pairs) {
            points.addObject().<ObjectNode>set("x", pair.get(0)).set("y", pair.get(1));
        }
        return points;
    }

    /** Missing in JSON Lines and null in Parquet are the same; so are numbers with more and fewer zeros. */
    private static JsonNode withoutNulls(JsonNode node) {
        if (node.isObject()) {
            ObjectNode object = ParquetFiles.JSON.createObjectNode();
            node.properties().forEach(field -> {
                if (!field.getValue().isNull()) {
                    object.set(field.getKey(), withoutNulls(field.getValue()));
                }
            });
            return object;
        } else if (node.isArray()) {
            ArrayNode array = ParquetFiles.JSON.createArrayNode();
            node.forEach(item -> array.add(withoutNulls(item)));
            return array;
        } else if (node.isNumber()) {
            return ParquetFiles.JSON
                    .getNodeFactory()
                    .numberNode(node.decimalValue().stripTrailingZeros());
        }
        return node;
    }
}
