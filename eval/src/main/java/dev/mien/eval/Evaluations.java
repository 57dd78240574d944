package dev.mien.eval;

import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.FaceInScene;
import dev.mien.dataset.FacesInScenes;
import dev.mien.eval.damage.Damage;
import dev.mien.eval.damage.QualityEvaluation;
import dev.mien.eval.damage.QualityEvaluator;
import dev.mien.eval.detection.DetectionEvaluation;
import dev.mien.eval.detection.DetectionEvaluator;
import dev.mien.eval.expression.ExpressionEvaluation;
import dev.mien.eval.expression.ExpressionEvaluator;
import dev.mien.eval.landmark.LandmarkEvaluation;
import dev.mien.eval.landmark.LandmarkEvaluator;
import dev.mien.eval.run.NamedAnalyzer;
import dev.mien.eval.run.NamedDetector;
import dev.mien.eval.run.NamedLocator;
import dev.mien.eval.run.NamedPredictor;
import dev.mien.eval.run.Progress;
import dev.mien.eval.scene.SceneEvaluation;
import dev.mien.eval.scene.SceneEvaluator;
import dev.mien.quality.QualityGate;
import java.util.List;
import java.util.function.Function;

/** Measures pipelines side by side: the one entry to this package. */
public final class Evaluations {
    private Evaluations() {}

    /**
     * Runs each pipeline over every labelled picture, one pipeline after the other.
     *
     * @param dataset pictures with labels
     * @param pipelines at least one, each with a name of its own
     * @param threads how many pictures are worked on at once
     * @param progress hears of every picture
     * @return the figures of all pipelines
     */
    public static ExpressionEvaluation runExpression(
            ExpressionDataset dataset, List<NamedPredictor> pipelines, int threads, Progress progress) {
        requireNames(pipelines, NamedPredictor::name);
        return ExpressionEvaluation.of(
                dataset,
                pipelines.stream()
                        .map(pipeline -> ExpressionEvaluator.run(dataset, pipeline, threads, progress))
                        .toList());
    }

    /**
     * Runs each detector over every picture, one detector after the other; as {@link #runExpression}.
     *
     * @param dataset pictures with boxes
     * @param detectors at least one, each with a name of its own
     * @param threads how many pictures are worked on at once
     * @param progress hears of every picture
     * @return the figures of all detectors
     */
    public static DetectionEvaluation runDetection(
            DetectionDataset dataset, List<NamedDetector> detectors, int threads, Progress progress) {
        requireNames(detectors, NamedDetector::name);
        return DetectionEvaluation.of(
                dataset,
                detectors.stream()
                        .map(detector -> DetectionEvaluator.run(dataset, detector, threads, progress))
                        .toList());
    }

    /**
     * Runs each pipeline over the labelled faces as crops and over the same faces put into scenes; as {@link
     * #runExpression}.
     *
     * @param faces pictures with labels
     * @param scenes pictures without faces
     * @param seed of the places, sizes, angles and light; see {@link FacesInScenes}
     * @param pipelines at least one, each with a name of its own
     * @param threads how many pictures are worked on at once
     * @param progress hears of every picture
     * @return the figures of all pipelines
     */
    public static SceneEvaluation runInScenes(
            ExpressionDataset faces,
            DetectionDataset scenes,
            long seed,
            List<NamedAnalyzer> pipelines,
            int threads,
            Progress progress) {
        requireNames(pipelines, NamedAnalyzer::name);
        List<FaceInScene> pictures = FacesInScenes.compose(faces, scenes, seed);
        return SceneEvaluation.of(
                faces,
                scenes,
                seed,
                pipelines.stream().map(NamedAnalyzer::name).toList(),
                pipelines.stream()
                        .map(pipeline -> SceneEvaluator.run(pictures, pipeline, threads, progress))
                        .toList());
    }

    /**
     * Runs each pipeline over the labelled face crops, spoilt in every way and to every degree of {@link Damage}. A picture
     * that cannot be read is left out.
     *
     * @param faces pictures with labels
     * @param gate the options that the pipelines were built with
     * @param pipelines at least one, each with a name of its own
     * @param threads how many pictures are worked on at once
     * @param progress hears of every picture
     * @return the figures of all pipelines
     */
    public static QualityEvaluation runQuality(
            ExpressionDataset faces,
            QualityGate.Options gate,
            List<NamedAnalyzer> pipelines,
            int threads,
            Progress progress) {
        requireNames(pipelines, NamedAnalyzer::name);
        QualityEvaluator evaluator = new QualityEvaluator(faces, gate, threads, progress);
        return new QualityEvaluation(
                faces.name(),
                faces.convention(),
                pipelines.stream().map(evaluator::run).toList(),
                evaluator.failures());
    }

    /**
     * Runs each locator over every face whose 68 points are known, one locator after the other; as {@link #runExpression}.
     *
     * @param dataset pictures with 68 points a face
     * @param locators at least one, each with a name of its own
     * @param threads how many pictures are worked on at once
     * @param progress hears of every picture
     * @return the figures of all locators
     */
    public static LandmarkEvaluation runLandmarks(
            DetectionDataset dataset, List<NamedLocator> locators, int threads, Progress progress) {
        requireNames(locators, NamedLocator::name);
        return LandmarkEvaluation.of(
                dataset,
                locators.stream()
                        .map(locator -> LandmarkEvaluator.run(dataset, locator, threads, progress))
                        .toList());
    }

    private static <T> void requireNames(List<T> items, Function<T, String> name) {
        if (items.isEmpty() || items.stream().map(name).distinct().count() != items.size()) {
            throw new IllegalArgumentException("expected at least one pipeline and no name twice, got "
                    + items.stream().map(name).toList());
        }
    }
}
