package dev.mien.pipeline;

import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.FaceResult;
import dev.mien.face.Frame;
import dev.mien.face.FrameResult;
import dev.mien.face.Track;
import dev.mien.image.Affine;
import dev.mien.image.Point;
import dev.mien.track.FaceTracker;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one video frame by frame: who is there, and what each face shows by itself. Faces are searched for in every n-th
 * frame at least; in between each is looked for where the tracker expects it, its landmarks are located anew and the box goes
 * with them. Every face of every frame is judged. Belongs to one video and one thread.
 */
public final class FaceFollower {
    private final FaceAnalyzer analyzer;
    private final FaceTracker tracker;
    private final DetectionSchedule schedule;

    /**
     * @param analyzer stays the caller's
     * @param tracker a new one
     * @param every most frames from one search to the next, 1 or more; 1 searches every frame
     */
    public FaceFollower(FaceAnalyzer analyzer, FaceTracker tracker, int every) {
        this.analyzer = analyzer;
        this.tracker = tracker;
        this.schedule = new DetectionSchedule(every);
    }

    /** @throws IllegalArgumentException if the frame is not later than the one before */
    public FollowedFrame next(Frame frame) {
        boolean search = schedule.isDue();
        List<Face> expected = inside(frame, tracker.expected(frame.time()));
        List<AlignedFace> found = search
                ? analyzer.find(frame)
                : analyzer.cut(
                        frame,
                        expected.stream().map(face -> relocated(frame, face)).toList());
        List<Track> tracks =
                tracker.update(frame, found.stream().map(AlignedFace::face).toList());
        if (search) {
            schedule.searched(
                    boxes(expected), boxes(found.stream().map(AlignedFace::face).toList()));
        } else {
            schedule.followed();
        }
        List<FaceResult> faces = analyzer.judge(frame, found);
        FrameResult result = new FrameResult(
                frame.index(), frame.time(), frame.image().width(), frame.image().height(), faces);
        return new FollowedFrame(result, tracks, search);
    }

    private static List<Box> boxes(List<Face> faces) {
        return faces.stream().map(Face::box).toList();
    }

    /** Those whose middle is in the picture; a face that has left it is not looked for. */
    private static List<Face> inside(Frame frame, List<Face> faces) {
        List<Face> inside = new ArrayList<>();
        for (Face face : faces) {
            Point center = face.box().center();
            if (center.x() > 0
                    && center.y() > 0
                    && center.x() < frame.image().width()
                    && center.y() < frame.image().height()) {
                inside.add(face);
            }
        }
        return inside;
    }

    /** The face with its landmarks located anew, and its box moved as they moved. */
    private Face relocated(Frame frame, Face face) {
        Face located = analyzer.locate(frame, face);
        if (located.landmarks().equals(face.landmarks())
                || located.landmarks().size() != face.landmarks().size()) {
            return located;
        }
        Affine moved = Affine.similarity(face.landmarks(), located.landmarks());
        double scale = Math.hypot(moved.a(), moved.d());
        Box box = face.box();
        Point center = moved.apply(box.center());
        double width = box.width() * scale;
        double height = box.height() * scale;
        return new Face(
                new Box(center.x() - width / 2, center.y() - height / 2, width, height),
                face.confidence(),
                located.landmarks());
    }
}
