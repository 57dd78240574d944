package dev.mien.batch.table;

import dev.mien.face.Expression;
import dev.mien.report.PictureResult;
import dev.mien.report.record.CsvRows;
import dev.mien.report.record.Format;
import dev.mien.report.record.RecordWriter;
import dev.mien.report.record.Records;
import dev.mien.report.record.VideoRecords;
import dev.mien.timeline.ExpressionEvent;
import dev.mien.timeline.Signal;
import dev.mien.timeline.TimedFrame;
import dev.mien.timeline.VideoSummary;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** Results as JSON Lines, tables as CSV. */
final class JsonLinesFormat implements ResultFormat {
    @Override
    public String label() {
        return "jsonl";
    }

    @Override
    public String resultEnding() {
        return ".jsonl";
    }

    @Override
    public String tableEnding() {
        return ".csv";
    }

    @Override
    public MediumRecords result(List<Expression> labels, OutputStream out) throws IOException {
        return new Lines(
                Records.open(Format.JSONL, Records.pictures(labels), out),
                Records.open(Format.JSONL, Records.videos(labels), out));
    }

    @Override
    public Rows table(List<Column> columns, OutputStream out) throws IOException {
        CsvRows.exact(out).write(columns.stream().map(Column::name).toList());
        return new Rows() {
            @Override
            public void add(InputStream rows) throws IOException {
                rows.transferTo(out);
            }

            @Override
            public void close() throws IOException {
                out.flush();
            }
        };
    }

    private record Lines(RecordWriter<PictureResult> pictures, VideoRecords videos) implements MediumRecords {
        @Override
        public void picture(PictureResult picture) throws IOException {
            pictures.write(picture);
        }

        @Override
        public void frame(String source, TimedFrame frame) throws IOException {
            videos.frame(source, frame);
        }

        @Override
        public void event(String source, ExpressionEvent event) throws IOException {
            videos.event(source, event);
        }

        @Override
        public void signal(String source, Signal signal) throws IOException {
            videos.signal(source, signal);
        }

        @Override
        public void end(VideoSummary video) throws IOException {
            videos.end(video);
        }

        @Override
        public void close() throws IOException {
            videos.close();
        }
    }
}
