package dev.mien.eval;

import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.ExpressionDataset;
import java.util.List;
import java.util.function.Function;

/** Measures pipelines side by side: the one entry to this package. */
public final class Evaluations {
    private Evaluations() {}

    /**
     * Runs each pipeline over every labelled picture, one pipeline after the other.
     *
     * @param pipelines at least one, each with a name of its own
     * @param threads how many pictures are worked on at once
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

    /** Runs each detector over every picture, one detector after the other; as {@link #runExpression}. */
    public static DetectionEvaluation runDetection(
            DetectionDataset dataset, List<NamedDetector> detectors, int threads, Progress progress) {
        requireNames(detectors, NamedDetector::name);
        return DetectionEvaluation.of(
                dataset,
                detectors.stream()
                        .map(detector -> DetectionEvaluator.run(dataset, detector, threads, progress))
                        .toList());
    }

    /** Runs each locator over every face whose 68 points are known, one locator after the other; as {@link #runExpression}. */
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
