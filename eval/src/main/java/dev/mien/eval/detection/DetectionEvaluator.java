package dev.mien.eval.detection;

import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.DetectionSample;
import dev.mien.dataset.TruthBox;
import dev.mien.detect.FaceDetector;
import dev.mien.eval.run.Faults;
import dev.mien.eval.run.NamedDetector;
import dev.mien.eval.run.ParallelLoop;
import dev.mien.eval.run.Progress;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Image;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs a detector over every picture of a data set. */
public final class DetectionEvaluator {
    private DetectionEvaluator() {}

    /**
     * A picture that cannot be read is kept with its fault, all its faces missed, and the run goes on.
     *
     * @param dataset to run over
     * @param detector under its name
     * @param threads how many pictures are worked on at once, at least 1
     * @param progress hears of every picture
     * @return what was found
     */
    public static DetectionRun run(DetectionDataset dataset, NamedDetector detector, int threads, Progress progress) {
        List<DetectionSample> samples = dataset.samples();
        List<DetectionRun.Picture> pictures = ParallelLoop.map(
                samples.size(),
                threads,
                i -> picture(samples.get(i), detector.detector()),
                done -> progress.update(detector.name(), done, samples.size()));
        return new DetectionRun(detector.name(), pictures, threads);
    }

    private static DetectionRun.Picture picture(DetectionSample sample, FaceDetector detector) {
        Image image;
        try {
            image = sample.picture().read();
        } catch (IOException e) {
            return new DetectionRun.Picture(
                    sample.id(), sample.faces(), List.of(), Duration.ZERO, Optional.of(Faults.line(sample.id(), e)));
        }
        long start = System.nanoTime();
        List<Face> found = detector.detect(Frame.of(image));
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        List<TruthBox> truth = sample.faces().stream()
                .map(face -> new TruthBox(cut(face.box(), image), face.ignore()))
                .toList();
        return new DetectionRun.Picture(sample.id(), truth, found, time, Optional.empty());
    }

    /** The part of a box within a picture; a box wholly outside stays as it is, and cannot be found. */
    private static Box cut(Box box, Image image) {
        double left = Math.max(0, box.x());
        double top = Math.max(0, box.y());
        double width = Math.min(image.width(), box.right()) - left;
        double height = Math.min(image.height(), box.bottom()) - top;
        return width > 0 && height > 0 ? new Box(left, top, width, height) : box;
    }
}
