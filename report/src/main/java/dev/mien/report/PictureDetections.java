package dev.mien.report;

import dev.mien.face.Face;
import dev.mien.face.Search;
import java.util.List;
import java.util.Optional;

/**
 * The faces found in one picture, without any word on their expressions.
 *
 * @param source what the user calls the picture
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 * @param faces what was found, in pixels of the picture
 * @param search how closely the picture was searched; empty if nobody said
 */
public record PictureDetections(String source, int width, int height, List<Face> faces, Optional<Search> search) {
    /**
     * Takes a copy of the list.
     *
     * @param source what the user calls the picture
     * @param width of the picture in pixels
     * @param height of the picture in pixels
     * @param faces what was found, in pixels of the picture
     * @param search how closely the picture was searched; empty if nobody said
     */
    public PictureDetections {
        faces = List.copyOf(faces);
    }
}
