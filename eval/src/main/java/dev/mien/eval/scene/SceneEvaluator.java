package dev.mien.eval.scene;

import dev.mien.dataset.FaceInScene;
import dev.mien.eval.figure.Outcome;
import dev.mien.eval.run.Faults;
import dev.mien.eval.run.NamedAnalyzer;
import dev.mien.eval.run.ParallelLoop;
import dev.mien.eval.run.Progress;
import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.Frame;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.pipeline.FaceReader;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Runs a pipeline over faces as crops and over the same faces in whole pictures. */
public final class SceneEvaluator {
    /** A detection that overlaps the true place by less, as intersection over union, is a false face. */
    public static final double LEAST_OVERLAP = 0.3;

    private SceneEvaluator() {}

    /**
     * {@return an outcome for each picture, in order}
     *
     * @param faces put into scenes
     * @param pipeline under its name
     * @param threads how many pictures are worked on at once, at least 1
     * @param progress hears of every picture
     */
    public static List<SceneOutcome> run(
            List<FaceInScene> faces, NamedAnalyzer pipeline, int threads, Progress progress) {
        return ParallelLoop.map(
                faces.size(),
                threads,
                i -> outcome(faces.get(i), pipeline.analyzer()),
                done -> progress.update(pipeline.name(), done, faces.size()));
    }

    private static SceneOutcome outcome(FaceInScene face, FaceAnalyzer analyzer) {
        String id = face.face().id();
        Image crop;
        Image picture;
        try {
            crop = face.face().picture().read();
            picture = face.picture().read();
        } catch (IOException e) {
            return new SceneOutcome(
                    id, face.side(), face.degrees(), false, false, false, false, 0, Optional.of(Faults.line(id, e)));
        }
        Expression truth = face.face().label().orElseThrow();
        Frame frame = Frame.of(picture);
        List<AlignedFace> found =
                analyzer.finder().align(frame, analyzer.finder().find(frame));
        Optional<AlignedFace> judged = found.stream()
                .filter(other -> overlap(face, other) >= LEAST_OVERLAP)
                .max(Comparator.comparingDouble(other -> overlap(face, other)));
        Affine toCrop = face.squareToPicture().inverse().then(Affine.scale(crop.width(), crop.height()));
        Image inPlace = picture.warp(toCrop, crop.width(), crop.height());
        return new SceneOutcome(
                id,
                face.side(),
                face.degrees(),
                Outcome.right(truth, analyzer.analyzeCrop(crop).scores()),
                Outcome.right(truth, analyzer.analyzeCrop(inPlace).scores()),
                judged.isPresent(),
                judged.isPresent() && Outcome.right(truth, scores(analyzer.reader(), judged.get())),
                found.size() - (judged.isPresent() ? 1 : 0),
                Optional.empty());
    }

    private static ExpressionScores scores(FaceReader reader, AlignedFace face) {
        return reader.scores(List.of(face)).get(0);
    }

    private static double overlap(FaceInScene face, AlignedFace found) {
        Box box = found.face().box();
        return box.iou(face.box());
    }
}
