package dev.mien.dataset;

import java.util.List;

/**
 * A picture and all faces in it.
 *
 * @param id names it within its data set
 * @param faces empty if the picture shows none
 * @param picture the pixels
 */
public record DetectionSample(String id, List<TruthBox> faces, PictureSource picture) {
    /**
     * Takes a copy of what it is given.
     *
     * @param id names it within its data set
     * @param faces empty if the picture shows none
     * @param picture the pixels
     */
    public DetectionSample {
        faces = List.copyOf(faces);
    }
}
