package dev.mien.train.svm;

import dev.mien.classify.KernelMap;
import dev.mien.classify.Projection;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.feature.FeatureExtractor;
import dev.mien.train.FaceSource;
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
     * @param loss squared hinge (support vector machine) or cross-entropy
     * @param components principal components the machine sees, at most
     * @param dimensions components after the metric of a Gaussian kernel
     * @param landmarks of a Gaussian kernel
     * @param epochs of refinement
     * @param copies changed copies of each face that refinement also sees
     * @param secondWeight how much a second label set counts
     */
    public record Options(
            Kernel kernel,
            Loss loss,
            int components,
            int dimensions,
            int landmarks,
            int epochs,
            int copies,
            double secondWeight,
            long seed) {
        public static Options defaults() {
            return new Options(Kernel.REFINED, Loss.CROSS_ENTROPY, 400, 256, 1500, 45, 6, 0.8, 1);
        }
    }

    /** @param recipe what was done, for people */
    public record Result(Projection projection, KernelMap map, List<String> recipe) {}

    public static Result run(
            ExpressionDataset data,
            Optional<ExpressionDataset> second,
            FaceSource source,
            FeatureExtractor extractor,
            Options options,
            Progress progress) {
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
            return new Result(pca.projection(), machine.map(0, classes), recipe);
        }
        RbfMachine machine = RbfTrainer.train(copies, pca.symmetric(), faces.targets(), refinement(options), progress);
        recipe.add(String.format(
                Locale.ROOT,
                "Mirror-invariant Gaussian kernel, %d landmarks in %d dimensions, loss %s; %s.",
                options.landmarks(),
                options.dimensions(),
                options.loss().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                options.kernel() == Kernel.NYSTROEM
                        ? "landmarks drawn at random (Nystroem)"
                        : "landmarks, metric and coefficients refined together for " + options.epochs()
                                + " epochs over each face and " + options.copies()
                                + " turned, scaled and shifted copies of it"));
        return new Result(machine.projection(pca), machine.map(0, classes), recipe);
    }

    private static RbfTrainer.Options refinement(Options options) {
        RbfTrainer.Options usual = RbfTrainer.Options.defaults();
        return new RbfTrainer.Options(
                options.loss(),
                options.dimensions(),
                options.landmarks(),
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
