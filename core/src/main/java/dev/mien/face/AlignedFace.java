package dev.mien.face;

import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Point;
import java.util.List;

/**
 * A face cut out and brought to the position the models were trained on.
 *
 * @param face the face, with the landmarks that aligned it
 * @param crop the cut-out
 * @param cropToFrame maps points of the crop to points of the frame
 * @param basis what the position was taken from
 */
public record AlignedFace(Face face, Image crop, Affine cropToFrame, Basis basis) {
    /** What an alignment rests on, from strongest to weakest. */
    public enum Basis {
        /** The picture was a face crop already. */
        CROP,
        /** Five or more facial points. */
        LANDMARKS,
        /** Both eyes. */
        EYES,
        /** Only the detector's box: no eyes were found, so the face may sit turned or off-centre in the crop. */
        BOX
    }

    /**
     * {@return a picture that is a face crop already, such as a picture of FER+}
     *
     * @param picture the crop; the face is taken to fill it
     */
    public static AlignedFace ofCrop(Image picture) {
        Face face = new Face(new Box(0, 0, picture.width(), picture.height()), 1, List.of());
        return new AlignedFace(face, picture, Affine.IDENTITY, Basis.CROP);
    }

    /**
     * {@return the same face and crop with other landmarks}
     *
     * @param points in pixels of the frame: none, 2, 5 or 68
     */
    public AlignedFace withLandmarks(List<Point> points) {
        return new AlignedFace(face.withLandmarks(points), crop, cropToFrame, basis);
    }

    /** {@return the same face with its crop mirrored left to right} */
    public AlignedFace mirror() {
        Affine flip = new Affine(-1, 0, crop.width(), 0, 1, 0);
        return new AlignedFace(face, crop.mirror(), flip.then(cropToFrame), basis);
    }
}
