package dev.mien.classify;

import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.Expressions;
import dev.mien.face.FeatureVector;
import dev.mien.model.Calibration;
import dev.mien.model.ExpressionManifest;
import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelException;
import dev.mien.model.ModelKind;
import dev.mien.model.Tensor;
import dev.mien.model.Tensor.Precision;
import dev.mien.model.TensorFile;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kernel machine: project the features ({@link Projection}, may be absent), score the classes ({@link KernelMap}), turn
 * scores into probabilities ({@link Scaling}). Standardisation of features and bandwidths have no step of their own:
 * they are multiplied into the weights when training ends.
 *
 * <p>Each vector is a view of its own. Where the model's manifest says {@code mirrored}, whoever holds the picture
 * classifies face and mirror image and takes {@link ExpressionScores#average}.
 */
public final class SvmClassifier implements ExpressionClassifier {

    /** The file of its models that holds the tensors. */
    public static final String WEIGHTS = "weights.bin";

    /** Large enough to read the weights once for many vectors, small enough for the cache. */
    private static final int BATCH = 32;

    private final String space;
    private final List<Expression> classes;
    private final @Nullable Projection projection;
    private final KernelMap map;
    private final Calibration calibration;
    private final Scaling scaling;
    private final String model;

    /**
     * @param space feature space of the vectors it takes
     * @param classes what the scores mean
     * @param projection applied before the map, or null
     * @param map from the projected vector to the scores
     * @param temperature positive; scores are divided by it before the softmax
     */
    public SvmClassifier(
            String space,
            List<Expression> classes,
            @Nullable Projection projection,
            KernelMap map,
            double temperature) {
        this(
                space,
                classes,
                projection,
                map,
                new Calibration(Calibration.TEMPERATURE, temperature, false, "nothing"),
                "");
    }

    private SvmClassifier(
            String space,
            List<Expression> classes,
            @Nullable Projection projection,
            KernelMap map,
            Calibration calibration,
            String model) {
        if (classes.size() != map.classes() || new HashSet<>(classes).size() < classes.size()) {
            throw new IllegalArgumentException(
                    "the map gives " + map.classes() + " scores, the classes are " + classes);
        }
        if (projection != null && projection.outputs() != map.inputs()) {
            throw new IllegalArgumentException(
                    "the projection gives " + projection.outputs() + " numbers, the kernel map takes " + map.inputs());
        }
        this.space = space;
        this.classes = List.copyOf(classes);
        this.projection = projection;
        this.map = map;
        this.calibration = calibration;
        this.scaling = Scaling.of(calibration);
        this.model = model;
    }

    /**
     * {@return the kernel machine of a model}
     *
     * @param model of the kind {@code svm}
     * @throws ModelException if the model's weights are missing, damaged or do not fit its manifest
     */
    public static SvmClassifier of(ExpressionModel model) throws ModelException {
        ExpressionManifest manifest = model.manifest();
        String source = "model " + manifest.id() + ": " + WEIGHTS;
        TensorFile file = TensorFile.read(model.file(WEIGHTS), source);
        try {
            return new SvmClassifier(
                    manifest.space(),
                    Expressions.named(manifest.labels()),
                    file.has("projection.mirror") ? Projection.read(file) : null,
                    KernelMap.read(file),
                    manifest.calibration(),
                    model.reference());
        } catch (IllegalArgumentException e) {
            throw new ModelException(source + ": " + e.getMessage(), e);
        }
    }

    /**
     * {@return the content of {@link #WEIGHTS}; matrices in the given precision}
     *
     * @param precision float16 halves the size of the file
     */
    public byte[] weights(Precision precision) {
        List<Tensor> tensors = new ArrayList<>(map.tensors(precision));
        if (projection != null) {
            tensors.addAll(projection.tensors(precision));
        }
        return TensorFile.write(tensors);
    }

    @Override
    public StageInfo info() {
        return new StageInfo(StageKind.CLASSIFY, ModelKind.SVM.label(), Scaling.options(calibration), model);
    }

    @Override
    public String space() {
        return space;
    }

    @Override
    public List<Expression> classes() {
        return classes;
    }

    @Override
    public List<ExpressionScores> classifyAll(List<FeatureVector> vectors) {
        List<ExpressionScores> results = new ArrayList<>(vectors.size());
        for (float[] scores : scores(vectors)) {
            results.add(ExpressionScores.of(classes, scaling.probabilities(scores)));
        }
        return results;
    }

    /**
     * {@return the uncalibrated scores of each vector, shape [vectors][classes]: what {@link Temperature#fit} is fitted
     * on}
     *
     * @param vectors of this classifier's space
     */
    public float[][] scores(List<FeatureVector> vectors) {
        float[][] scores = new float[vectors.size()][];
        for (int start = 0; start < scores.length; start += BATCH) {
            int end = Math.min(scores.length, start + BATCH);
            float[][] batch = new float[end - start][];
            for (int v = 0; v < batch.length; v++) {
                batch[v] = accept(vectors.get(start + v));
            }
            float[][] part = map.scores(projection == null ? batch : projection.apply(batch));
            System.arraycopy(part, 0, scores, start, part.length);
        }
        return scores;
    }

    @Override
    public float[] contributions(FeatureVector vector, Expression expression) {
        float[] features = accept(vector);
        float[] weights = Centred.weights(classes, expression);
        float[] nothing = new float[features.length];
        float[] gradient;
        if (projection == null) {
            gradient = map.meanGradient(nothing, features, weights);
        } else {
            float[][] ends = projection.apply(new float[][] {nothing, features});
            gradient = projection.transposed(map.meanGradient(ends[0], ends[1], weights));
        }
        for (int i = 0; i < features.length; i++) {
            features[i] *= gradient[i];
        }
        return features;
    }

    private float[] accept(FeatureVector vector) {
        if (!vector.space().equals(space)) {
            throw new IllegalArgumentException(
                    "features of " + vector.space() + " cannot be classified by a model trained on " + space);
        }
        int inputs = projection == null ? map.inputs() : projection.inputs();
        if (vector.size() != inputs) {
            throw new IllegalArgumentException(
                    "a vector of " + space + " needs " + inputs + " numbers, has " + vector.size());
        }
        return vector.toArray();
    }
}
