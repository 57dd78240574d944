package dev.mien.eval.part;

import dev.mien.dataset.MeasuredFace;
import dev.mien.detect.FaceDetector;
import dev.mien.eval.run.Faults;
import dev.mien.eval.run.ParallelLoop;
import dev.mien.eval.run.Progress;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Point;
import dev.mien.landmark.LandmarkLocator;
import dev.mien.landmark.PartReader;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Runs the line as far as eyes and mouth are read.
 *
 * @param detector says where the faces are; without one the five points of the data set do
 * @param locator finds the 68 points
 * @param reader reads eyes and mouth there
 */
public record PartEvaluator(Optional<FaceDetector> detector, LandmarkLocator locator, PartReader reader) {
    private record Answer(PartOutcome outcome, Optional<String> fault) {}

    /**
     * {@return the figures of faces; a picture that cannot be read is noted, its face is not found, and the run goes on}
     *
     * @param dataset what the faces are called
     * @param faces all of them measured
     * @param threads how many pictures are worked on at once, at least 1
     * @param progress hears of every picture
     * @throws IllegalArgumentException if there is no face, or one was not measured
     */
    public PartEvaluation run(String dataset, List<MeasuredFace> faces, int threads, Progress progress) {
        if (faces.isEmpty() || faces.stream().anyMatch(face -> face.measures().isEmpty())) {
            throw new IllegalArgumentException(dataset + ": expected faces whose openings were measured");
        }
        List<Answer> answers = ParallelLoop.map(
                faces.size(), threads, i -> answer(faces.get(i)), done -> progress.update(dataset, done, faces.size()));
        return PartEvaluation.of(
                dataset,
                detector.map(found -> "faces as found by " + found.info().name())
                        .orElse("faces where the data set's five points are"),
                answers.stream().map(Answer::outcome).toList(),
                answers.stream().flatMap(answer -> answer.fault().stream()).toList());
    }

    private Answer answer(MeasuredFace measured) {
        try {
            Frame frame = Frame.of(measured.picture().read());
            Optional<List<Point>> points = face(frame, measured).map(face -> locator.locate(frame, face));
            return new Answer(
                    new PartOutcome(measured, points, points.flatMap(found -> reader.read(frame, found))),
                    Optional.empty());
        } catch (IOException e) {
            return new Answer(
                    new PartOutcome(measured, Optional.empty(), Optional.empty()),
                    Optional.of(Faults.line(measured.id(), e)));
        }
    }

    /** The largest face found; these pictures show one large face each. */
    private Optional<Face> face(Frame frame, MeasuredFace measured) {
        if (detector.isEmpty()) {
            Box whole = new Box(0, 0, frame.image().width(), frame.image().height());
            return Optional.of(new Face(whole, 1, measured.five()));
        }
        return detector.get().detect(frame).stream()
                .max(Comparator.comparingDouble(face -> face.box().area()));
    }
}
