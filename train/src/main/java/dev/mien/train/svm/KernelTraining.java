package dev.mien.train.svm;

import dev.mien.classify.KernelMap;
import dev.mien.classify.Projection;
import dev.mien.dataset.DatasetException;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.feature.FeatureExtractor;
import dev.mien.train.faces.FaceSource;
import dev.mien.train.math.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Trains a kernel machine on the features of faces: the numbers of a model, without calibration. */
public final class KernelTraining {
    private KernelTraining() {}

    /** What maps components to scores. */
    public enum Kernel {
        /** A linear support vector machine on the components. */
        LINEAR,
        /** A Gaussian kernel on random landmarks by a Nystroem map, and a linear support vector machine behind it. */
        NYSTROEM,
        /** As {@link #NYSTROEM}, then landmarks, metric and coefficients refined together by gradient. */
        REFINED
    }

    /**
     * @param kernel what maps components to scores
     * @param loss of a machine with a Gaussian kernel; the linear machine has the squared hinge
     * @param components principal components the machine sees, at most
     * @param dimensions components after the metric of a Gaussian kernel, at most
     * @param centres of a Gaussian kernel, its landmarks, at most: each is a training face
     * @param epochs of refinement
     * @param copies changed copies of each face that refinement also sees
     * @param secondWeight how much a second label set counts
     * @param seed of every random choice
     */
    public record Options(
            Kernel kernel,
            Loss loss,
            int components,
            int dimensions,
            int centres,
            int epochs,
            int copies,
            double secondWeight,
            long seed) {
        /**
         * Checks the components.
         *
         * @param kernel what maps components to scores
         * @param loss of a machine with a Gaussian kernel; the linear machine has the squared hinge
         * @param components principal components the machine sees, at most
         * @param dimensions components after the metric of a Gaussian kernel, at most
         * @param centres of a Gaussian kernel, its landmarks, at most: each is a training face
         * @param epochs of refinement
         * @param copies changed copies of each face that refinement also sees
         * @param secondWeight how much a second label set counts
         * @param seed of every random choice
         */
        public Options {
            if (components < 1 || dimensions < 1 || centres < 1) {
                throw new IllegalArgumentException("components, dimensions and centres must be 1 or more, got "
                        + components + ", " + dimensions + " and " + centres);
            }
            if (epochs < 0 || copies < 0 || !(secondWeight >= 0)) {
                throw new IllegalArgumentException("epochs, copies and the second weight must not be negative, got "
                        + epochs + ", " + copies + " and " + secondWeight);
            }
        }

        public static Options defaults() {
            return new Options(Kernel.REFINED, Loss.CROSS_ENTROPY, 400, 256, 1500, 45, 6, 0.8, 1);
        }
    }

    /**
     * @param recipe what was done, for people
     * @param skipped pictures that could not be learnt from, one line each
     */
    public record Result(Projection projection, KernelMap map, List<String> recipe, List<String> skipped) {}

    /** @throws DatasetException if no picture shows a face to learn from */
    public static Result run(
            ExpressionDataset data,
            Optional<ExpressionDataset> second,
            FaceSource source,
            FeatureExtractor extractor,
            Options options,
            Progress progress)
            throws DatasetException {
        TrainingFaces faces = TrainingFaces.read(data, second, options.secondWeight(), source);
        MirrorPca pca = Components.fit(extractor, faces.faces(), options.components());
        int changed = options.kernel() == Kernel.REFINED ? options.copies() : 0;
        List<Matrix> copies = Components.copies(extractor, pca, faces.faces(), changed, options.seed(), progress);
        List<String> recipe = new ArrayList<>();
        recipe.add(String.format(
                Locale.ROOT,
                "%,d faces, targets are shares of votes; %d principal components, %d of which mirroring leaves alone.",
                faces.faces().size(),
                pca.dimensions(),
                pca.symmetric()));
        second.ifPresent(set -> recipe.add(String.format(
                Locale.ROOT,
                "Learnt side by side with a second label set, weight %.2f: %s.",
                options.secondWeight(),
                set.convention())));
        int classes = data.classes().size();
        if (options.kernel() == Kernel.LINEAR) {
            LinearMachine machine = SvmSolver.solve(copies, faces.targets(), SvmSolver.Options.defaults(), progress);
            recipe.add("Linear support vector machine, squared hinge, one against the rest.");
            return new Result(pca.projection(), machine.map(0, classes), recipe, faces.skipped());
        }
        RbfTrainer.Options possible = possible(options, pca, faces.targets());
        RbfMachine machine = RbfTrainer.train(copies, pca.symmetric(), faces.targets(), possible, progress);
        recipe.add(String.format(
                Locale.ROOT,
                "Mirror-invariant Gaussian kernel, %d landmarks in %d dimensions, loss %s; %s.",
                possible.landmarks(),
                possible.dimensions(),
                options.loss().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                options.kernel() == Kernel.NYSTROEM
                        ? "landmarks drawn at random (Nystroem)"
                        : "landmarks, metric and coefficients refined together for " + options.epochs()
                                + " epochs over each face and " + options.copies()
                                + " turned, scaled and shifted copies of it"));
        if (possible.landmarks() < options.centres() || possible.dimensions() < options.dimensions()) {
            recipe.add(String.format(
                    Locale.ROOT,
                    "%d landmarks in %d dimensions were asked for, which is more than so few faces give.",
                    options.centres(),
                    options.dimensions()));
        }
        return new Result(machine.projection(pca), machine.map(0, classes), recipe, faces.skipped());
    }

    /** What is asked for, as far as there are faces for it. */
    private static RbfTrainer.Options possible(Options options, MirrorPca pca, Targets targets) {
        RbfTrainer.Options usual = RbfTrainer.Options.defaults();
        return new RbfTrainer.Options(
                options.loss(),
                Math.min(options.dimensions(), pca.dimensions()),
                Math.min(options.centres(), targets.counted()),
                usual.width(),
                usual.lambda(),
                options.kernel() == Kernel.REFINED ? options.epochs() : 0,
                usual.batch(),
                usual.coefficientRate(),
                usual.landmarkRate(),
                usual.metricRate(),
                usual.biasRate(),
                options.seed());
    }
}
