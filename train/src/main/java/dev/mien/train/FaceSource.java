package dev.mien.train;

import dev.mien.dataset.Sample;
import dev.mien.face.AlignedFace;
import dev.mien.image.Image;
import dev.mien.landmark.LandmarkLocator;
import dev.mien.pipeline.CropPoints;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** How the face of a training picture is had: the picture itself is a crop, or the face is found and aligned first. */
@FunctionalInterface
public interface FaceSource {
    FaceSource CROPS = new Crops(Optional.empty());

    /**
     * The pictures are face crops already, as those of FER+.
     *
     * @param locator finds the 68 points of each, for features that are taken from them
     */
    record Crops(Optional<LandmarkLocator> locator) implements FaceSource {
        @Override
        public Optional<AlignedFace> face(Image picture) {
            return Optional.of(locator.map(found -> CropPoints.locate(picture, found))
                    .orElseGet(() -> AlignedFace.ofCrop(picture)));
        }
    }

    /** The face to learn from, or empty if none is found. */
    Optional<AlignedFace> face(Image picture);

    /** The face of a sample, or empty with a line in {@code skipped} if it cannot be read or shows none. */
    default Optional<AlignedFace> face(Sample sample, List<String> skipped) {
        try {
            Optional<AlignedFace> face = face(sample.picture().read());
            if (face.isEmpty()) {
                skipped.add(sample.id() + ": no face found");
            }
            return face;
        } catch (IOException e) {
            skipped.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
