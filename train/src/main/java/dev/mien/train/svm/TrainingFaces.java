package dev.mien.train.svm;

import dev.mien.dataset.DatasetException;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.Sample;
import dev.mien.face.AlignedFace;
import dev.mien.face.Expression;
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
     * Reads every sample that has a distribution, or a label in the second set.
     *
     * @param second another label set of the same pictures, matched by id
     * @param secondWeight how much a label of the second set counts beside one of the first
     * @throws DatasetException if no picture shows a face, or the second set names other pictures
     */
    static TrainingFaces read(
            ExpressionDataset data, Optional<ExpressionDataset> second, double secondWeight, FaceSource source)
            throws DatasetException {
        List<Expression> classes = data.classes();
        List<Expression> others = second.map(ExpressionDataset::classes).orElse(List.of());
        Map<String, Expression> otherLabels = new HashMap<>();
        second.ifPresent(set -> set.labelled()
                .forEach(sample -> sample.label().ifPresent(label -> otherLabels.put(sample.id(), label))));
        if (second.isPresent() && data.samples().stream().noneMatch(sample -> otherLabels.containsKey(sample.id()))) {
            throw new DatasetException(second.get().name() + ": labels none of the pictures of " + data.name()
                    + "; a second label set must be of the same pictures");
        }
        List<AlignedFace> faces = new ArrayList<>();
        List<float[]> shares = new ArrayList<>();
        List<float[]> weights = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (Sample sample : data.samples()) {
            Optional<Expression> other = Optional.ofNullable(otherLabels.get(sample.id()));
            if (sample.distribution().isEmpty() && other.isEmpty()) {
                continue;
            }
            Optional<AlignedFace> face = source.face(sample, skipped);
            if (face.isEmpty()) {
                continue;
            }
            float[] share = new float[classes.size() + others.size()];
            sample.distribution().forEach((expression, value) -> share[classes.indexOf(expression)] = value);
            other.ifPresent(label -> share[classes.size() + others.indexOf(label)] = 1);
            float first = sample.distribution().isEmpty() ? 0 : 1;
            faces.add(face.get());
            shares.add(share);
            weights.add(
                    second.isEmpty()
                            ? new float[] {first}
                            : new float[] {first, other.isPresent() ? (float) secondWeight : 0});
        }
        if (faces.isEmpty()) {
            throw new DatasetException(data.name() + ": no face to learn from in any of " + skipped.size()
                    + " pictures; the first: " + skipped.get(0)
                    + (source instanceof CropFaces ? "" : "; if the pictures are face crops, say so with --crops"));
        }
        int[] heads = second.isEmpty() ? new int[] {classes.size()} : new int[] {classes.size(), others.size()};
        Targets targets = new Targets(
                Matrix.ofRows(shares.toArray(float[][]::new)), Matrix.ofRows(weights.toArray(float[][]::new)), heads);
        return new TrainingFaces(faces, targets, skipped);
    }
}
