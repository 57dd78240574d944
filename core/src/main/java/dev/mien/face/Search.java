package dev.mien.face;

import dev.mien.stage.StageSpec;
import java.util.Optional;

/**
 * How closely a frame was searched for faces.
 *
 * @param side longer side of the frame as it was searched, in pixels
 * @param smallestFace height, in pixels of the frame, from which on faces are found more often than not
 * @param finer the detector with the option by which smaller ones are found, such as {@code cnn:tile=640}; empty if none that
 *     matter are missed
 */
public record Search(int side, double smallestFace, Optional<StageSpec> finer) {
    /**
     * {@return the same search where smaller faces do not matter}
     *
     * @param height of the smallest faces that matter, in pixels of the frame
     */
    public Search from(double height) {
        return height < smallestFace ? this : new Search(side, smallestFace, Optional.empty());
    }
}
