package dev.mien.train.expression;

import dev.mien.classify.Classifiers;
import dev.mien.classify.ExpressionClassifier;
import dev.mien.classify.Scaling;
import dev.mien.dataset.DatasetException;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.eval.figure.Interval;
import dev.mien.eval.figure.Outcome;
import dev.mien.face.Expression;
import dev.mien.face.Expressions;
import dev.mien.feature.Extractors;
import dev.mien.feature.FeatureExtractor;
import dev.mien.model.Calibrated;
import dev.mien.model.Calibration;
import dev.mien.model.Calibration.OtherWay;
import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelException;
import dev.mien.model.VerdictRule;
import dev.mien.train.faces.FaceSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code train calibration}: nine numbers that make a model right for other pictures than it was calibrated on. */
public final class CalibrationTraining {
    /** Fewer faces say too little of eight offsets. */
    private static final int LEAST = 20;

    private CalibrationTraining() {}

    /**
     * What to fit.
     *
     * @param name what the calibration is to be called
     * @param accuracy how often an answer other than "unsure" is to be right, 0 to 1
     * @param evenHalf fit on the even half of the persons alone, so that the other half stays to choose by; else on all
     * @param softer what the fitted temperature is multiplied by, 1 or more, for a network that learned from the very faces
     */
    public record Options(String name, double accuracy, boolean evenHalf, double softer) {
        /**
         * Checks the components.
         *
         * @param name what the calibration is to be called
         * @param accuracy how often an answer other than "unsure" is to be right, 0 to 1
         * @param evenHalf fit on the even half of the persons alone, so that the other half stays to choose by; else on all
         * @param softer what the fitted temperature is multiplied by, 1 or more, for a network that learned from the very faces
         * @throws IllegalArgumentException if the name is none, or a number out of its range
         */
        public Options {
            Calibration.requireName(name);
            if (!(accuracy > 0 && accuracy < 1)) {
                throw new IllegalArgumentException("--accuracy must lie between 0 and 1, got " + accuracy);
            }
            if (!(softer >= 1 && softer <= 10)) {
                throw new IllegalArgumentException("--softer must lie in 1 to 10, got " + softer);
            }
        }
    }

    /**
     * What came of it.
     *
     * @param calibrated the calibration, with its rule for "unsure"
     * @param lines what was fitted and what it gains, for people
     * @param skipped pictures that took no part, one line each
     */
    public record Result(Calibrated calibrated, List<String> lines, List<String> skipped) {}

    /** Told how it goes. */
    @FunctionalInterface
    public interface Progress {
        /**
         * After a face.
         *
         * @param phase what is being done
         * @param done faces
         * @param of all of them
         */
        void update(String phase, int done, int of);
    }

    /**
     * Fits a calibration and measures it on faces that it was not fitted on: fitted on one half of the persons and measured on
     * the other, then the reverse, unless only the even half is to be learned from.
     *
     * @param model whose scores are calibrated
     * @param sources labelled faces; each source counts alike
     * @param faces how a face is had from a picture
     * @param options what to fit
     * @param progress told after each face
     * @return the calibration and what it is worth
     * @throws DatasetException if there are too few faces
     * @throws ModelException if the model is damaged
     */
    public static Result run(
            ExpressionModel model,
            List<ExpressionDataset> sources,
            FaceSource faces,
            Options options,
            Progress progress)
            throws DatasetException, ModelException {
        Calibration former = model.manifest().calibration();
        boolean mirrored = former.mirrored();
        List<String> skipped = new ArrayList<>();
        List<ScoredFaces> scored = new ArrayList<>();
        List<Expression> classes = Expressions.named(model.manifest().labels());
        ExpressionModel raw = model.calibrated(
                new Calibrated(new Calibration(Calibration.TEMPERATURE, 1, false, "nothing"), new VerdictRule(0, 1)));
        try (FeatureExtractor extractor = Extractors.of(raw, 1);
                ExpressionClassifier classifier = Classifiers.create(raw)) {
            for (ExpressionDataset source : sources) {
                int all = source.labelled().size();
                scored.add(ScoredFaces.read(
                        source,
                        classes,
                        faces,
                        extractor,
                        classifier,
                        skipped,
                        done -> progress.update(source.name(), done, all)));
            }
        }
        List<ScoredFaces> even = halves(scored, true);
        List<ScoredFaces> odd = halves(scored, false);
        requireEnough(even, odd);
        Fit fit = new Fit(classes, even, odd, Scaling.of(former), options);
        Fit.Measured shipped = fit.measured(mirrored);
        List<ScoredFaces> learned = options.evenHalf() ? even : scored;
        Scaling scaling = ScalingFit.of(learned, mirrored).softer(options.softer());
        Scaling other = ScalingFit.of(learned, !mirrored).softer(options.softer());
        Calibration calibration = new Calibration(
                Optional.of(options.name()),
                Calibration.BIAS_CORRECTED,
                scaling.temperature(),
                Optional.of(scaling.offsets()),
                mirrored,
                scored.stream().map(ScoredFaces::name).collect(Collectors.joining(", "))
                        + (options.evenHalf() ? " (even halves)" : ""),
                Optional.of(new OtherWay(
                        other.temperature(),
                        Optional.of(other.offsets()),
                        fit.measured(!mirrored).rule().threshold())));
        return new Result(
                new Calibrated(calibration, shipped.rule()),
                lines(classes, scaling, shipped, former.called()),
                skipped);
    }

    private static List<ScoredFaces> halves(List<ScoredFaces> all, boolean even) {
        return all.stream().map(source -> source.half(even)).toList();
    }

    private static void requireEnough(List<ScoredFaces> even, List<ScoredFaces> odd) throws DatasetException {
        int fewest = Math.min(
                even.stream().mapToInt(ScoredFaces::size).sum(),
                odd.stream().mapToInt(ScoredFaces::size).sum());
        if (fewest < LEAST) {
            throw new DatasetException(
                    "a calibration is measured on one half of the persons after being fitted on the other;"
                            + " one half has " + fewest + " faces, it needs " + LEAST
                            + ": give more pictures (a hundred are enough), of several persons (the file's name up to its last"
                            + " underscore is the person)");
        }
    }

    /** Fitted on halves and measured on the others. */
    private record Fit(
            List<Expression> classes, List<ScoredFaces> even, List<ScoredFaces> odd, Scaling former, Options options) {
        private record Measured(List<HeldOutAnswers> sources, VerdictRule rule) {}

        Measured measured(boolean mirrored) {
            List<HeldOutAnswers> answers = answers(even, odd, mirrored);
            if (!options.evenHalf()) {
                List<HeldOutAnswers> reverse = answers(odd, even, mirrored);
                for (int i = 0; i < answers.size(); i++) {
                    answers.set(i, answers.get(i).with(reverse.get(i)));
                }
            }
            answers.removeIf(source -> source.after().isEmpty());
            List<List<Outcome>> after =
                    answers.stream().map(HeldOutAnswers::after).toList();
            return new Measured(answers, SureEnough.rule(after, options.accuracy()));
        }

        private List<HeldOutAnswers> answers(List<ScoredFaces> learned, List<ScoredFaces> asked, boolean mirrored) {
            Scaling scaling = ScalingFit.of(learned, mirrored).softer(options.softer());
            List<HeldOutAnswers> answers = new ArrayList<>();
            asked.forEach(faces -> answers.add(HeldOutAnswers.of(faces, classes, former, scaling, mirrored)));
            return answers;
        }
    }

    private static List<String> lines(List<Expression> classes, Scaling scaling, Fit.Measured measured, String former) {
        List<String> lines = new ArrayList<>();
        StringBuilder offsets = new StringBuilder();
        for (int c = 0; c < classes.size(); c++) {
            offsets.append(c == 0 ? "" : ", ")
                    .append(String.format(
                            Locale.ROOT,
                            "%s %+.2f",
                            classes.get(c).label(),
                            scaling.offsets().get(c)));
        }
        lines.add(String.format(Locale.ROOT, "temperature %.3f; offsets %s", scaling.temperature(), offsets));
        for (HeldOutAnswers source : measured.sources()) {
            Interval gain = source.gain();
            double before = HeldOutAnswers.accuracy(source.before());
            double after = HeldOutAnswers.accuracy(source.after());
            lines.add(String.format(
                    Locale.ROOT,
                    "%s, %,d faces it was not fitted on: accuracy %.3f, with '%s' %.3f: %+.1f points (95 %% interval"
                            + " %+.1f to %+.1f); calibration error %.3f, before %.3f",
                    source.source(),
                    source.after().size(),
                    after,
                    former,
                    before,
                    100 * (after - before),
                    100 * gain.low(),
                    100 * gain.high(),
                    HeldOutAnswers.error(source.after()),
                    HeldOutAnswers.error(source.before())));
        }
        lines.add(String.format(
                Locale.ROOT,
                "\"unsure\" below %.3f: %.0f %% of these faces get an answer, and %.1f %% of the answers are right",
                measured.rule().threshold(),
                100 * measured.rule().coverage(),
                100 * measured.rule().accuracy().orElseThrow()));
        return lines;
    }
}
