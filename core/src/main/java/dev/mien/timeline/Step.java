package dev.mien.timeline;

import dev.mien.image.Image;
import java.util.List;
import java.util.Optional;

/**
 * What one more frame of a video brought, or its end.
 *
 * @param now the frame just followed, smoothed by what came before only, for whoever shows it at once; empty at the end
 * @param picture of that frame; kept by nobody else. A {@link Timeline}, which sees no pictures, leaves it empty
 * @param settled the frames whose smoothing is complete, in their order: each frame of the video once, later than as {@code now}
 *     where smoothing looks ahead
 * @param ended the events that have ended
 * @param signals the blinks and times of looking away that have ended; they wait for no smoothing
 * @param cues the turning points that have become known, in the order of each track
 */
public record Step(
        Optional<TimedFrame> now,
        Optional<Image> picture,
        List<TimedFrame> settled,
        List<ExpressionEvent> ended,
        List<Signal> signals,
        List<Cue> cues) {
    /**
     * Takes copies of the lists.
     *
     * @param now the frame just followed, smoothed by what came before only, for whoever shows it at once; empty at the
     *     end
     * @param picture of that frame; kept by nobody else. A {@link Timeline}, which sees no pictures, leaves it empty
     * @param settled the frames whose smoothing is complete, in their order: each frame of the video once, later than as
     *     {@code now} where smoothing looks ahead
     * @param ended the events that have ended
     * @param signals the blinks and times of looking away that have ended; they wait for no smoothing
     * @param cues the turning points that have become known, in the order of each track
     */
    public Step {
        settled = List.copyOf(settled);
        ended = List.copyOf(ended);
        signals = List.copyOf(signals);
        cues = List.copyOf(cues);
    }

    Step withPicture(Image shown) {
        return new Step(now, Optional.of(shown), settled, ended, signals, cues);
    }
}
