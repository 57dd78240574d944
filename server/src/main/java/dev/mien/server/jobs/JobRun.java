package dev.mien.server.jobs;

import dev.mien.base.OutputFile;
import dev.mien.face.Expression;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.report.record.Format;
import dev.mien.report.record.VideoRecords;
import dev.mien.server.decode.Decoder;
import dev.mien.server.policy.Answers;
import dev.mien.server.store.Job;
import dev.mien.server.work.Gate;
import dev.mien.source.FrameSource;
import dev.mien.source.VideoException;
import dev.mien.timeline.Step;
import dev.mien.timeline.VideoAnalyzer;
import dev.mien.timeline.VideoSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One video or stream from its first frame to its records. */
final class JobRun {
    /** The formats that are kept; an array of JSON is made of the lines. */
    static final List<Format> FORMATS = List.of(Format.JSONL, Format.CSV);

    private final Job job;
    private final JobFiles files;
    private final Gate gate;
    private final Opening opening;
    private final String path;
    private @Nullable FrameSource source;
    private boolean stopped;
    private final AtomicLong frames = new AtomicLong();
    private volatile Duration time = Duration.ZERO;
    private volatile Optional<Duration> duration = Optional.empty();

    /** Opens what is read. */
    interface Opening {
        /** @throws VideoException if it cannot be read */
        FrameSource open() throws IOException;
    }

    /**
     * @param opening gives the frames
     * @param path what messages of these call their medium
     */
    JobRun(Job job, JobFiles files, Gate gate, Opening opening, String path) {
        this.job = job;
        this.files = files;
        this.gate = gate;
        this.opening = opening;
        this.path = path;
    }

    static JobRun ofVideo(Job job, JobFiles files, Gate gate) {
        Path video = files.video(job);
        return new JobRun(job, files, gate, () -> Decoder.open(video), video.toString());
    }

    Job job() {
        return job;
    }

    JobProgress progress(long received) {
        return new JobProgress(received, frames.get(), time, duration);
    }

    /** Ends it soon, with nothing written. */
    synchronized void stop() {
        stopped = true;
        if (source != null) {
            source.close();
        }
    }

    private synchronized FrameSource begin(FrameSource opened) {
        source = opened;
        if (stopped) {
            opened.close();
        }
        return opened;
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    /**
     * Reads it and writes the records, each under its name when all are whole.
     *
     * @param every most frames from one search for faces to the next
     * @param answers makes the records
     * @return whether it came to its end
     * @throws VideoException if it cannot be read; the message names it as its owner does
     * @throws DecoderException if the process that decodes it ended before it did
     */
    boolean over(FaceAnalyzer analyzer, int every, Answers answers) throws IOException {
        try (FrameSource frameSource = begin(new GatedFrames(opening.open(), path, job.name(), gate));
                VideoAnalyzer video = VideoAnalyzer.of(analyzer).every(every).open(frameSource);
                OutputFile lines = OutputFile.create(file(Format.JSONL));
                OutputFile rows = OutputFile.create(file(Format.CSV))) {
            duration = frameSource.info().duration();
            List<Expression> labels = analyzer.reader().classes();
            try (VideoRecords json = answers.videos(Format.JSONL, labels, to(Format.JSONL, lines));
                    VideoRecords csv = answers.videos(Format.CSV, labels, to(Format.CSV, rows))) {
                for (Step step : video) {
                    json.step(job.name(), step);
                    csv.step(job.name(), step);
                    step.now().ifPresent(now -> {
                        frames.incrementAndGet();
                        time = now.frame().result().time();
                    });
                }
                VideoSummary summary = video.summary();
                json.end(summary);
                csv.end(summary);
            }
            if (isStopped()) {
                return false;
            }
            lines.commit();
            rows.commit();
            return true;
        } catch (VideoException e) {
            throw new VideoException(String.valueOf(e.getMessage()).replace(path, job.name()), e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private OutputStream to(Format format, OutputFile file) throws IOException {
        return files.sealing(job, format.label(), file.stream());
    }

    private Path file(Format format) {
        return files.records(job, format.label());
    }
}
