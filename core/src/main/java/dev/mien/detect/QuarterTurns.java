package dev.mien.detect;

import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.FivePoints;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Point;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Searches a picture that may lie on its side or stand on its head: where the upright search finds no sure face that stands,
 * a coarse search tries all four ways, and the way whose standing faces are surest together is searched wholly.
 */
final class QuarterTurns {
    /** From this confidence on a standing face shows that the picture stands; faces upside down reach 0.9. */
    private static final double SURE = 0.95;
    /** How much surer the faces of a turned picture must be together: people seldom stand on their heads. */
    private static final double WORTH = 1.2;

    private static final double LEAST_DOUBT = 1e-3;

    private QuarterTurns() {}

    /**
     * @param whole finds the faces of a picture
     * @param coarse finds its large ones in less time
     */
    static List<Face> search(Image picture, Function<Image, List<Face>> whole, Function<Image, List<Face>> coarse) {
        List<Face> upright = whole.apply(picture);
        if (upright.stream().anyMatch(face -> stands(face) && face.confidence() >= SURE)) {
            return upright;
        }
        double most = WORTH * sureness(coarse.apply(picture));
        Optional<Way> surest = Optional.empty();
        for (Way way : Way.values()) {
            double sureness = sureness(coarse.apply(picture.turn(way.orientation)));
            if (sureness > most) {
                surest = Optional.of(way);
                most = sureness;
            }
        }
        if (surest.isEmpty()) {
            return upright;
        }
        List<Face> turned = whole.apply(picture.turn(surest.get().orientation));
        Affine back = surest.get().back(picture);
        return sureness(turned) > WORTH * sureness(upright)
                ? turned.stream().map(face -> moved(face, back)).toList()
                : upright;
    }

    /** How many times doubt is divided by e, over all faces: 0.9 is worth 2.3, 0.98 is worth 3.9. */
    private static double sureness(List<Face> faces) {
        return faces.stream()
                .filter(QuarterTurns::stands)
                .mapToDouble(face -> -Math.log(Math.max(LEAST_DOUBT, 1 - face.confidence())))
                .sum();
    }

    /** Whether the eyes are over the mouth, more or less. */
    private static boolean stands(Face face) {
        return FivePoints.of(face.landmarks())
                .map(points -> {
                    Point eyes = Point.mean(points.subList(0, 2));
                    Point mouth = Point.mean(points.subList(3, 5));
                    return mouth.y() - eyes.y() > Math.abs(mouth.x() - eyes.x());
                })
                .orElse(true);
    }

    private static Face moved(Face face, Affine back) {
        Box box = face.box();
        Point one = back.apply(new Point(box.x(), box.y()));
        Point other = back.apply(new Point(box.right(), box.bottom()));
        return new Face(
                new Box(
                        Math.min(one.x(), other.x()),
                        Math.min(one.y(), other.y()),
                        Math.abs(one.x() - other.x()),
                        Math.abs(one.y() - other.y())),
                face.confidence(),
                face.landmarks().stream().map(back::apply).toList());
    }

    /** How a picture is turned, as EXIF orientations count it. */
    private enum Way {
        CLOCKWISE(6, new Affine(0, 1, 0, -1, 0, 1)),
        ANTICLOCKWISE(8, new Affine(0, -1, 1, 1, 0, 0)),
        OVER(3, new Affine(-1, 0, 1, 0, -1, 1));

        private final int orientation;
        /** From the turned picture to the picture, both of side 1. */
        @SuppressWarnings("ImmutableEnumChecker") // a record of numbers
        private final Affine back;

        Way(int orientation, Affine back) {
            this.orientation = orientation;
            this.back = back;
        }

        Affine back(Image picture) {
            boolean aside = this != OVER;
            double width = aside ? picture.height() : picture.width();
            double height = aside ? picture.width() : picture.height();
            return Affine.scale(1 / width, 1 / height).then(back).then(Affine.scale(picture.width(), picture.height()));
        }
    }
}
