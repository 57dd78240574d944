package dev.mien.batch.table;

import dev.mien.face.Expression;
import dev.mien.face.FrameResult;
import dev.mien.follow.FollowedFrame;
import dev.mien.report.PictureResult;
import dev.mien.report.record.Format;
import dev.mien.report.record.Records;
import dev.mien.report.record.VideoRecords;
import dev.mien.timeline.TimedFace;
import dev.mien.timeline.TimedFrame;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Rows of faces as those of videos are, without the header. A picture is a frame by itself, and its faces are nobody's. */
final class FaceRows {
    private final VideoRecords rows;

    FaceRows(List<Expression> labels, OutputStream out) throws IOException {
        Body body = new Body(out);
        rows = Records.open(Format.CSV, Records.videos(labels), body);
        body.headIsOver = true;
    }

    static List<String> columns(List<Expression> labels) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        try {
            Records.open(Format.CSV, Records.videos(labels), head).close();
            return new CsvReader(new StringReader(head.toString(StandardCharsets.UTF_8)), "columns")
                    .next()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void picture(PictureResult picture) throws IOException {
        FrameResult result = picture.result();
        List<TimedFace> faces = result.faces().stream()
                .map(face -> new TimedFace(face, Optional.empty()))
                .toList();
        frame(picture.source(), new TimedFrame(new FollowedFrame(result, List.of(), true), faces));
    }

    void frame(String source, TimedFrame frame) throws IOException {
        rows.frame(source, frame);
    }

    /** Lets nothing through until the head was written. */
    private static final class Body extends FilterOutputStream {
        private boolean headIsOver;

        Body(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            if (headIsOver) {
                out.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (headIsOver) {
                out.write(bytes, from, length);
            }
        }
    }
}
