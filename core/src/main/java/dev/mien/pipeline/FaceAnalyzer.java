package dev.mien.pipeline;

import dev.mien.align.FaceAligner;
import dev.mien.check.GoldenVectors;
import dev.mien.classify.ExpressionClassifier;
import dev.mien.detect.FaceDetector;
import dev.mien.face.AlignedFace;
import dev.mien.face.Explanation;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.Face;
import dev.mien.face.FaceGeometry;
import dev.mien.face.FaceResult;
import dev.mien.face.Frame;
import dev.mien.face.FrameResult;
import dev.mien.face.HeatMap;
import dev.mien.face.Quality;
import dev.mien.face.Verdict;
import dev.mien.feature.FeatureExtractor;
import dev.mien.image.Image;
import dev.mien.landmark.FaceMeter;
import dev.mien.landmark.LandmarkLocator;
import dev.mien.model.ModelException;
import dev.mien.quality.QualityGate;
import dev.mien.stage.Provenance;
import dev.mien.stage.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The whole line: a frame in, faces with their apparent expressions out. Immutable and shareable between threads;
 * closing it closes its stages.
 *
 * <pre>{@code
 * try (FaceAnalyzer analyzer = FaceAnalyzer.of("accurate")) {
 *     FrameResult result = analyzer.analyze(Images.read(Path.of("photo.jpg")));
 *     result.faces().forEach(face -> System.out.println(face.verdict().label() + " " + face.scores()));
 * }
 * }</pre>
 */
public final class FaceAnalyzer implements AutoCloseable {
    private final FaceDetector detector;
    private final Optional<LandmarkLocator> locator;
    private final FaceAligner aligner;
    private final FeatureExtractor extractor;
    private final ExpressionClassifier classifier;
    private final QualityGate gate;
    private final boolean mirrored;
    private final float threshold;

    /**
     * Joins stages, which the analyzer then owns.
     *
     * @param locator what gives each face its 68 points; without one a face keeps those that its detector found
     * @param mirrored whether every face is also judged mirrored and the two distributions averaged
     * @param threshold least top probability, 0 to 1, for a verdict other than "unsure"
     * @throws IllegalArgumentException if the classifier was trained in another feature space than the extractor's, or the
     *     extractor needs 68 points that nothing finds
     */
    public FaceAnalyzer(
            FaceDetector detector,
            Optional<LandmarkLocator> locator,
            FaceAligner aligner,
            FeatureExtractor extractor,
            ExpressionClassifier classifier,
            QualityGate gate,
            boolean mirrored,
            float threshold) {
        if (!extractor.space().equals(classifier.space())) {
            throw new IllegalArgumentException("the classifier was trained on features '" + classifier.space()
                    + "' but the extractor makes '" + extractor.space() + "'");
        }
        if (extractor.needsLandmarks() && locator.isEmpty()) {
            throw new IllegalArgumentException(
                    "the features '" + extractor.space()
                            + "' are taken from the 68 points of a face; choose a landmark locator that finds them, such as cnn");
        }
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must lie in 0 to 1, got " + threshold);
        }
        this.detector = detector;
        this.locator = locator;
        this.aligner = aligner;
        this.extractor = extractor;
        this.classifier = classifier;
        this.gate = gate;
        this.mirrored = mirrored;
        this.threshold = threshold;
    }

    /**
     * The analyzer of a pipeline by name, with its defaults.
     *
     * @throws IllegalArgumentException if there is no such pipeline; the message lists them
     * @throws ModelException if its model is damaged
     */
    public static FaceAnalyzer of(String pipeline) throws ModelException {
        return Pipelines.get(pipeline).build();
    }

    public FrameResult analyze(Image picture) {
        return analyze(Frame.of(picture));
    }

    public FrameResult analyze(Frame frame) {
        return result(frame, judge(frame, find(frame)));
    }

    /**
     * As {@link #analyze(Frame)}, and with every face an {@link Explanation} of its most probable expression where the
     * features allow one. Costs a second pass over each face.
     */
    public FrameResult analyzeAndExplain(Frame frame) {
        List<AlignedFace> faces = find(frame);
        List<FaceResult> results = judge(frame, faces);
        List<FaceResult> explained = new ArrayList<>();
        for (int i = 0; i < faces.size(); i++) {
            FaceResult result = results.get(i);
            explained.add(result.withExplanation(explanation(faces.get(i), result.scores())));
        }
        return result(frame, explained);
    }

    /** The first half of {@link #analyze(Frame)}: the faces of a frame, cut out, most confident first. */
    public List<AlignedFace> find(Frame frame) {
        return cut(
                frame,
                detector.detect(frame).stream().map(face -> locate(frame, face)).toList());
    }

    /** A face, whoever found it, with the points that this analyzer's locator finds; without a locator as it is. */
    public Face locate(Frame frame, Face face) {
        return locator.map(found -> face.withLandmarks(found.locate(frame, face)))
                .orElse(face);
    }

    /** Faces, whoever found them, cut out as this analyzer does. */
    public List<AlignedFace> cut(Frame frame, List<Face> faces) {
        return faces.stream().map(face -> aligner.align(frame, face)).toList();
    }

    /** Whether another analyzer cuts faces out in the same way. */
    public boolean alignsAs(FaceAnalyzer other) {
        return aligner.info().equals(other.aligner.info());
    }

    /** The second half of {@link #analyze(Frame)}: a result for each face, whoever found it. */
    public List<FaceResult> judge(Frame frame, List<AlignedFace> faces) {
        List<ExpressionScores> scores = score(faces);
        List<FaceResult> results = new ArrayList<>();
        for (int i = 0; i < faces.size(); i++) {
            results.add(judge(frame, faces.get(i), scores.get(i)));
        }
        return results;
    }

    /** Judges a picture that is a face crop already, such as a picture of FER+; nothing is detected or aligned. */
    public FaceResult analyzeCrop(Image crop) {
        return judge(Frame.of(crop), List.of(crop(crop))).get(0);
    }

    /** A picture that is a face crop already, with its 68 points if the features are taken from them. */
    public AlignedFace crop(Image picture) {
        return locator.filter(found -> extractor.needsLandmarks())
                .map(found -> CropPoints.locate(picture, found))
                .orElseGet(() -> AlignedFace.ofCrop(picture));
    }

    /** The distributions of faces that are aligned already. */
    public List<ExpressionScores> score(List<AlignedFace> faces) {
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

    /**
     * Which places of the crop the score of an expression came from: what each feature added
     * ({@link ExpressionClassifier#contributions}), laid where the feature looked ({@link FeatureExtractor#heat}). Where the
     * analyzer also judges mirrored faces, the mean over both views.
     *
     * @return empty if the features have no place in the crop
     * @throws IllegalArgumentException if the expression is not among {@link #classes()}
     */
    public Optional<HeatMap> explain(AlignedFace face, Expression expression) {
        Optional<HeatMap> heat = explainView(face, expression);
        return mirrored
                ? heat.flatMap(map -> explainView(face.mirror(), expression).map(other -> map.average(other.mirror())))
                : heat;
    }

    /** Whether {@link #explain} has anything to say: whether the features have a place in the crop. */
    public boolean canExplain() {
        AlignedFace blank = GoldenVectors.face(Image.gray(1, 1, new byte[1]));
        return explainView(blank, classes().get(0)).isPresent();
    }

    private Optional<HeatMap> explainView(AlignedFace face, Expression expression) {
        return extractor.heat(face, classifier.contributions(extractor.extract(face), expression));
    }

    /** An explanation of the most probable of some scores; empty if the features have no place in the crop. */
    public Optional<Explanation> explanation(AlignedFace face, ExpressionScores scores) {
        Expression top = scores.top();
        return explain(face, top).map(heat -> new Explanation(top, heat, face.crop(), face.cropToFrame()));
    }

    private FaceResult judge(Frame frame, AlignedFace aligned, ExpressionScores scores) {
        int longerSide = Math.max(frame.image().width(), frame.image().height());
        Optional<FaceGeometry> geometry = FaceMeter.measure(aligned.face().landmarks(), longerSide);
        Quality quality = gate.assess(frame, aligned, geometry);
        return new FaceResult(aligned.face(), aligned.basis(), geometry, quality, scores, verdict(quality, scores));
    }

    public static FrameResult result(Frame frame, List<FaceResult> faces) {
        return new FrameResult(
                frame.index(),
                frame.time(),
                frame.image().width(),
                frame.image().height(),
                faces);
    }

    private Verdict verdict(Quality quality, ExpressionScores scores) {
        if (!quality.pass()) {
            return new Verdict.Unsure(String.join("; ", quality.faults()));
        }
        return Verdict.of(scores, threshold);
    }

    /** The expressions this analyzer can answer. */
    public List<Expression> classes() {
        return classifier.classes();
    }

    /** Least top probability for a verdict other than "unsure", 0 to 1. */
    public float threshold() {
        return threshold;
    }

    /** What would produce the results of this analyzer, from {@code started} on. */
    public Provenance provenance(Instant started) {
        return new Provenance(
                Version.current(), started, stages().map(Stage::info).toList());
    }

    private Stream<Stage> stages() {
        return Stream.of(Stream.of(detector), locator.stream(), Stream.of(aligner, extractor, classifier, gate))
                .flatMap(part -> part);
    }

    @Override
    public void close() {
        stages().forEach(Stage::close);
    }
}
