package dev.mien.track;

import dev.mien.base.Require;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.face.Track;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import dev.mien.stage.StageSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tracking by detection, after SORT (Bewley et al. 2016, arXiv:1602.00763) and DeepSORT (Wojke et al. 2017,
 * arXiv:1703.07402): a Kalman filter expects where each face goes, the assignment of least cost says which sighting is which.
 * Deviations: motion is in seconds, so that frame rates may vary, and in sides of the face; place and look are weighed as one
 * likelihood instead of one after the other.
 *
 * <p>A face gets its id when it has been seen {@link Options#confirm} times, and loses it when it has not been seen for
 * {@link Options#gap} seconds, so that neither a false detection nor a missed one makes a person.
 */
final class KalmanTracker implements FaceTracker {
    static final String IOU = "iou";
    static final String APPEARANCE = "appearance";
    /** A face without an id that is lost for longer was a mistake. */
    private static final double PATIENCE = 0.25;
    /** Two faces closer than this share of overlap get into each other's look. */
    private static final double APART = 0.02;

    /**
     * @param gap seconds a face may be unseen and keep its id, 0 to 60
     * @param confirm how often a face must be seen to get an id, 1 or more
     * @param birth least confidence of a detection that may begin a track, 0 to 1; less confident ones only continue tracks
     *     (Zhang et al. 2022, ByteTrack)
     */
    public record Options(double gap, int confirm, double birth) {
        public Options {
            Require.that(gap >= 0 && gap <= 60, "gap must lie in 0 to 60 seconds", gap);
            Require.that(confirm >= 1, "confirm must be 1 or more", confirm);
            Require.within("birth", birth, 0, 1);
        }

        /** A second, three sightings, any confidence. */
        public static Options defaults() {
            return new Options(1, 3, 0);
        }
    }

    private final String name;
    private final Options options;
    private final MatchCost cost;
    private List<Life> lives = new ArrayList<>();
    private @Nullable Duration now;
    private long ids;

    KalmanTracker(String name, Options options, MatchCost cost) {
        this.name = name;
        this.options = options;
        this.cost = cost;
    }

    @Override
    public List<Track> update(Frame frame, List<Face> faces) {
        Duration time = frame.time();
        if (now != null) {
            double seconds = seconds(now, time);
            if (seconds <= 0) {
                throw new IllegalArgumentException("frames must come in the order of time: " + time + " after " + now);
            }
            lives.forEach(life -> life.predict(seconds));
        }
        now = time;
        List<Sighting> unknown = match(sightings(frame, faces), time);
        for (Sighting sighting : unknown) {
            if (sighting.face().confidence() >= options.birth) {
                lives.add(new Life(sighting, time));
            }
        }
        lives = new ArrayList<>(lives.stream().filter(life -> lives(life, time)).toList());
        lives.stream()
                .filter(life -> !life.named() && life.sightings() >= options.confirm)
                .forEach(life -> life.name(++ids));
        return lives.stream().filter(Life::named).map(Life::track).toList();
    }

    @Override
    public SortedMap<Integer, Face> expected(Duration time) {
        SortedMap<Integer, Face> expected = new TreeMap<>();
        for (Life life : lives) {
            life.seen().ifPresent(place -> expected.put(place, life.expected(seconds(life.last(), time))));
        }
        return expected;
    }

    private List<Sighting> sightings(Frame frame, List<Face> faces) {
        List<Sighting> sightings = new ArrayList<>();
        for (int i = 0; i < faces.size(); i++) {
            Face face = faces.get(i);
            sightings.add(new Sighting(i, face, cost.appearance(frame.image(), face)));
        }
        return sightings;
    }

    /** Those that have an id choose first, so that a false detection takes no sighting from a person. */
    private List<Sighting> match(List<Sighting> sightings, Duration time) {
        List<Sighting> left = match(lives.stream().filter(Life::named).toList(), sightings, sightings, time);
        return match(lives.stream().filter(life -> !life.named()).toList(), left, sightings, time);
    }

    private List<Sighting> match(List<Life> tracks, List<Sighting> free, List<Sighting> all, Duration time) {
        double[][] costs = new double[tracks.size()][free.size()];
        for (int i = 0; i < tracks.size(); i++) {
            for (int j = 0; j < free.size(); j++) {
                costs[i][j] = cost.of(tracks.get(i), free.get(j));
            }
        }
        int[] assigned = Assignment.solve(costs, free.size(), cost.alone());
        List<Sighting> left = new ArrayList<>(free);
        for (int i = 0; i < assigned.length; i++) {
            if (assigned[i] != Assignment.NONE) {
                Sighting sighting = free.get(assigned[i]);
                tracks.get(i).see(sighting, time, isApart(sighting, all));
                left.remove(sighting);
            }
        }
        return left;
    }

    private static boolean isApart(Sighting sighting, List<Sighting> all) {
        return all.stream()
                .allMatch(other -> other.index() == sighting.index()
                        || other.face().box().iou(sighting.face().box()) < APART);
    }

    private boolean lives(Life life, Duration time) {
        return seconds(life.last(), time) <= (life.named() ? options.gap : Math.min(PATIENCE, options.gap));
    }

    private static double seconds(Duration from, Duration to) {
        return to.minus(from).toNanos() / 1e9;
    }

    @Override
    public StageInfo info() {
        return new StageInfo(StageKind.TRACK, name, StageSpec.textOf(options), "");
    }
}
