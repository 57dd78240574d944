package dev.mien.align;

import dev.mien.face.AlignedFace;
import dev.mien.face.Face;
import dev.mien.face.FacePart;
import dev.mien.face.Frame;
import dev.mien.image.Affine;
import dev.mien.image.Point;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import dev.mien.stage.StageSpec;
import java.util.List;
import java.util.Optional;

/**
 * Turns, scales and shifts a face so that both eyes lie on the template. The eyes are looked for in the face's box with
 * eye cascades and become the face's two landmarks, in place of any it had but 68. Where no plausible pair is found the box
 * decides, as in {@link BoxAligner}, and the basis says so; likewise where the crop is cut by the box by definition.
 */
final class EyeLineAligner implements FaceAligner {
    private final CropOptions options;
    private final CropGeometry geometry;
    private final EyeFinder finder = new EyeFinder();

    EyeLineAligner(CropOptions options) {
        this.options = options;
        this.geometry = options.geometry();
    }

    @Override
    public AlignedFace align(Frame frame, Face face) {
        int size = options.size();
        Optional<List<Point>> places = geometry.eyes(size);
        Optional<List<Point>> eyes = places.flatMap(p -> finder.find(frame.image(), face.box()));
        if (places.isEmpty() || eyes.isEmpty()) {
            return BoxAligner.align(frame, face, geometry, size);
        }
        Affine toCrop = Affine.similarity(eyes.get(), places.get());
        return new AlignedFace(
                face.landmarks().size() == FacePart.POINTS ? face : face.withLandmarks(eyes.get()),
                frame.image().warp(toCrop, size, size),
                toCrop.inverse(),
                AlignedFace.Basis.EYES);
    }

    @Override
    public StageInfo info() {
        return new StageInfo(StageKind.ALIGN, "eyes", StageSpec.textOf(options), finder.id());
    }

    @Override
    public void close() {
        finder.close();
    }
}
