package dev.mien.report.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.face.Expression;
import dev.mien.report.PictureDetections;
import dev.mien.report.PictureResult;
import dev.mien.report.Pictures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordsTest {
    @ParameterizedTest
    @EnumSource
    void everyFormatWritesEveryKindAtOnce(Format format) throws IOException {
        ByteArrayOutputStream pictures = new ByteArrayOutputStream();
        try (RecordWriter<PictureResult> writer =
                Records.open(format, Records.pictures(Expression.FERPLUS), pictures)) {
            writer.write(Pictures.picture("a.jpg"));
            assertThat(pictures.toString(StandardCharsets.UTF_8)).contains("a.jpg");
        }
        ByteArrayOutputStream detections = new ByteArrayOutputStream();
        try (RecordWriter<PictureDetections> writer = Records.open(format, Records.DETECTIONS, detections)) {
            writer.write(new PictureDetections("b.jpg", 4, 3, List.of(), Optional.empty()));
            assertThat(detections.toString(StandardCharsets.UTF_8)).contains("b.jpg");
        }
        Records.open(format, Records.videos(Expression.FERPLUS), new ByteArrayOutputStream())
                .close();
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
