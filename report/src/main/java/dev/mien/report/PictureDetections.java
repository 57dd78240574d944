package dev.mien.report;

import dev.mien.face.Face;
import java.util.List;

/** The faces found in one picture, without any word on their expressions. */
public record PictureDetections(String source, int width, int height, List<Face> faces) {
    public PictureDetections {
        faces = List.copyOf(faces);
    }
}
