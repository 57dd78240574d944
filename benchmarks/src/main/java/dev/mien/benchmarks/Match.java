package dev.mien.benchmarks;

import dev.mien.timeline.ExpressionEvent;
import dev.mien.train.clip.TruthEvent;
import java.time.Duration;
import java.util.Optional;

/** An event of the truth and what was told of it. Its onset and offset, as ours, are where it passes half its height. */
record Match(TruthEvent event, Optional<ExpressionEvent> found) {
    /** Seconds by which the onset was told too late. */
    double onsetError() {
        return seconds(found.orElseThrow().onset()) - onset(event);
    }

    /** Seconds by which the offset was told too late. */
    double offsetError() {
        return seconds(found.orElseThrow().offset()) - offset(event);
    }

    /** Seconds in which both go on; below 0 how far they are apart. */
    static double overlap(TruthEvent event, ExpressionEvent found) {
        return Math.min(offset(event), seconds(found.offset())) - Math.max(onset(event), seconds(found.onset()));
    }

    static double onset(TruthEvent event) {
        return (event.onset() + event.apex()) / 2;
    }

    static double offset(TruthEvent event) {
        return (event.release() + event.offset()) / 2;
    }

    static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
