package dev.mien.classify;

import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.Expressions;
import dev.mien.face.FeatureVector;
import dev.mien.model.Calibration;
import dev.mien.model.ExpressionManifest;
import dev.mien.model.ExpressionManifest.Network;
import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelException;
import dev.mien.model.ModelKind;
import dev.mien.model.TensorFile;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last step of a network: from the output that its manifest names to calibrated probabilities. An embedding goes
 * through the model's dense layer ({@link ExpressionManifest#HEAD}) to logits; logits become probabilities by its calibration
 * ({@link Scaling}); probabilities are taken to their logarithm first. The outputs may come in any order of labels.
 *
 * <p>Each vector is a view of its own; see {@link SvmClassifier} on mirrored models.
 */
final class NetworkClassifier implements ExpressionClassifier {

    /** Stands for the logarithm of 0 and keeps the temperature's division finite. */
    private static final float LEAST = 1e-12f;

    private final String space;
    private final List<Expression> labels;
    private final Form form;
    private final @Nullable LinearMap head;
    private final Calibration calibration;
    private final Scaling scaling;
    private final String model;

    private enum Form {
        EMBEDDING,
        LOGITS,
        PROBABILITIES
    }

    private NetworkClassifier(ExpressionModel model, Network network, List<Expression> labels) throws ModelException {
        ExpressionManifest manifest = model.manifest();
        this.space = manifest.space();
        this.labels = labels;
        this.form = switch (network.form()) {
            case "embedding" -> Form.EMBEDDING;
            case "logits" -> Form.LOGITS;
            default -> Form.PROBABILITIES;
        };
        this.head = form == Form.EMBEDDING
                ? LinearMap.read(TensorFile.read(
                        model.file(ExpressionManifest.HEAD), "model " + manifest.id() + ": " + ExpressionManifest.HEAD))
                : null;
        if (head != null && head.classes() != labels.size()) {
            throw new ModelException("model " + manifest.id() + ": " + ExpressionManifest.HEAD + " gives "
                    + head.classes() + " logits, but there are " + labels.size() + " labels");
        }
        this.calibration = manifest.calibration();
        this.scaling = Scaling.of(calibration);
        this.model = model.reference();
    }

    /** @throws ModelException if the model's head is missing, damaged or does not fit its manifest, or a label is none */
    static NetworkClassifier of(ExpressionModel model) throws ModelException {
        ExpressionManifest manifest = model.manifest();
        String source = "model " + manifest.id();
        Network network = manifest.network()
                .orElseThrow(() ->
                        new ModelException(source + ": a model of kind " + ModelKind.NETWORK + " needs 'network'"));
        try {
            return new NetworkClassifier(model, network, Expressions.named(manifest.labels()));
        } catch (IllegalArgumentException e) {
            throw new ModelException(source + ": " + e.getMessage(), e);
        }
    }

    @Override
    public StageInfo info() {
        Map<String, String> options = Scaling.options(calibration);
        options.put("mirrored", Boolean.toString(calibration.mirrored()));
        return new StageInfo(StageKind.CLASSIFY, ModelKind.NETWORK.label(), options, model);
    }

    @Override
    public String space() {
        return space;
    }

    @Override
    public List<Expression> classes() {
        return Expressions.ordered(labels);
    }

    @Override
    public List<ExpressionScores> classifyAll(List<FeatureVector> vectors) {
        return vectors.stream().map(this::scores).toList();
    }

    /**
     * Of an embedding: what each of its numbers adds through the dense layer. Of logits and probabilities: each class's own
     * logit, which counts for its class and against the others.
     */
    @Override
    public float[] contributions(FeatureVector vector, Expression expression) {
        float[] features = accept(vector);
        float[] weights = Centred.weights(labels, expression);
        float[] factors = head == null ? weights : head.meanGradient(features, features, weights);
        float[] values = head == null ? logits(features) : features;
        for (int i = 0; i < values.length; i++) {
            values[i] *= factors[i];
        }
        return values;
    }

    private float[] accept(FeatureVector vector) {
        if (!vector.space().equals(space)) {
            throw new IllegalArgumentException(
                    "features of " + vector.space() + " cannot be classified by a model trained on " + space);
        }
        int inputs = head == null ? labels.size() : head.inputs();
        if (vector.size() != inputs) {
            throw new IllegalArgumentException(
                    head == null
                            ? "the output " + space + " holds " + vector.size() + " numbers a face, but there are "
                                    + inputs + " labels"
                            : "a vector of " + space + " needs " + inputs + " numbers, has " + vector.size());
        }
        return vector.toArray();
    }

    private ExpressionScores scores(FeatureVector vector) {
        return ExpressionScores.of(labels, scaling.probabilities(logits(accept(vector))));
    }

    private float[] logits(float[] vector) {
        if (head != null) {
            return head.scores(new float[][] {vector})[0];
        }
        if (form == Form.PROBABILITIES) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] = (float) Math.log(Math.max(LEAST, vector[i]));
            }
        }
        return vector;
    }
}
