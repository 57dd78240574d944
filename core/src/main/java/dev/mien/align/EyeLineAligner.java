package dev.mien.align;

import dev.mien.face.AlignedFace;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.face.StageInfo;
import dev.mien.face.StageSpec;
import dev.mien.image.Affine;
import dev.mien.image.Point;
import java.util.List;
import java.util.Optional;

/**
 * Turns, scales and shifts a face so that both eyes lie on the template. The eyes are looked for in the face's box with
 * eye cascades and become the face's two landmarks, in place of any it had. Where no plausible pair is found the box
 * decides, as in {@link BoxAligner}, and the basis says so.
 */
public final class EyeLineAligner implements FaceAligner {
    private final Options options;
    private final EyeFinder finder = new EyeFinder();

    EyeLineAligner(Options options) {
        this.options = options;
    }

    /** @param size side of the square crop in pixels, 8 to 1024 */
    public record Options(int size) {
        public Options {
            BoxAligner.requireSize(size);
        }

        public static Options defaults() {
            return new Options(48);
        }
    }

    @Override
    public AlignedFace align(Frame frame, Face face) {
        Optional<List<Point>> eyes = finder.find(frame.image(), face.box());
        if (eyes.isEmpty()) {
            return BoxAligner.align(frame, face, options.size());
        }
        int size = options.size();
        Affine toCrop = Affine.similarity(eyes.get(), CropTemplate.eyes(size));
        return new AlignedFace(
                face.withLandmarks(eyes.get()),
                frame.image().warp(toCrop, size, size),
                toCrop.inverse(),
                AlignedFace.Basis.EYES);
    }

    @Override
    public StageInfo info() {
        return new StageInfo("align", "eyes", StageSpec.textOf(options), finder.id());
    }

    @Override
    public void close() {
        finder.close();
    }
}
