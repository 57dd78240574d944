package dev.mien.follow;

import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.face.Track;
import dev.mien.pipeline.FaceFinder;
import dev.mien.stage.StageInfo;
import dev.mien.track.FaceTracker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Goes through one video frame by frame: where the faces are, and which are the same as before.
 * Belongs to one video and one thread.
 *
 * <p>Faces are searched for in every n-th frame at least. In between each is followed: it is looked for where the tracker
 * expects it, its landmarks are located anew and the box goes with them; its confidence stays that of the last search. A frame
 * is searched before its turn when a face does not look any more as it did in the last search, when two have come together,
 * or as long as one has no number yet, so that only what was searched for and found begins or goes on being a person.
 */
public final class FaceFollower {
    /** Two faces that overlap by more may be one that was followed twice. */
    private static final double TOGETHER = 0.3;

    private final FaceFinder finder;
    private final FaceTracker tracker;
    private final DetectionSchedule schedule;
    /** Of the last frame's faces that have a number, by their place. */
    private Map<Integer, Anchor> anchors = Map.of();

    /**
     * @param finder stays the caller's
     * @param tracker a new one
     * @param every most frames from one search to the next, 1 or more; 1 searches every frame
     */
    public FaceFollower(FaceFinder finder, FaceTracker tracker, int every) {
        this.finder = finder;
        this.tracker = tracker;
        this.schedule = new DetectionSchedule(every);
    }

    /**
     * Takes the next frame of the video. Faces are searched for or, in between, expected where they were going.
     *
     * @param frame later than the one before
     * @return the faces of the frame, aligned, and the tracks that they belong to
     * @throws IllegalArgumentException if the frame is not later than the one before
     */
    public FollowedFaces next(Frame frame) {
        Map<Integer, Face> expected = tracker.expected(frame.time());
        List<Anchor> followed = new ArrayList<>();
        Optional<List<Face>> there = schedule.isDue() ? Optional.empty() : follow(frame, expected, followed);
        List<AlignedFace> aligned = finder.align(frame, there.orElseGet(() -> finder.find(frame)));
        List<Face> faces = aligned.stream().map(AlignedFace::face).toList();
        List<Track> tracks = tracker.update(frame, faces);
        if (there.isPresent()) {
            schedule.followed();
        } else {
            schedule.searched(boxes(expected.values()), boxes(faces));
        }
        anchors = new HashMap<>();
        for (Track track : tracks) {
            track.seen()
                    .ifPresent(place -> anchors.put(
                            place, there.isPresent() ? followed.get(place) : Anchor.of(frame, faces.get(place))));
        }
        return new FollowedFaces(aligned, tracks, there.isEmpty());
    }

    /** {@return what follows, for provenance: when faces are searched for, and which are the same} */
    public List<StageInfo> stages() {
        return List.of(schedule.info(), tracker.info());
    }

    /**
     * The expected faces, where they are.
     *
     * @param followed is given the anchor of each
     * @return empty if the frame has to be searched
     */
    private Optional<List<Face>> follow(Frame frame, Map<Integer, Face> expected, List<Anchor> followed) {
        List<Face> faces = new ArrayList<>();
        for (Map.Entry<Integer, Face> entry : expected.entrySet()) {
            Anchor anchor = anchors.get(entry.getKey());
            Optional<Face> face = anchor == null ? Optional.empty() : anchor.follow(frame, entry.getValue(), finder);
            if (face.isEmpty() || isTaken(face.get().box(), faces)) {
                return Optional.empty();
            }
            faces.add(face.get());
            followed.add(anchor);
        }
        return Optional.of(faces);
    }

    private static boolean isTaken(Box box, List<Face> faces) {
        return faces.stream().anyMatch(other -> other.box().iou(box) > TOGETHER);
    }

    private static List<Box> boxes(Collection<Face> faces) {
        return faces.stream().map(Face::box).toList();
    }
}
