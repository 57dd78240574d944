package dev.mien.track;

import dev.mien.stage.StageSpec;
import java.util.List;

/** The face trackers by name. */
public final class Trackers {
    private Trackers() {}

    /** The names that {@link #create} knows. */
    public static List<String> names() {
        return List.of(KalmanTracker.IOU, KalmanTracker.APPEARANCE);
    }

    /**
     * A new tracker, for one video, from {@code name} or {@code name:key=value}, such as {@code iou:gap=2}. The keys are the
     * components of {@link KalmanTracker.Options}.
     *
     * @throws IllegalArgumentException if the name or an option is unknown, or an option's value is out of range
     */
    public static FaceTracker create(String spec) {
        StageSpec asked = StageSpec.parse(spec);
        KalmanTracker.Options options = asked.over(KalmanTracker.Options.defaults());
        return switch (asked.name()) {
            case KalmanTracker.IOU -> new KalmanTracker(KalmanTracker.IOU, options, new OverlapCost());
            case KalmanTracker.APPEARANCE -> new KalmanTracker(KalmanTracker.APPEARANCE, options, new LikelihoodCost());
            default ->
                throw new IllegalArgumentException(
                        "unknown tracker '" + asked.name() + "'; known: " + String.join(", ", names()));
        };
    }
}
