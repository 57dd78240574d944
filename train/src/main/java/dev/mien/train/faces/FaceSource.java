package dev.mien.train.faces;

import dev.mien.dataset.Sample;
import dev.mien.face.AlignedFace;
import dev.mien.image.Image;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** How the face of a training picture is had: the picture itself is a crop, or the face is found and aligned first. */
@FunctionalInterface
public interface FaceSource {
    /**
     * {@return the face to learn from, or empty if none is found}
     *
     * @param picture any size
     */
    Optional<AlignedFace> face(Image picture);

    /**
     * The face of a sample, or empty with a line in {@code skipped} if it cannot be read or shows none.
     *
     * @param sample of a data set
     * @param skipped takes a line for a picture without a face
     * @return the face
     */
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
