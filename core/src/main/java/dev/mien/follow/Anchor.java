package dev.mien.follow;

import dev.mien.detect.Clip;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Affine;
import dev.mien.image.Point;
import dev.mien.pipeline.FaceFinder;
import java.util.List;
import java.util.Optional;

/**
 * A face as the last search found it. Followed faces are held against it and not against the frame before, so that they
 * cannot drift bit by bit.
 */
record Anchor(Face face, Look look) {
    static Anchor of(Frame frame, Face face) {
        return new Anchor(face, Look.of(frame.image(), face.box()));
    }

    /** The face in a later frame; empty if what is to be seen near the expected place does not look like it. */
    Optional<Face> follow(Frame frame, Face expected, FaceFinder finder) {
        return look.find(frame.image(), expected.box())
                .map(box -> finder.locate(frame, moved(expected, box)))
                .map(located -> located.landmarks().isEmpty() ? located : withBoxOf(located))
                .flatMap(there -> Clip.to(frame.image(), there));
    }

    private static Face moved(Face face, Box to) {
        Affine move =
                Affine.translate(to.x() - face.box().x(), to.y() - face.box().y());
        List<Point> points = face.landmarks().stream().map(move::apply).toList();
        return new Face(to, face.confidence(), points);
    }

    /** The box stands to the points as it did when it was found. */
    private Face withBoxOf(Face located) {
        Affine move = Affine.similarity(face.landmarks(), located.landmarks());
        double scale = Math.hypot(move.a(), move.d());
        double width = scale * face.box().width();
        double height = scale * face.box().height();
        Point center = move.apply(face.box().center());
        return new Face(
                new Box(center.x() - width / 2, center.y() - height / 2, width, height),
                located.confidence(),
                located.landmarks(),
                located.fit());
    }
}
