package dev.mien.align;

import dev.mien.face.AlignedFace;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Affine;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import dev.mien.stage.StageSpec;

/** Cuts a face out by the detector's box alone, upright, so that a typical face lies where the model expects it. */
final class BoxAligner implements FaceAligner {
    private final CropOptions options;
    private final CropGeometry geometry;

    BoxAligner(CropOptions options) {
        this.options = options;
        this.geometry = options.geometry();
    }

    @Override
    public AlignedFace align(Frame frame, Face face) {
        return align(frame, face, geometry, options.size());
    }

    static AlignedFace align(Frame frame, Face face, CropGeometry geometry, int size) {
        Affine toCrop = geometry.ofBox(face.box(), size);
        return new AlignedFace(face, frame.image().warp(toCrop, size, size), toCrop.inverse(), AlignedFace.Basis.BOX);
    }

    @Override
    public StageInfo info() {
        return new StageInfo(StageKind.ALIGN, "box", StageSpec.textOf(options), "");
    }
}
