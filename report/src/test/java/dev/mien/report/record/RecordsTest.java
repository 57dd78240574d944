package dev.mien.report.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.report.PictureDetections;
import dev.mien.report.PictureResult;
import dev.mien.report.Pictures;
import dev.mien.testkit.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecordsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @EnumSource
    void everyFormatWritesEveryKindAtOnce(Format format) throws IOException {
        ByteArrayOutputStream pictures = new ByteArrayOutputStream();
        try (RecordWriter<PictureResult> writer =
                Records.open(format, Records.pictures(Expression.FERPLUS), pictures)) {
            writer.write(Pictures.picture("a.jpg"));
            assertThat(format.isBinary()
                            || pictures.toString(StandardCharsets.UTF_8).contains("a.jpg"))
                    .isTrue();
        }
        ByteArrayOutputStream detections = new ByteArrayOutputStream();
        try (RecordWriter<PictureDetections> writer = Records.open(format, Records.DETECTIONS, detections)) {
            writer.write(new PictureDetections("b.jpg", 4, 3, List.of(), Optional.empty()));
            assertThat(format.isBinary()
                            || detections.toString(StandardCharsets.UTF_8).contains("b.jpg"))
                    .isTrue();
        }
        Records.open(format, Records.videos(Expression.FERPLUS), new ByteArrayOutputStream())
                .close();
    }

    static List<String> names() {
        return List.of(
                "plain.jpg",
                "=1+1.jpg",
                "\uff1d\"a\", b.jpg",
                "two\r\nlines\t.jpg",
                "\u001b[31mred\u0000.jpg",
                "\u202egpj.exe",
                "\\\"},{\"x\":\"",
                "\ud83d\ude00 \u5199\u771f.jpg",
                "");
    }

    /** Whatever the source is called, what is written is read back by readers that share nothing with the writers. */
    @ParameterizedTest
    @MethodSource("names")
    void everyOutputIsParsedBack(String name) throws IOException {
        for (Format format : Format.values()) {
            PictureResult picture = Pictures.picture(name, Samples.happy(new Box(12, 30, 88, 97)));
            ByteArrayOutputStream pictures = new ByteArrayOutputStream();
            try (RecordWriter<PictureResult> writer =
                    Records.open(format, Records.pictures(Expression.FERPLUS), pictures)) {
                writer.write(picture);
                writer.write(picture);
            }
            holdsTwo(format, name, pictures.toByteArray());
            ByteArrayOutputStream detections = new ByteArrayOutputStream();
            try (RecordWriter<PictureDetections> writer = Records.open(format, Records.DETECTIONS, detections)) {
                writer.write(new PictureDetections(name, 4, 3, List.of(), Optional.empty()));
                writer.write(new PictureDetections(name, 4, 3, List.of(), Optional.empty()));
            }
            holdsTwo(format, name, detections.toByteArray());
        }
    }

    private static void holdsTwo(Format format, String name, byte[] bytes) throws IOException {
        String written = new String(bytes, StandardCharsets.UTF_8);
        switch (format) {
            case JSONL -> {
                assertThat(written.lines()).hasSize(2);
                for (String line : written.lines().toList()) {
                    assertThat(JSON.readTree(line).get("source").asText()).isEqualTo(name);
                }
            }
            case JSON ->
                assertThat(JSON.readTree(written).findValuesAsText("source")).containsExactly(name, name);
            case CSV -> assertThat(ParsedCsv.rows(written)).hasSize(2).allMatch(row -> name.equals(row.get("source")));
            case CSV_SPREADSHEET ->
                assertThat(ParsedCsv.rows(written.substring(1)))
                        .hasSize(2)
                        .allMatch(row -> name.equals(row.get("source")) || ("'" + name).equals(row.get("source")));
            case PARQUET ->
                assertThat(ParquetFiles.rows(bytes))
                        .extracting(row -> row.get("source").asText())
                        .containsExactly(name, name);
            case TEXT ->
                assertThat(written)
                        .doesNotContainPattern("[\\p{Cc}&&[^\\n]]")
                        .doesNotContainPattern("[\\u202a-\\u202e\\u2066-\\u2069]");
        }
    }

    @Test
    void formatsGoByTheirNames() {
        for (Format format : Format.values()) {
            assertThat(Format.of(format.label())).isEqualTo(format);
        }
        assertThatThrownBy(() -> Format.of("xml"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown format 'xml'; known: " + String.join(", ", Format.labels()));
    }
}
