package dev.mien.eval.expression;

import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.Sample;
import dev.mien.eval.figure.ExpressionRun;
import dev.mien.eval.figure.Outcome;
import dev.mien.eval.run.Faults;
import dev.mien.eval.run.NamedPredictor;
import dev.mien.eval.run.ParallelLoop;
import dev.mien.eval.run.Predictor;
import dev.mien.eval.run.Progress;
import dev.mien.face.Expression;
import dev.mien.image.Image;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs a pipeline over every labelled picture of a data set. */
public final class ExpressionEvaluator {
    private ExpressionEvaluator() {}

    /**
     * A picture that cannot be read becomes an outcome with a fault, and the run goes on.
     *
     * @param dataset to run over
     * @param pipeline under its name
     * @param threads how many pictures are worked on at once, at least 1
     * @param progress hears of every picture
     * @return an outcome for each labelled picture
     */
    public static ExpressionRun run(
            ExpressionDataset dataset, NamedPredictor pipeline, int threads, Progress progress) {
        List<Sample> samples = dataset.labelled();
        long start = System.nanoTime();
        List<Outcome> outcomes = ParallelLoop.map(
                samples.size(),
                threads,
                i -> outcome(samples.get(i), pipeline.predictor()),
                done -> progress.update(pipeline.name(), done, samples.size()));
        return new ExpressionRun(
                pipeline.name(),
                outcomes,
                Duration.ofNanos(System.nanoTime() - start),
                threads,
                pipeline.calibration());
    }

    private static Outcome outcome(Sample sample, Predictor predictor) {
        Expression truth = sample.label().orElseThrow();
        Image picture;
        try {
            picture = sample.picture().read();
        } catch (IOException e) {
            return new Outcome(sample.id(), truth, Optional.empty(), Optional.of(Faults.line(sample.id(), e)));
        }
        return new Outcome(sample.id(), truth, predictor.predict(picture), Optional.empty());
    }
}
