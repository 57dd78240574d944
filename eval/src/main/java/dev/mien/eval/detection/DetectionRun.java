package dev.mien.eval.detection;

import dev.mien.dataset.TruthBox;
import dev.mien.face.Face;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a detector found in every picture of a data set, in its order.
 *
 * @param detector its name
 * @param pictures one for each of the data set, in its order
 * @param threads how many pictures were worked on at once
 */
public record DetectionRun(String detector, List<Picture> pictures, int threads) {
    /**
     *
     * @param id the name of the picture
     * @param truth the known faces, cut to the picture's edges because a detector's boxes are
     * @param found by the detector; empty if the picture could not be read
     * @param time spent in the detector
     * @param fault why the picture could not be read, if so
     */
    public record Picture(String id, List<TruthBox> truth, List<Face> found, Duration time, Optional<String> fault) {
        /**
         * Takes copies of the lists.
         *
         * @param id the name of the picture
         * @param truth the known faces, cut to the picture's edges because a detector's boxes are
         * @param found by the detector; empty if the picture could not be read
         * @param time spent in the detector
         * @param fault why the picture could not be read, if so
         */
        public Picture {
            truth = List.copyOf(truth);
            found = List.copyOf(found);
        }
    }

    /**
     * Takes a copy of what it is given.
     *
     * @param detector its name
     * @param pictures one for each of the data set, in its order
     * @param threads how many pictures were worked on at once
     */
    public DetectionRun {
        pictures = List.copyOf(pictures);
    }
}
