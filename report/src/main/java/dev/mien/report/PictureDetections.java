package dev.mien.report;

import dev.mien.face.Face;
import java.util.List;

/**
 * The faces found in one picture, without any word on their expressions.
 *
 * @param source what the user calls the picture
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 * @param faces what was found, in pixels of the picture
 */
public record PictureDetections(String source, int width, int height, List<Face> faces) {
    /**
     * Takes a copy of the list.
     *
     * @param source what the user calls the picture
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     * @param faces what was found, in pixels of the picture
     */
    public PictureDetections {
        faces = List.copyOf(faces);
    }
}
