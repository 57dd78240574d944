package dev.mien.eval.pose;

import dev.mien.dataset.PosedFaces;
import dev.mien.detect.FaceDetector;
import dev.mien.eval.run.Faults;
import dev.mien.eval.run.ParallelLoop;
import dev.mien.eval.run.Progress;
import dev.mien.face.FaceGeometry;
import dev.mien.face.Frame;
import dev.mien.face.HeadPose;
import dev.mien.landmark.FaceMeter;
import dev.mien.landmark.LandmarkLocator;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Runs the line as far as the pose of the largest face of each picture.
 *
 * @param detector finds the faces
 * @param locator finds their 68 points
 */
public record PoseEvaluator(FaceDetector detector, LandmarkLocator locator) {
    private record Answer(PoseEvaluation.Pair pair, Optional<String> fault) {}

    /**
     * {@return the figures; a picture that cannot be read is noted, its face is not found, and the run goes on}
     *
     * @param faces whose pose is known
     * @param threads how many pictures are worked on at once, at least 1
     * @param progress hears of every picture
     */
    public PoseEvaluation run(PosedFaces faces, int threads, Progress progress) {
        List<PosedFaces.Sample> samples = faces.samples();
        List<Answer> answers = ParallelLoop.map(
                samples.size(),
                threads,
                i -> answer(samples.get(i)),
                done -> progress.update(faces.name(), done, samples.size()));
        return PoseEvaluation.of(
                faces.name(),
                detector.info().name(),
                answers.stream().map(Answer::pair).toList(),
                answers.stream().flatMap(answer -> answer.fault().stream()).toList());
    }

    private Answer answer(PosedFaces.Sample sample) {
        try {
            Frame frame = Frame.of(sample.picture().read());
            int longerSide = Math.max(frame.image().width(), frame.image().height());
            Optional<HeadPose> found = detector.detect(frame).stream()
                    .max(Comparator.comparingDouble(face -> face.box().area()))
                    .flatMap(face -> FaceMeter.measure(locator.locate(frame, face), longerSide))
                    .map(FaceGeometry::pose);
            return new Answer(new PoseEvaluation.Pair(sample.pose(), found), Optional.empty());
        } catch (IOException e) {
            return new Answer(
                    new PoseEvaluation.Pair(sample.pose(), Optional.empty()), Optional.of(Faults.line(sample.id(), e)));
        }
    }
}
