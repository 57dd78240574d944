package dev.mien.train.svm;

import dev.mien.classify.Classifiers;
import dev.mien.classify.ExpressionClassifier;
import dev.mien.face.AlignedFace;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.Expressions;
import dev.mien.feature.Extractors;
import dev.mien.feature.FeatureExtractor;
import dev.mien.model.Calibrated;
import dev.mien.model.Calibration;
import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelException;
import dev.mien.model.VerdictRule;
import dev.mien.train.faces.Prior;
import java.util.ArrayList;
import java.util.List;

/**
 * Trained models of any kind whose mean answer is learned beside the labels (Hinton et al. 2015): they know which faces are
 * doubtful, and say what faces without a label show.
 */
final class Teachers implements AutoCloseable {
    /** What the teachers' answer counts where there is a label, which counts the rest. */
    static final float SHARE = 0.5f;

    /** Faces asked about at once. */
    private static final int CHUNK = 256;

    /** Least probability, so that its logarithm is a number. */
    private static final double LEAST = 1e-9;

    private record Asked(FeatureExtractor extractor, ExpressionClassifier classifier) implements AutoCloseable {
        List<ExpressionScores> scores(List<AlignedFace> faces) {
            return classifier.classifyAll(extractor.extractAll(faces));
        }

        @Override
        public void close() {
            extractor.close();
            classifier.close();
        }
    }

    private final List<Expression> classes;
    private final List<Asked> asked = new ArrayList<>();
    private final float[] prior;

    /**
     * Opens the models.
     *
     * @param classes what the pupil answers
     * @throws ModelException if a model is damaged or answers other classes
     */
    Teachers(List<ExpressionModel> models, List<Expression> classes) throws ModelException {
        this.classes = List.copyOf(classes);
        this.prior = Prior.of(models, classes);
        for (ExpressionModel model : models) {
            List<Expression> answers = Expressions.named(model.manifest().labels());
            if (!answers.containsAll(classes) || !classes.containsAll(answers)) {
                throw new ModelException("model " + model.manifest().id() + " answers " + answers
                        + ", the machine to train " + classes + "; a teacher must answer the same classes");
            }
            ExpressionModel raw = model.calibrated(new Calibrated(
                    new Calibration(Calibration.TEMPERATURE, 1, false, "nothing"), new VerdictRule(0, 1)));
            asked.add(new Asked(Extractors.of(raw, 1), Classifiers.create(raw)));
        }
    }

    /** See {@link Prior}. */
    float[] prior() {
        return prior.clone();
    }

    /**
     * {@return the mean answer over the teachers, each face and its mirror image; shape [faces][classes]}
     *
     * @param prior added to the logits
     */
    float[][] answers(List<AlignedFace> faces, float[] prior, Progress progress) {
        float[][] answers = new float[faces.size()][classes.size()];
        float share = 1f / (2 * asked.size());
        for (int from = 0; from < faces.size(); from += CHUNK) {
            List<AlignedFace> chunk = faces.subList(from, Math.min(faces.size(), from + CHUNK));
            List<AlignedFace> turned = chunk.stream().map(AlignedFace::mirror).toList();
            for (Asked teacher : asked) {
                for (List<AlignedFace> view : List.of(chunk, turned)) {
                    List<ExpressionScores> scores = teacher.scores(view);
                    for (int i = 0; i < scores.size(); i++) {
                        add(answers[from + i], under(scores.get(i), prior), share);
                    }
                }
            }
            progress.step("teacher", from + chunk.size(), faces.size(), 0);
        }
        return answers;
    }

    /** Moves the first of some shares towards an answer. */
    static void blend(float[] shares, float[] answer, float weight) {
        for (int c = 0; c < answer.length; c++) {
            shares[c] += weight * (answer[c] - shares[c]);
        }
    }

    private static void add(float[] sum, double[] shares, float weight) {
        for (int c = 0; c < sum.length; c++) {
            sum[c] += (float) (weight * shares[c]);
        }
    }

    private double[] under(ExpressionScores scores, float[] prior) {
        double[] shares = new double[classes.size()];
        double total = 0;
        for (int c = 0; c < shares.length; c++) {
            shares[c] = Math.max(LEAST, scores.get(classes.get(c))) * Math.exp(prior[c]);
            total += shares[c];
        }
        for (int c = 0; c < shares.length; c++) {
            shares[c] /= total;
        }
        return shares;
    }

    @Override
    public void close() {
        asked.forEach(Asked::close);
    }
}
