package dev.mien.timeline;

import dev.mien.face.HeadPose;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds when one person's head is turned away from the camera: from where the angle between the two passes {@link
 * LookingAway#FROM_ANGLE} until it is back under {@link LookingAway#TO_ANGLE}, both interpolated between frames, if that is
 * {@link LookingAway#LEAST} or longer. It ends where the face was last seen if it is not seen for a second.
 */
final class LookingAwayDetector {
    private static final Duration GAP = Duration.ofSeconds(1);

    private final long track;
    private final Consumer<Cue> cues;
    private @Nullable Sample before;
    private @Nullable Duration onset;
    private Duration apex = Duration.ZERO;
    private HeadPose furthest = new HeadPose(0, 0, 0);
    private Duration total = Duration.ZERO;
    private boolean known;
    private boolean told;

    /** @param cues takes when it begins, once that is certain, and when it ends */
    LookingAwayDetector(long track, Consumer<Cue> cues) {
        this.track = track;
        this.cues = cues;
    }

    /** @return the time of looking away that has just ended, if one has */
    Optional<LookingAway> add(Duration time, HeadPose pose) {
        known = true;
        Optional<LookingAway> ended = Optional.empty();
        if (before != null && time.minus(before.time()).compareTo(GAP) > 0) {
            ended = finish();
        }
        Sample now = new Sample(time, pose.offCamera());
        Sample previous = before == null ? now : before;
        before = now;
        if (onset == null) {
            if (now.value() > LookingAway.FROM_ANGLE) {
                onset = previous.crossing(now, LookingAway.FROM_ANGLE);
                turned(time, pose);
            }
        } else if (now.value() < LookingAway.TO_ANGLE) {
            ended = ended(previous.crossing(now, LookingAway.TO_ANGLE));
        } else if (now.value() > furthest.offCamera()) {
            turned(time, pose);
        }
        if (onset != null && !told && time.minus(onset).compareTo(LookingAway.LEAST) >= 0) {
            tell(onset);
        }
        return ended;
    }

    private void tell(Duration began) {
        told = true;
        cue(Cue.Kind.LOOKING_AWAY, began);
    }

    private void cue(Cue.Kind kind, Duration time) {
        cues.accept(new Cue(kind, track, time, Optional.empty(), furthest.offCamera()));
    }

    private void turned(Duration time, HeadPose pose) {
        apex = time;
        furthest = pose;
    }

    /** What is under way, ended when last seen. */
    Optional<LookingAway> finish() {
        Optional<LookingAway> ended = before == null ? Optional.empty() : ended(before.time());
        before = null;
        return ended;
    }

    private Optional<LookingAway> ended(Duration offset) {
        Duration began = onset;
        onset = null;
        if (began == null || offset.minus(began).compareTo(LookingAway.LEAST) < 0) {
            return Optional.empty();
        }
        if (!told) {
            tell(began);
        }
        told = false;
        cue(Cue.Kind.LOOKING_BACK, offset);
        total = total.plus(offset.minus(began));
        return Optional.of(new LookingAway(track, began, apex, offset, furthest));
    }

    /** {@return time in all that has ended; empty if the head's pose was never known} */
    Optional<Duration> total() {
        return known ? Optional.of(total) : Optional.empty();
    }
}
