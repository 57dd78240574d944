package dev.mien.landmark;

import dev.mien.face.FacePart;
import dev.mien.face.FivePoints;
import dev.mien.image.Affine;
import dev.mien.image.Point;
import java.util.List;
import java.util.Optional;

/**
 * Which square of the frame a network sees of an eye or a mouth. It stands along the face as {@link FaceCrop} has it and is
 * measured by the whole face, so that neither a closed lid nor a turned head changes its size.
 */
public enum PartCrop {
    /** The person's right eye: 0.92 of the distance between the eyes wide, where the face looks into the camera. */
    RIGHT_EYE(0.24, false, FacePart.RIGHT_EYE),
    /** The left eye, mirrored, so that it looks like a right one. */
    LEFT_EYE(0.24, true, FacePart.LEFT_EYE),
    /** The mouth, with room for a jaw that drops. */
    MOUTH(0.38, false, FacePart.OUTER_LIPS);

    private final double span;
    private final boolean mirrored;
    private final FacePart part;

    /** @param span of the square, in sides of a {@link FaceCrop} */
    PartCrop(double span, boolean mirrored, FacePart part) {
        this.span = span;
        this.mirrored = mirrored;
        this.part = part;
    }

    /**
     * {@return the map of the frame to the square; empty where the points say nothing of size or direction}
     *
     * @param points the 68 of a face, in frame pixels
     * @param side of the square in pixels
     */
    public Optional<Affine> of(List<Point> points, int side) {
        return FivePoints.of(points)
                .filter(five -> five.stream().anyMatch(point -> !point.equals(five.get(0))))
                .map(five -> FaceCrop.ofPoints(five, 1))
                .map(toFace -> {
                    Point centre = toFace.apply(Point.mean(part.of(points)));
                    Affine toSquare =
                            Affine.fromRectangle(centre.x() - span / 2, centre.y() - span / 2, span, span, side, side);
                    Affine upright = toFace.then(toSquare);
                    return mirrored ? upright.then(new Affine(-1, 0, side, 0, 1, 0)) : upright;
                });
    }
}
