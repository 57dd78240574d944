package dev.mien.report.record;

import dev.mien.timeline.ExpressionEvent;
import dev.mien.timeline.Step;
import dev.mien.timeline.TimedFrame;
import dev.mien.timeline.VideoSummary;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** Where the results of videos go, one video after the other. {@link #create} makes one by the name of its format. */
public interface VideoRecords extends Closeable {
    /** @param source what the user calls the video */
    void frame(String source, TimedFrame frame) throws IOException;

    /** An event that has ended. */
    void event(String source, ExpressionEvent event) throws IOException;

    /** What a step settled: the events that have ended, then the frames. */
    default void step(String source, Step step) throws IOException {
        for (ExpressionEvent event : step.ended()) {
            event(source, event);
        }
        for (TimedFrame frame : step.settled()) {
            frame(source, frame);
        }
    }

    /** All frames were given. */
    void end(VideoSummary video) throws IOException;

    /**
     * @param name {@code jsonl}, {@code csv}, {@code csv-spreadsheet} or {@code text}
     * @throws IllegalArgumentException if the name is unknown; the message lists the known ones
     */
    static VideoRecords create(String name, OutputStream out) throws IOException {
        return switch (name) {
            case "jsonl" -> new VideoJsonLines(out);
            case "csv" -> new VideoCsv(CsvRows.exact(out));
            case "csv-spreadsheet" -> new VideoCsv(CsvRows.forSpreadsheets(out));
            case "text" -> new VideoText(out);
            default -> throw ResultWriters.unknown(name);
        };
    }
}
