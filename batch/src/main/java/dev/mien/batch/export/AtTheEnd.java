package dev.mien.batch.export;

import dev.mien.report.record.VideoRecords;
import dev.mien.timeline.ExpressionEvent;
import dev.mien.timeline.Signal;
import dev.mien.timeline.TimedFrame;
import dev.mien.timeline.VideoSummary;
import java.io.IOException;

/** Records of which only the summary is wanted. */
record AtTheEnd(Writing writing) implements VideoRecords {
    interface Writing {
        void write(VideoSummary video) throws IOException;
    }

    @Override
    public void frame(String source, TimedFrame frame) {}

    @Override
    public void event(String source, ExpressionEvent event) {}

    @Override
    public void signal(String source, Signal signal) {}

    @Override
    public void end(VideoSummary video) throws IOException {
        writing.write(video);
    }

    @Override
    public void close() {}
}
