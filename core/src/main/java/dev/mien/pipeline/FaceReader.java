package dev.mien.pipeline;

import dev.mien.classify.ExpressionClassifier;
import dev.mien.face.AlignedFace;
import dev.mien.face.Explanation;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.HeatMap;
import dev.mien.feature.FeatureExtractor;
import dev.mien.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The middle of the line: what aligned faces show, as distributions over expressions. Immutable and shareable between
 * threads; closing it closes its stages.
 */
public final class FaceReader implements AutoCloseable {
    private final FeatureExtractor extractor;
    private final ExpressionClassifier classifier;
    private final boolean mirrored;

    /**
     * Joins stages, which the reader then owns.
     *
     * @param extractor what turns a face into a feature vector
     * @param classifier what turns a vector into a distribution
     * @param mirrored whether every face is also read mirrored and the two distributions averaged
     * @throws IllegalArgumentException if the classifier was trained in another feature space than the extractor's
     */
    public FaceReader(FeatureExtractor extractor, ExpressionClassifier classifier, boolean mirrored) {
        if (!extractor.space().equals(classifier.space())) {
            throw new IllegalArgumentException("the classifier was trained on features '" + classifier.space()
                    + "' but the extractor makes '" + extractor.space() + "'");
        }
        this.extractor = extractor;
        this.classifier = classifier;
        this.mirrored = mirrored;
    }

    /** {@return the expressions that scores are given for} */
    public List<Expression> classes() {
        return classifier.classes();
    }

    /** {@return the name of the calibration that the probabilities come from; empty if the classifier names none} */
    public String calibration() {
        return classifier.info().options().getOrDefault("calibration", "");
    }

    /** The space of the features, such as {@code hog:v1:…}. */
    String space() {
        return extractor.space();
    }

    /** Whether faces must come with their 68 points. */
    boolean needsLandmarks() {
        return extractor.needsLandmarks();
    }

    /**
     * {@return a distribution for each face, in their order}
     *
     * @param faces any number of them
     */
    public List<ExpressionScores> scores(List<AlignedFace> faces) {
        List<ExpressionScores> scores = classifier.classifyAll(extractor.extractAll(faces));
        if (!mirrored) {
            return scores;
        }
        List<AlignedFace> flipped = faces.stream().map(AlignedFace::mirror).toList();
        List<ExpressionScores> others = classifier.classifyAll(extractor.extractAll(flipped));
        List<ExpressionScores> means = new ArrayList<>();
        for (int i = 0; i < faces.size(); i++) {
            means.add(scores.get(i).average(others.get(i)));
        }
        return means;
    }

    /** {@return whether {@link #explain} has anything to say: whether the features have a place in the crop} */
    public boolean canExplain() {
        return extractor.hasPlaces();
    }

    /**
     * Which places of the crop the score of an expression came from: what each feature added ({@link
     * ExpressionClassifier#contributions}), laid where the feature looked ({@link FeatureExtractor#heat}). Where
     * mirrored faces are read too, the mean over both views.
     *
     * @param face the face, cut out
     * @param expression whose score is explained
     * @return empty unless {@link #canExplain}
     * @throws IllegalArgumentException if the expression is not among {@link #classes()}
     */
    public Optional<HeatMap> explain(AlignedFace face, Expression expression) {
        Optional<HeatMap> heat = explainView(face, expression);
        return mirrored
                ? heat.flatMap(map -> explainView(face.mirror(), expression).map(other -> map.average(other.mirror())))
                : heat;
    }

    private Optional<HeatMap> explainView(AlignedFace face, Expression expression) {
        return extractor.heat(face, classifier.contributions(extractor.extract(face), expression));
    }

    /**
     * {@return an explanation of the most probable of some scores; empty unless {@link #canExplain}}
     *
     * @param face the face, cut out
     * @param scores what {@link #scores} gave for it
     */
    public Optional<Explanation> explanation(AlignedFace face, ExpressionScores scores) {
        Expression top = scores.top();
        return explain(face, top).map(heat -> new Explanation(top, heat, face.crop(), face.cropToFrame()));
    }

    Stream<Stage> stages() {
        return Stream.of(extractor, classifier);
    }

    @Override
    public void close() {
        stages().forEach(Stage::close);
    }
}
