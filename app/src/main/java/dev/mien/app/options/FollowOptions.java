package dev.mien.app.options;

import dev.mien.app.console.Times;
import dev.mien.batch.medium.VideoOptions;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.timeline.Crowd;
import dev.mien.timeline.TimelineOptions;
import dev.mien.timeline.VideoAnalyzer;
import dev.mien.track.Trackers;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How faces are followed through a video and read over time. */
public final class FollowOptions {
    /** For a baseline of whatever has been seen so far. */
    private static final String ALWAYS = "always";

    @Option(
            names = "--every",
            paramLabel = "N",
            description = "Search for faces in every N-th frame at least, and follow them in between; default 1 for"
                    + " 'video', 3 for 'live'.")
    private @Nullable Integer every;

    @Option(
            names = "--tracker",
            paramLabel = "SPEC",
            defaultValue = "appearance",
            description = "appearance or iou, such as iou:gap=2; default ${DEFAULT-VALUE}.")
    private String tracker = "appearance";

    @Option(
            names = "--smoothing",
            paramLabel = "SECONDS",
            description = "Time constant of the smoothed expressions; default ${DEFAULT-VALUE}.")
    private double smoothing = TimelineOptions.defaults().smoothing();

    @Option(
            names = "--strength",
            paramLabel = "P",
            description =
                    "Least smoothed probability at an event's strongest moment, 0 to 1; default ${DEFAULT-VALUE}.")
    private double strength = TimelineOptions.defaults().strength();

    @Option(
            names = "--baseline",
            paramLabel = "SPAN",
            description =
                    "Measure against each person's own neutral face, learned in this span of time, such as 0-30s, or"
                            + " 'always' for all that has been seen so far.")
    private @Nullable String baseline;

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            converter = Times.class,
            description = "Of the figures about everybody together; default 10s.")
    private Duration interval = Crowd.Options.defaults().interval();

    @Option(
            names = "--min-group",
            paramLabel = "N",
            description = "What a group shows is withheld for fewer people; default ${DEFAULT-VALUE}.")
    private int minGroup = Crowd.Options.defaults().minGroup();

    /** Refuses what makes no sense, before anything is opened. */
    public void check() {
        every(1);
        Trackers.create(tracker);
        timeline();
    }

    /** @param usual most frames from one search to the next where the user says nothing */
    public VideoAnalyzer.Builder video(FaceAnalyzer analyzer, int usual) {
        return options(usual).builder(analyzer);
    }

    /** The same for whoever reads many videos. */
    public VideoOptions options(int usual) {
        return new VideoOptions(every(usual), tracker, timeline());
    }

    private int every(int usual) {
        int frames = every == null ? usual : every;
        if (frames < 1) {
            throw new IllegalArgumentException("--every must be at least 1, got " + frames);
        }
        return frames;
    }

    private TimelineOptions timeline() {
        return new TimelineOptions(smoothing, strength, baseline(), new Crowd.Options(interval, minGroup));
    }

    private Optional<TimelineOptions.Baseline> baseline() {
        if (baseline == null) {
            return Optional.empty();
        }
        if (baseline.equals(ALWAYS)) {
            return Optional.of(TimelineOptions.Baseline.ALWAYS);
        }
        String[] ends = baseline.split("-", 2);
        if (ends.length != 2) {
            throw new IllegalArgumentException("--baseline must be a span such as 0-30s, or always; got " + baseline);
        }
        return Optional.of(new TimelineOptions.Baseline(Times.parse(ends[0]), Times.parse(ends[1])));
    }
}
