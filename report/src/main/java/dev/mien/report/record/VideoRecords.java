package dev.mien.report.record;

import dev.mien.timeline.ExpressionEvent;
import dev.mien.timeline.Signal;
import dev.mien.timeline.Step;
import dev.mien.timeline.TimedFrame;
import dev.mien.timeline.VideoSummary;
import java.io.Closeable;
import java.io.IOException;

/** Where the results of videos go, one video after the other. {@link Records#videos} are written so. */
public interface VideoRecords extends Closeable {
    /**
     * Writes what was seen in a frame.
     *
     * @param source what the user calls the video
     * @param frame the next, in the order of time
     * @throws IOException if it cannot be written
     */
    void frame(String source, TimedFrame frame) throws IOException;

    /**
     * An event that has ended.
     *
     * @param source what the user calls the video
     * @param event of one person
     * @throws IOException if it cannot be written
     */
    void event(String source, ExpressionEvent event) throws IOException;

    /**
     * A blink or a time of looking away that has ended.
     *
     * @param source what the user calls the video
     * @param signal of one person
     * @throws IOException if it cannot be written
     */
    void signal(String source, Signal signal) throws IOException;

    /**
     * What a step settled: the events and signals that have ended, then the frames.
     *
     * @param source what the user calls the video
     * @param step events, signals and frames
     * @throws IOException if it cannot be written
     */
    default void step(String source, Step step) throws IOException {
        for (ExpressionEvent event : step.ended()) {
            event(source, event);
        }
        for (Signal signal : step.signals()) {
            signal(source, signal);
        }
        for (TimedFrame frame : step.settled()) {
            frame(source, frame);
        }
    }

    /**
     * All frames were given.
     *
     * @param video what was seen over time
     * @throws IOException if it cannot be written
     */
    void end(VideoSummary video) throws IOException;
}
