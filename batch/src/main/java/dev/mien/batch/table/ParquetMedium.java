package dev.mien.batch.table;

import dev.mien.face.Expression;
import dev.mien.report.PictureResult;
import dev.mien.report.record.Format;
import dev.mien.report.record.RecordWriter;
import dev.mien.report.record.Records;
import dev.mien.report.record.VideoRecords;
import dev.mien.timeline.ExpressionEvent;
import dev.mien.timeline.Signal;
import dev.mien.timeline.TimedFrame;
import dev.mien.timeline.VideoSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Parquet file of one medium, whose columns are those of pictures or of videos: what comes first says which. */
final class ParquetMedium implements MediumRecords {
    private final List<Expression> labels;
    private final OutputStream out;
    private @Nullable RecordWriter<PictureResult> pictures;
    private @Nullable VideoRecords videos;

    ParquetMedium(List<Expression> labels, OutputStream out) {
        this.labels = labels;
        this.out = out;
    }

    @Override
    public void picture(PictureResult picture) throws IOException {
        if (pictures == null) {
            pictures = Records.open(Format.PARQUET, Records.pictures(labels), out);
        }
        pictures.write(picture);
    }

    private VideoRecords video() throws IOException {
        if (videos == null) {
            videos = Records.open(Format.PARQUET, Records.videos(labels), out);
        }
        return videos;
    }

    @Override
    public void frame(String source, TimedFrame frame) throws IOException {
        video().frame(source, frame);
    }

    @Override
    public void event(String source, ExpressionEvent event) throws IOException {
        video().event(source, event);
    }

    @Override
    public void signal(String source, Signal signal) throws IOException {
        video().signal(source, signal);
    }

    @Override
    public void end(VideoSummary video) throws IOException {
        video().end(video);
    }

    @Override
    public void close() throws IOException {
        if (pictures == null) {
            video().close();
        } else {
            pictures.close();
        }
    }
}
