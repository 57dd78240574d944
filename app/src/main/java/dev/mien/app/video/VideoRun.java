package dev.mien.app.video;

import dev.mien.app.console.Interruption;
import dev.mien.app.console.Lines;
import dev.mien.app.console.Outlet;
import dev.mien.app.console.Outlets;
import dev.mien.app.console.Progress;
import dev.mien.app.console.Results;
import dev.mien.app.options.Coarse;
import dev.mien.app.options.FollowOptions;
import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.report.Words;
import dev.mien.report.html.VideoPage;
import dev.mien.report.paint.EventPictures;
import dev.mien.report.paint.FaceBlur;
import dev.mien.report.paint.Portraits;
import dev.mien.report.record.VideoRecords;
import dev.mien.source.FrameSource;
import dev.mien.source.VideoException;
import dev.mien.source.VideoInfo;
import dev.mien.timeline.Step;
import dev.mien.timeline.TimedFrame;
import dev.mien.timeline.VideoAnalyzer;
import dev.mien.timeline.VideoSummary;
import dev.mien.video.MediaNames;
import dev.mien.video.ReadOptions;
import dev.mien.video.Videos;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One video from its first frame to its records, its annotated copy and its page. */
final class VideoRun {
    /**
     * What is to be done with a video.
     *
     * @param annotated file of the annotated copy
     * @param report file of the page
     * @param blur whether faces are covered in both
     */
    record Wanted(
            ReadOptions read, FollowOptions follow, Optional<Path> annotated, Optional<Path> report, boolean blur) {}

    private final FaceAnalyzer analyzer;
    private final Outlets outlets;
    private final Outlet<Results<VideoRecords>> records;
    private final Wanted wanted;
    private final PrintWriter err;
    private final List<String> faults = new ArrayList<>();
    private @Nullable AnnotatedCopy copy;

    VideoRun(
            FaceAnalyzer analyzer,
            Outlets outlets,
            Outlet<Results<VideoRecords>> records,
            Wanted wanted,
            PrintWriter err) {
        this.analyzer = analyzer;
        this.outlets = outlets;
        this.records = records;
        this.wanted = wanted;
        this.err = err;
    }

    /**
     * @return whether nothing was wrong; what was is on standard error
     */
    boolean over(String medium, Interruption interruption) throws IOException {
        try (FrameSource source = Videos.open(medium, wanted.read());
                VideoAnalyzer video =
                        wanted.follow().video(analyzer, VideoCommand.EVERY).open(source)) {
            interruption.onStop(source::close);
            begin(medium, source.info());
            VideoSummary summary = run(source.info(), video);
            if (interruption.isAsked()) {
                err.printf(
                        Locale.ROOT,
                        "mien: stopped at %.1f s, as asked%n",
                        summary.to().toNanos() / 1e9);
                err.flush();
            }
        } catch (VideoException e) {
            boolean picture = MediaNames.isOnlyPicture(medium) && Files.isRegularFile(Path.of(medium));
            fault(
                    picture
                            ? medium + ": a picture, expected a video; use 'mien analyze " + medium + "'"
                            : e.getMessage());
        } finally {
            end();
            interruption.onStop(() -> {});
        }
        return faults.isEmpty();
    }

    private VideoSummary run(VideoInfo info, VideoAnalyzer video) throws IOException {
        EventPictures pictures = new EventPictures();
        Portraits portraits = new Portraits();
        long start = System.nanoTime();
        try (Progress progress = Progress.of("video", expectedFrames(info))) {
            for (Step step : video) {
                outlets.use(records, results -> results.writer().step(info.name(), step));
                if (step.now().isPresent()) {
                    draw(step.picture().orElseThrow(), step.now().get(), pictures, portraits);
                    progress.step();
                }
                if (wanted.report().isPresent()) {
                    for (TimedFrame settled : step.settled()) {
                        pictures.settled(seen(settled));
                    }
                    step.ended().forEach(pictures::event);
                }
                if (!isWanted()) {
                    break;
                }
            }
        }
        end();
        VideoSummary read = video.summary();
        read.faults().forEach(this::fault);
        VideoSummary summary = read.withFaults(faults);
        outlets.use(records, results -> results.writer().end(summary));
        if (wanted.report().isPresent()) {
            try {
                VideoPage.write(wanted.report().get(), summary, pictures, portraits);
            } catch (IOException e) {
                fault(Lines.of(e));
            }
        }
        if (summary.frames() > 0 && isWanted()) {
            say(summary, (System.nanoTime() - start) / 1e9);
            Coarse.line(
                            Lines.one(info.name()) + ": its frames were",
                            analyzer.finder().search(info.width(), info.height()))
                    .ifPresent(line -> err.println("mien: " + line));
            err.flush();
        }
        return summary;
    }

    /** Whether there is anything left to work for. */
    private boolean isWanted() {
        return outlets.isOpen() || copy != null || wanted.report().isPresent();
    }

    private void draw(Image image, TimedFrame frame, EventPictures pictures, Portraits portraits) throws IOException {
        Once<Image> shown = new Once<>(() -> shown(image, frame));
        if (wanted.report().isPresent()) {
            pictures.frame(seen(frame), shown);
            portraits.frame(frame, shown);
        }
        if (copy != null) {
            annotate(shown.get(), seen(frame));
        }
    }

    private TimedFrame seen(TimedFrame frame) {
        return wanted.blur() ? FaceBlur.withoutPoints(frame) : frame;
    }

    private Image shown(Image image, TimedFrame frame) {
        return wanted.blur() ? FaceBlur.blur(image, frame, analyzer.finder().suspects(Frame.of(image))) : image;
    }

    private void begin(String medium, VideoInfo info) throws IOException {
        if (wanted.annotated().isEmpty()) {
            return;
        }
        Path file = wanted.annotated().get();
        try {
            copy = AnnotatedCopy.create(file, medium, info, wanted.read().from());
            copy.notes().forEach(note -> err.println("mien: " + Lines.one(note)));
        } catch (VideoException e) {
            fault(e.getMessage());
        }
    }

    /** A copy that cannot be written does not end the analysis. */
    private void annotate(Image image, TimedFrame frame) {
        if (copy != null) {
            try {
                copy.add(image, frame);
            } catch (VideoException e) {
                fault(e.getMessage());
                end();
            }
        }
    }

    private void end() {
        AnnotatedCopy ending = copy;
        copy = null;
        if (ending != null) {
            try {
                int said = ending.notes().size();
                ending.close();
                ending.notes().stream().skip(said).forEach(note -> err.println("mien: " + Lines.one(note)));
            } catch (VideoException e) {
                fault(e.getMessage());
            }
        }
    }

    private void fault(@Nullable String line) {
        String fault = Lines.one(line);
        faults.add(fault);
        err.println("mien: " + fault);
        err.flush();
    }

    /** From what the medium says of itself; 0 if it says nothing. */
    private long expectedFrames(VideoInfo info) {
        Optional<Duration> end = wanted.read()
                .to()
                .filter(to ->
                        info.duration().filter(all -> all.compareTo(to) < 0).isEmpty())
                .or(info::duration);
        double seconds =
                end.map(to -> to.minus(wanted.read().from()).toNanos() / 1e9).orElse(0.0);
        return Math.max(0, Math.round(seconds * info.frameRate().orElse(0)));
    }

    private void say(VideoSummary video, double seconds) {
        err.printf(
                Locale.ROOT,
                "mien: %s: %s, %s, %s, %.1f frames/s, %.1f times as fast as it plays%n",
                Lines.one(video.source()),
                Lines.count(video.frames(), "frame", "frames"),
                Lines.count(video.people().size(), "person", "people"),
                Lines.count(events(video), "event", "events"),
                video.frames() / seconds,
                video.to().minus(video.from()).toNanos() / 1e9 / seconds);
        if (video.briefSightings() > 0) {
            err.printf("mien: %s: %s%n", Lines.one(video.source()), Words.briefSightings(video.briefSightings()));
        }
        err.flush();
    }

    private static long events(VideoSummary video) {
        return video.people().stream()
                .mapToLong(person -> person.events().size())
                .sum();
    }
}
