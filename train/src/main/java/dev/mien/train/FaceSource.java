package dev.mien.train;

import dev.mien.face.AlignedFace;
import dev.mien.image.Image;
import java.util.Optional;

/** How the face of a training picture is had: the picture itself is a crop, or the face is found and aligned first. */
@FunctionalInterface
public interface FaceSource {
    /** The pictures are face crops already, as those of FER+. */
    FaceSource CROPS = picture -> Optional.of(AlignedFace.ofCrop(picture));

    /** The face to learn from, or empty if none is found. */
    Optional<AlignedFace> face(Image picture);
}
