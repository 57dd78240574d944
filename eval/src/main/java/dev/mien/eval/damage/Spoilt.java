package dev.mien.eval.damage;

import dev.mien.align.CropTemplate;
import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Point;
import java.util.List;

/**
 * A face crop spoilt on purpose, as a pipeline would meet it: what the camera sees, and where the crop lies in that.
 *
 * @param picture what the camera sees
 * @param cropToFrame maps the crop, {@value #SIDE} pixels square, to it
 */
record Spoilt(Image picture, Affine cropToFrame) {
    /** The crops of FER+. */
    static final int SIDE = 48;

    /** Width of a typical face in a FER+ crop as a share of its side: 2.18 eye distances. */
    static final double FACE_WIDTH = 0.796;

    /** Nothing but the crop is seen. */
    static Spoilt inPlace(Image crop) {
        return new Spoilt(crop, Affine.IDENTITY);
    }

    Frame frame() {
        return Frame.of(picture);
    }

    /** Cut out again; the box and the five points are those of a typical face. */
    AlignedFace face() {
        Point corner = cropToFrame.apply(new Point((1 - FACE_WIDTH) / 2 * SIDE, 0));
        Point end = cropToFrame.apply(new Point((1 + FACE_WIDTH) / 2 * SIDE, SIDE));
        Box box = new Box(corner.x(), corner.y(), end.x() - corner.x(), end.y() - corner.y());
        Image crop = picture.warp(cropToFrame.inverse(), SIDE, SIDE);
        List<Point> points =
                CropTemplate.fivePoints(SIDE).stream().map(cropToFrame::apply).toList();
        return new AlignedFace(new Face(box, 1, points), crop, cropToFrame, AlignedFace.Basis.CROP);
    }
}
