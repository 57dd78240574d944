package dev.mien.train.svm;

import dev.mien.classify.KernelMap;
import dev.mien.classify.Projection;
import dev.mien.dataset.DatasetException;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.feature.FeatureExtractor;
import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelException;
import dev.mien.train.faces.Beside;
import dev.mien.train.faces.FaceSource;
import dev.mien.train.math.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

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
     * How to train.
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
         * @throws IllegalArgumentException if {@code components}, {@code dimensions} or {@code centres} is below 1, or
         *     {@code epochs}, {@code copies} or {@code secondWeight} below 0
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

        /** {@return a refined Gaussian kernel of 1500 landmarks in 256 dimensions, on 400 components} */
        public static Options defaults() {
            return new Options(Kernel.REFINED, Loss.CROSS_ENTROPY, 400, 256, 1500, 45, 6, 0.8, 1);
        }
    }

    /**
     * What came of a training.
     *
     * @param projection from features to components
     * @param map from components to scores, one for each class of the data set
     * @param recipe what was done, for people
     * @param skipped pictures that could not be learnt from, one line each
     */
    public record Result(Projection projection, KernelMap map, List<String> recipe, List<String> skipped) {}

    /**
     * What is learned from beside the data's own labels.
     *
     * @param teachers models whose mean answer is learned beside the labels
     * @param beside pictures of other sources, labelled as the teachers' calibrations say; nothing without a teacher
     */
    public record Lessons(List<ExpressionModel> teachers, Beside beside) {
        /** Nothing but the data. */
        public static final Lessons NONE = new Lessons(List.of(), Beside.NOTHING);

        /**
         * Takes a copy of the list.
         *
         * @param teachers models whose mean answer is learned beside the labels
         * @param beside pictures of other sources, labelled as the teachers' calibrations say; nothing without a teacher
         */
        public Lessons {
            teachers = List.copyOf(teachers);
        }
    }

    /**
     * Trains.
     *
     * @param data what to learn from
     * @param second another label set of the same pictures, learned beside; matched by id
     * @param source how a face is had from a picture
     * @param lessons what else is learned from
     * @param extractor of the features that the machine sees
     * @param options how to train
     * @param progress told after each step
     * @return the machine, how it was trained, and what was left out
     * @throws DatasetException if no picture shows a face to learn from, the second set is of other pictures, or there is
     *     something beside the data but no teacher
     * @throws ModelException if a teacher answers other classes
     * @throws IllegalArgumentException if there is a teacher and the machine is not refined by cross-entropy
     */
    public static Result run(
            ExpressionDataset data,
            Optional<ExpressionDataset> second,
            FaceSource source,
            Lessons lessons,
            FeatureExtractor extractor,
            Options options,
            Progress progress)
            throws DatasetException, ModelException {
        requireTeachable(lessons, options);
        TrainingFaces faces = TrainingFaces.read(data, second, options.secondWeight(), source, lessons, progress);
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
        recipe.addAll(lines(lessons));
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

    private static void requireTeachable(Lessons lessons, Options options) throws DatasetException {
        lessons.beside().requireTeacher(lessons.teachers().size());
        if (!lessons.teachers().isEmpty()
                && (options.kernel() != Kernel.REFINED || options.loss() != Loss.CROSS_ENTROPY)) {
            throw new IllegalArgumentException(
                    "a teacher's answers are probabilities, which only --kernel refined with --loss cross_entropy learns");
        }
    }

    private static List<String> lines(Lessons lessons) {
        List<String> lines = new ArrayList<>();
        if (!lessons.teachers().isEmpty()) {
            lines.add("The mean answer of "
                    + lessons.teachers().stream()
                            .map(model -> model.manifest().id())
                            .collect(Collectors.joining(", "))
                    + String.format(Locale.ROOT, " counts %.1f beside the labels.", Teachers.SHARE));
        }
        if (!lessons.beside().names().isEmpty()) {
            lines.add("Learned beside the data, with the offsets of the teachers' calibrations between the sources: "
                    + String.join(", ", lessons.beside().names()) + ".");
        }
        return lines;
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
