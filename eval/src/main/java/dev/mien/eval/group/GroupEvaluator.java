package dev.mien.eval.group;

import dev.mien.dataset.MeasuredFace;
import dev.mien.eval.run.Faults;
import dev.mien.eval.run.NamedAnalyzer;
import dev.mien.eval.run.ParallelLoop;
import dev.mien.eval.run.Progress;
import dev.mien.face.Box;
import dev.mien.face.FaceResult;
import dev.mien.image.Point;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Runs the whole line over faces of people of many kinds. */
public final class GroupEvaluator {
    private GroupEvaluator() {}

    private record Answer(Optional<GroupOutcome> outcome, Optional<String> fault) {}

    /**
     * {@return the figures of faces; a picture that cannot be read is noted and left out}
     *
     * @param dataset what the faces are called
     * @param faces those with a detector's five points count, the others are left out: nobody knows where they are
     * @param pipeline what is measured
     * @param threads how many pictures are worked on at once, at least 1
     * @param progress hears of every picture
     * @throws IllegalArgumentException if there is no face
     */
    public static GroupEvaluation run(
            String dataset, List<MeasuredFace> faces, NamedAnalyzer pipeline, int threads, Progress progress) {
        List<MeasuredFace> known =
                faces.stream().filter(face -> !face.five().isEmpty()).toList();
        if (known.isEmpty()) {
            throw new IllegalArgumentException(dataset + ": expected faces whose five points are known");
        }
        List<Answer> answers = ParallelLoop.map(
                known.size(),
                threads,
                i -> answer(known.get(i), pipeline),
                done -> progress.update(dataset, done, known.size()));
        return GroupEvaluation.of(
                dataset,
                pipeline.name(),
                answers.stream().flatMap(answer -> answer.outcome().stream()).toList(),
                answers.stream().flatMap(answer -> answer.fault().stream()).toList());
    }

    private static Answer answer(MeasuredFace face, NamedAnalyzer pipeline) {
        try {
            Point nose = face.five().get(2);
            Optional<FaceResult> found = pipeline
                    .analyzer()
                    .analyze(face.picture().read())
                    .faces()
                    .stream()
                    .filter(result -> holds(result.face().box(), nose))
                    .findFirst();
            return new Answer(Optional.of(new GroupOutcome(face, found)), Optional.empty());
        } catch (IOException e) {
            return new Answer(Optional.empty(), Optional.of(Faults.line(face.id(), e)));
        }
    }

    private static boolean holds(Box box, Point point) {
        return point.x() >= box.x() && point.x() <= box.right() && point.y() >= box.y() && point.y() <= box.bottom();
    }
}
