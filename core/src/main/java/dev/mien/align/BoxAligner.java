package dev.mien.align;

import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.face.StageInfo;
import dev.mien.face.StageSpec;
import dev.mien.image.Affine;
import dev.mien.image.Point;

/**
 * Cuts a face out by the detector's box alone, upright, so that the eyes of a typical face land on the template.
 *
 * <p>The typical face was measured on LFW: the eyes lie at 0.393 of the box's height, and the root of the box's area is
 * 2.6 times their distance (docs/crop-geometry.md).
 */
public final class BoxAligner implements FaceAligner {
    private static final double EYE_LINE = 0.393;
    private static final double BOX_PER_EYE_DISTANCE = 2.6;

    private final Options options;

    BoxAligner(Options options) {
        this.options = options;
    }

    /** @param size side of the square crop in pixels, at least 8 */
    public record Options(int size) {
        public Options {
            requireSize(size);
        }

        public static Options defaults() {
            return new Options(48);
        }
    }

    @Override
    public AlignedFace align(Frame frame, Face face) {
        return align(frame, face, options.size());
    }

    static AlignedFace align(Frame frame, Face face, int size) {
        Affine toCrop = toCrop(face.box(), size);
        return new AlignedFace(face, frame.image().warp(toCrop, size, size), toCrop.inverse(), AlignedFace.Basis.BOX);
    }

    /** The upright map from the frame to a crop of the given side. */
    static Affine toCrop(Box box, int size) {
        double eyeDistance = Math.sqrt(box.area()) / BOX_PER_EYE_DISTANCE;
        double side = eyeDistance / (CropTemplate.LEFT_EYE.x() - CropTemplate.RIGHT_EYE.x());
        Point eyes = new Point(box.center().x(), box.y() + box.height() * EYE_LINE);
        return Affine.fromRectangle(
                eyes.x() - side / 2, eyes.y() - side * CropTemplate.RIGHT_EYE.y(), side, side, size, size);
    }

    static void requireSize(int size) {
        if (size < 8 || size > 1024) {
            throw new IllegalArgumentException("size must lie in 8 to 1024, got " + size);
        }
    }

    @Override
    public StageInfo info() {
        return new StageInfo("align", "box", StageSpec.textOf(options), "");
    }
}
