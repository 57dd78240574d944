package dev.mien.app.video;

import dev.mien.report.record.VideoRecords;
import dev.mien.timeline.ExpressionEvent;
import dev.mien.timeline.TimedFrame;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Hands one video's results on from where only unchecked exceptions may leave. */
record Recorder(VideoRecords records, String source) {
    /** @throws UncheckedIOException if it cannot be written */
    void frame(TimedFrame frame) {
        try {
            records.frame(source, frame);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws UncheckedIOException if it cannot be written */
    void event(ExpressionEvent event) {
        try {
            records.event(source, event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
