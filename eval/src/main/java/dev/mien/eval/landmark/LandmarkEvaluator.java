package dev.mien.eval.landmark;

import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.DetectionSample;
import dev.mien.dataset.Persons;
import dev.mien.dataset.TruthBox;
import dev.mien.eval.detection.Matching;
import dev.mien.eval.run.Faults;
import dev.mien.eval.run.NamedLocator;
import dev.mien.eval.run.ParallelLoop;
import dev.mien.eval.run.Progress;
import dev.mien.face.Face;
import dev.mien.face.FacePart;
import dev.mien.face.Frame;
import dev.mien.image.Point;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Runs a locator over every face of a data set. */
public final class LandmarkEvaluator {
    private LandmarkEvaluator() {}

    private record Picture(List<LandmarkRun.Outcome> faces, Optional<String> fault) {}

    /**
     * A picture that cannot be read is noted, its faces are not found, and the run goes on.
     *
     * @param dataset pictures with 68 points a face
     * @param locator under its name
     * @param threads how many pictures are worked on at once, at least 1
     * @param progress hears of every picture
     * @return what was found
     * @throws IllegalArgumentException if the data set has no 68 points
     */
    public static LandmarkRun run(DetectionDataset dataset, NamedLocator locator, int threads, Progress progress) {
        List<DetectionSample> samples = dataset.samples();
        List<TruthBox> truth =
                samples.stream().flatMap(sample -> sample.faces().stream()).toList();
        if (truth.isEmpty() || truth.stream().anyMatch(face -> face.points().size() != FacePart.POINTS)) {
            throw new IllegalArgumentException(
                    dataset.name() + ": its faces have no 68 points; expected labels.csv with"
                            + " the columns image,x0,y0 to x67,y67");
        }
        List<Picture> pictures = ParallelLoop.map(
                samples.size(),
                threads,
                i -> picture(samples.get(i), locator),
                done -> progress.update(locator.name(), done, samples.size()));
        return new LandmarkRun(
                locator.name(),
                samples.size(),
                pictures.stream().flatMap(picture -> picture.faces().stream()).toList(),
                pictures.stream().flatMap(picture -> picture.fault().stream()).toList(),
                threads);
    }

    private static Picture picture(DetectionSample sample, NamedLocator locator) {
        String person = Persons.of(sample.id());
        List<LandmarkRun.Outcome> faces = new ArrayList<>();
        try {
            Frame frame = Frame.of(sample.picture().read());
            Optional<List<Face>> detected = locator.detector().map(detector -> detector.detect(frame));
            for (TruthBox truth : sample.faces()) {
                Optional<Face> face = detected.isEmpty()
                        ? Optional.of(new Face(truth.box(), 1, List.of()))
                        : nearest(truth, detected.get());
                long start = System.nanoTime();
                Optional<List<Point>> found = face.map(f -> locator.locator().locate(frame, f));
                faces.add(new LandmarkRun.Outcome(
                        person, truth.points(), found, Duration.ofNanos(System.nanoTime() - start)));
            }
            return new Picture(faces, Optional.empty());
        } catch (IOException e) {
            sample.faces().stream()
                    .map(face -> new LandmarkRun.Outcome(person, face.points(), Optional.empty(), Duration.ZERO))
                    .forEach(faces::add);
            return new Picture(faces, Optional.of(Faults.line(sample.id(), e)));
        }
    }

    /** The detection that overlaps the face most, if by as much as a detection must to be right. */
    private static Optional<Face> nearest(TruthBox truth, List<Face> detected) {
        return detected.stream()
                .filter(face -> face.box().iou(truth.box()) >= Matching.IOU)
                .max(Comparator.comparingDouble(face -> face.box().iou(truth.box())));
    }
}
