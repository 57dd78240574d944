package dev.mien.track;

import dev.mien.stage.StageTable;
import dev.mien.stage.StageTable.Row;
import java.util.List;

/** The face trackers by name. */
public final class Trackers {
    private static final StageTable<FaceTracker> TABLE = new StageTable<FaceTracker>("tracker")
            .with(
                    KalmanTracker.IOU,
                    "overlap with where the face is expected",
                    KalmanTracker.Options.defaults(),
                    options -> new KalmanTracker(KalmanTracker.IOU, options, new OverlapCost()))
            .with(
                    KalmanTracker.APPEARANCE,
                    "place and colours as one likelihood",
                    KalmanTracker.Options.defaults(),
                    options -> new KalmanTracker(KalmanTracker.APPEARANCE, options, new LikelihoodCost()));

    private Trackers() {}

    /** {@return what {@link #create} makes, each with a few words for people who choose} */
    public static List<Row<FaceTracker>> rows() {
        return TABLE.rows();
    }

    /** {@return the names that {@link #create} knows} */
    public static List<String> names() {
        return TABLE.names();
    }

    /**
     * {@return a new tracker, for one video, from {@code name} or {@code name:key=value}, such as {@code iou:gap=2}} The
     * keys are the components of the row's options record.
     *
     * @param spec the tracker's name and the options that differ from its defaults
     * @throws IllegalArgumentException if the name or an option is unknown, or an option's value is out of range
     */
    public static FaceTracker create(String spec) {
        return TABLE.create(spec);
    }
}
