package dev.mien.eval.compare;

import dev.mien.face.Expression;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What two pipelines say of the faces of one picture.
 *
 * @param source what the user calls the picture
 * @param file where it lies; empty if it is no file of its own
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 * @param faces as both pipelines read them; at most one if there is a label
 * @param truth the expression it is labelled with, if it is; then there is one face or none
 */
public record ComparedPicture(
        String source,
        Optional<Path> file,
        int width,
        int height,
        List<ComparedFace> faces,
        Optional<Expression> truth) {
    /**
     * Checks the components.
     *
     * @param source what the user calls the picture
     * @param file where it lies; empty if it is no file of its own
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     * @param faces as both pipelines read them; at most one if there is a label
     * @param truth the expression it is labelled with, if it is; then there is one face or none
     * @throws IllegalArgumentException if there is a label but more than one face
     */
    public ComparedPicture {
        faces = List.copyOf(faces);
        if (truth.isPresent() && faces.size() > 1) {
            throw new IllegalArgumentException(source + ": one label but " + faces.size() + " faces");
        }
    }
}
