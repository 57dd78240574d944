package dev.mien.train.svm;

import dev.mien.dataset.DatasetException;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.Sample;
import dev.mien.face.AlignedFace;
import dev.mien.face.Expression;
import dev.mien.model.ModelException;
import dev.mien.train.faces.Beside;
import dev.mien.train.faces.CropFaces;
import dev.mien.train.faces.FaceSource;
import dev.mien.train.math.Matrix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The faces a model learns from, in memory, with what they should answer. The first head is the model's own classes;
 * a second one is added where another label set of the same pictures is given.
 *
 * @param faces one a sample
 * @param targets for the faces, in the same order
 * @param skipped samples without a usable face, one line each
 */
record TrainingFaces(List<AlignedFace> faces, Targets targets, List<String> skipped) {

    /**
     * Reads every sample that has a distribution, or a label in the second set, and what is learned beside them.
     *
     * @param second another label set of the same pictures, matched by id
     * @param secondWeight how much a label of the second set counts beside one of the first
     * @throws DatasetException if no picture shows a face, or the second set names other pictures
     * @throws ModelException if a teacher answers other classes
     */
    static TrainingFaces read(
            ExpressionDataset data,
            Optional<ExpressionDataset> second,
            double secondWeight,
            FaceSource source,
            KernelTraining.Lessons lessons,
            Progress progress)
            throws DatasetException, ModelException {
        Reading own = own(data, second, (float) secondWeight, source);
        if (lessons.teachers().isEmpty()) {
            return own.faces(Optional.empty());
        }
        List<Expression> classes = data.classes();
        try (Teachers teachers = new Teachers(lessons.teachers(), classes)) {
            own.instruct(teachers.answers(own.faces, new float[classes.size()], progress));
            float[] prior = teachers.prior();
            Beside.Found found =
                    lessons.beside().read(classes::contains, (done, of) -> progress.step("faces beside", done, of, 0));
            Reading beside = new Reading(classes, own.others);
            for (Beside.Face face : found.faces()) {
                beside.add(
                        face.face(),
                        face.label().map(label -> Map.of(label, 1f)).orElse(Map.of()),
                        Optional.empty(),
                        0);
            }
            beside.instruct(teachers.answers(beside.faces, prior, progress));
            beside.skipped.addAll(found.skipped());
            Matrix priors = new Matrix(own.faces.size() + beside.faces.size(), classes.size());
            for (int i = own.faces.size(); i < priors.rows(); i++) {
                System.arraycopy(prior, 0, priors.data(), i * prior.length, prior.length);
            }
            own.append(beside);
            return own.faces(Optional.of(priors));
        }
    }

    private static Reading own(
            ExpressionDataset data, Optional<ExpressionDataset> second, float secondWeight, FaceSource source)
            throws DatasetException {
        Map<String, Expression> otherLabels = new HashMap<>();
        second.ifPresent(set -> set.labelled()
                .forEach(sample -> sample.label().ifPresent(label -> otherLabels.put(sample.id(), label))));
        if (second.isPresent() && data.samples().stream().noneMatch(sample -> otherLabels.containsKey(sample.id()))) {
            throw new DatasetException(second.get().name() + ": labels none of the pictures of " + data.name()
                    + "; a second label set must be of the same pictures");
        }
        Reading reading = new Reading(data.classes(), second.map(ExpressionDataset::classes));
        for (Sample sample : data.samples()) {
            Optional<Expression> other = Optional.ofNullable(otherLabels.get(sample.id()));
            if (sample.distribution().isEmpty() && other.isEmpty()) {
                continue;
            }
            source.face(sample, reading.skipped)
                    .ifPresent(face -> reading.add(face, sample.distribution(), other, secondWeight));
        }
        if (reading.faces.isEmpty()) {
            throw new DatasetException(data.name() + ": no face to learn from in any of " + reading.skipped.size()
                    + " pictures; the first: " + reading.skipped.get(0)
                    + (source instanceof CropFaces ? "" : "; if the pictures are face crops, say so with --crops"));
        }
        return reading;
    }

    /** Faces as they come, with their targets. */
    private static final class Reading {
        private final List<Expression> classes;
        private final Optional<List<Expression>> others;
        private final List<AlignedFace> faces = new ArrayList<>();
        private final List<float[]> shares = new ArrayList<>();
        private final List<float[]> weights = new ArrayList<>();
        private final List<String> skipped = new ArrayList<>();

        Reading(List<Expression> classes, Optional<List<Expression>> others) {
            this.classes = classes;
            this.others = others;
        }

        void add(
                AlignedFace face, Map<Expression, Float> distribution, Optional<Expression> other, float secondWeight) {
            float[] share = new float[classes.size() + others.map(List::size).orElse(0)];
            distribution.forEach((expression, value) -> share[classes.indexOf(expression)] = value);
            other.ifPresent(label -> share[classes.size() + others.orElseThrow().indexOf(label)] = 1);
            float first = distribution.isEmpty() ? 0 : 1;
            faces.add(face);
            shares.add(share);
            weights.add(
                    others.isEmpty() ? new float[] {first} : new float[] {first, other.isPresent() ? secondWeight : 0});
        }

        /** Each target becomes half of what the teachers answer, or all of it where there was none. */
        void instruct(float[][] answers) {
            for (int i = 0; i < answers.length; i++) {
                boolean labelled = weights.get(i)[0] > 0;
                Teachers.blend(shares.get(i), answers[i], labelled ? Teachers.SHARE : 1);
                weights.get(i)[0] = 1;
            }
        }

        void append(Reading more) {
            faces.addAll(more.faces);
            shares.addAll(more.shares);
            weights.addAll(more.weights);
            skipped.addAll(more.skipped);
        }

        TrainingFaces faces(Optional<Matrix> priors) {
            int[] heads = others.isEmpty()
                    ? new int[] {classes.size()}
                    : new int[] {classes.size(), others.get().size()};
            Matrix all = Matrix.ofRows(shares.toArray(float[][]::new));
            Matrix counted = Matrix.ofRows(weights.toArray(float[][]::new));
            return new TrainingFaces(faces, new Targets(all, counted, priors, heads), skipped);
        }
    }
}
