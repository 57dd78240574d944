package dev.mien.eval.landmark;

import dev.mien.image.Point;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a locator said of every face of a data set, in its order.
 *
 * @param locator its name
 * @param pictures how many there were
 * @param faces one for each face with 68 points
 * @param failures pictures that could not be read, one line each
 * @param threads how many pictures were worked on at once
 */
public record LandmarkRun(String locator, int pictures, List<Outcome> faces, List<String> failures, int threads) {
    /**
     * @param person whose face it is
     * @param truth the 68 points
     * @param found those of the locator; empty if the detector did not find the face or the picture could not be read
     * @param time spent in the locator
     */
    record Outcome(String person, List<Point> truth, Optional<List<Point>> found, Duration time) {
        Outcome {
            truth = List.copyOf(truth);
        }
    }

    /**
     * Takes copies of the lists.
     *
     * @param locator its name
     * @param pictures how many there were
     * @param faces one for each face with 68 points
     * @param failures pictures that could not be read, one line each
     * @param threads how many pictures were worked on at once
     */
    public LandmarkRun {
        faces = List.copyOf(faces);
        failures = List.copyOf(failures);
    }
}
