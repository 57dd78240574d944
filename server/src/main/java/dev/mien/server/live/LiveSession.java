package dev.mien.server.live;

import dev.mien.report.record.Format;
import dev.mien.report.record.VideoRecords;
import dev.mien.server.key.Caller;
import dev.mien.server.policy.Answers;
import dev.mien.server.work.Analyzers;
import dev.mien.server.work.Gate;
import dev.mien.timeline.Step;
import dev.mien.timeline.VideoAnalyzer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One camera: frames in by {@link #frame}, records out to the client, one by one as {@code mien live} writes them: a {@code frame}
 * for each that was read, an {@code event} when it has ended, and, when the client has said that it is done, what it all came to.
 */
public final class LiveSession implements AutoCloseable {
    /** What records call the camera. */
    private static final String NAME = "live";

    /** Where records go. */
    public interface Client {
        /**
         * Takes one record; waits until it is on its way, so that a slow client is sent less.
         *
         * @param record one JSON object
         * @throws IOException if the client is gone
         */
        void send(String record) throws IOException;

        /**
         * Is told once that no more records will come.
         *
         * @param fault one line on why; empty if all was well
         */
        void ended(Optional<String> fault);
    }

    private final Analyzers.Lease lease;
    private final int every;
    private final Answers answers;
    private final Client client;
    private final PushedFrames frames;
    private final Consumer<Step> audience;
    private final Runnable afterwards;
    private volatile boolean gone;

    /**
     * A session, to be started.
     *
     * @param lease of what reads the faces; the session closes it
     * @param every most frames from one search for faces to the next, 1 or more
     * @param gate gives a worker for each frame
     * @param answers makes the records
     * @param caller whose pixels they are; frames beyond its limit are passed over
     * @param client is sent the records
     * @param audience hears of each step before the client does; must not wait
     * @param afterwards is done when the session has ended
     */
    public LiveSession(
            Analyzers.Lease lease,
            int every,
            Gate gate,
            Answers answers,
            Caller caller,
            Client client,
            Consumer<Step> audience,
            Runnable afterwards) {
        this.lease = lease;
        this.every = every;
        this.answers = answers;
        this.client = client;
        this.audience = audience;
        this.afterwards = afterwards;
        frames = new PushedFrames(NAME, gate, caller);
    }

    /** Begins to read, on a thread of its own. */
    public void start() {
        Thread thread = new Thread(this::run, "mien-live");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Takes a frame; the one before it is passed over if it still waits.
     *
     * @param encoded a picture, such as a JPEG, of the size of the first
     * @param time from the start; empty: that at which it came
     */
    public void frame(byte[] encoded, Optional<Duration> time) {
        frames.push(encoded, time);
    }

    /** No more frames will come; the client wants to know what it all came to. */
    public void finish() {
        frames.end();
    }

    /** The client is gone. */
    @Override
    public void close() {
        gone = true;
        frames.close();
    }

    private void run() {
        Optional<String> fault = Optional.empty();
        try (lease) {
            read();
        } catch (IOException e) {
            fault = Optional.of(String.valueOf(e.getMessage()));
        } catch (RuntimeException | OutOfMemoryError e) {
            fault = Optional.of("a fault of the server");
        } finally {
            frames.rest();
            afterwards.run();
        }
        client.ended(fault);
    }

    private void read() throws IOException {
        try (VideoAnalyzer video =
                        VideoAnalyzer.of(lease.analyzer()).every(every).live().open(frames);
                VideoRecords records =
                        answers.videos(Format.JSONL, lease.analyzer().reader().classes(), new Sender())) {
            for (Step step : video) {
                frames.rest();
                if (gone) {
                    return;
                }
                audience.accept(step);
                records.step(NAME, step);
            }
            records.end(video.summary());
        }
    }

    /** Lines become records. */
    private final class Sender extends ByteArrayOutputStream {
        @Override
        public void flush() throws IOException {
            String record = toString(StandardCharsets.UTF_8).strip();
            reset();
            if (!record.isEmpty() && !gone) {
                client.send(record);
            }
        }
    }
}
