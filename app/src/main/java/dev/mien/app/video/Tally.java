package dev.mien.app.video;

import dev.mien.report.VideoSummary;
import dev.mien.source.VideoInfo;
import dev.mien.timeline.Crowd;
import dev.mien.timeline.Timeline;
import java.time.Duration;
import java.util.List;

/** How much of a video has been seen. */
final class Tally {
    private Duration first = Duration.ZERO;
    private Duration last = Duration.ZERO;
    private long frames;

    void add(Duration time) {
        first = frames == 0 ? time : first;
        last = time;
        frames++;
    }

    long frames() {
        return frames;
    }

    /** Time of the last frame. */
    Duration last() {
        return last;
    }

    double secondsPlayed() {
        return last.minus(first).toNanos() / 1e9;
    }

    VideoSummary summary(VideoInfo info, Timeline timeline, Crowd.Options crowd, List<String> faults) {
        return new VideoSummary(
                info.name(),
                info.width(),
                info.height(),
                first,
                last,
                frames,
                timeline.people(),
                timeline.crowd(),
                crowd.interval(),
                crowd.minGroup(),
                faults);
    }
}
