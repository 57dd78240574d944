package dev.mien.train.faces;

import dev.mien.face.AlignedFace;
import dev.mien.image.Image;
import dev.mien.landmark.LandmarkLocator;
import dev.mien.pipeline.CropPoints;
import java.util.Optional;

/**
 * The pictures are face crops already, as those of FER+.
 *
 * @param locator finds the 68 points of each, for features that are taken from them
 */
public record CropFaces(Optional<LandmarkLocator> locator) implements FaceSource {
    /** Crops whose points nobody asks for. */
    public static final CropFaces PLAIN = new CropFaces(Optional.empty());

    @Override
    public Optional<AlignedFace> face(Image picture) {
        return Optional.of(
                locator.map(found -> CropPoints.locate(picture, found)).orElseGet(() -> AlignedFace.ofCrop(picture)));
    }
}
