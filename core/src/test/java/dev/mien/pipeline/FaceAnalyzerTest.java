package dev.mien.pipeline;

import static dev.mien.face.Expression.ANGER;
import static dev.mien.face.Expression.HAPPINESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mien.align.Aligners;
import dev.mien.classify.ExpressionClassifier;
import dev.mien.detect.FaceDetector;
import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.Explanation;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.Face;
import dev.mien.face.FacePart;
import dev.mien.face.FaceResult;
import dev.mien.face.FeatureVector;
import dev.mien.face.Frame;
import dev.mien.face.FrameResult;
import dev.mien.face.HeatMap;
import dev.mien.face.Verdict;
import dev.mien.feature.Extractors;
import dev.mien.feature.FeatureExtractor;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.landmark.HeadShape;
import dev.mien.landmark.LandmarkLocator;
import dev.mien.quality.QualityGate;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The joints of the line, with stages so simple that every number can be said beforehand. */
class FaceAnalyzerTest {
    private static final QualityGate NO_GATE = new QualityGate(QualityGate.Options.none());
    private static final List<Box> BOXES = List.of(new Box(0, 0, 40, 40), new Box(40, 20, 60, 60));

    private final List<String> closed = new ArrayList<>();

    @Test
    void refusesAClassifierOfAnotherFeatureSpaceNamingBoth() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> analyzer(new Shares("hog:v1:strange"), NO_GATE, false, 0))
                .withMessageContaining("'hog:v1:strange'")
                .withMessageContaining("'halves:v1'");
    }

    @Test
    void refusesAThresholdThatIsNoProbability() {
        for (float threshold : new float[] {-0.1f, 1.1f, Float.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> analyzer(new Shares("halves:v1"), NO_GATE, false, threshold))
                    .withMessageContaining("threshold must lie in 0 to 1");
        }
    }

    @Test
    void givesEveryFaceInTheDetectorsOrderWithTheFramesSizeAndTime() {
        try (FaceAnalyzer analyzer = analyzer(0)) {
            FrameResult result = analyzer.analyze(new Frame(picture(), 7, Duration.ofMillis(280)));
            assertThat(result.index()).isEqualTo(7);
            assertThat(result.time()).isEqualTo(Duration.ofMillis(280));
            assertThat(List.of(result.width(), result.height())).containsExactly(100, 80);
            assertThat(result.faces()).extracting(face -> face.face().box()).isEqualTo(BOXES);
            assertThat(result.faces()).extracting(FaceResult::basis).containsOnly(AlignedFace.Basis.BOX);
            assertThat(analyzer.reader().classes()).containsExactly(HAPPINESS, ANGER);
        }
    }

    @Test
    void theVerdictNeedsTheThresholdAndMayJustReachIt() {
        // The crop's left half is white, its right half grey: happiness 255 / (255 + 85) = 0.75.
        assertThat(verdict(0.5f)).isEqualTo(new Verdict.Shows(HAPPINESS));
        assertThat(verdict(0.75f)).isEqualTo(new Verdict.Shows(HAPPINESS));
        assertThat(verdict(0.76f)).isEqualTo(new Verdict.Unsure("probably happiness (75 %), could be anger (25 %)"));
    }

    @Test
    void aFaceUnfitToBeJudgedIsUnsureForEachReasonButKeepsItsScores() {
        QualityGate strict = new QualityGate(new QualityGate.Options(64, 1, 0, 1, 180, 180, 0, 0, 1));
        try (FaceAnalyzer analyzer = analyzer(new Shares("halves:v1"), strict, false, 0)) {
            FaceResult result = analyzer.analyzeCrop(halves(255, 85));
            assertThat(result.quality().faults()).hasSize(2);
            assertThat(result.verdict())
                    .isEqualTo(new Verdict.Unsure(
                            String.join("; ", result.quality().faults())));
            assertThat(((Verdict.Unsure) result.verdict()).reason()).contains("48 px, below 64 px", "sharpness");
            assertThat(result.scores().top()).isEqualTo(HAPPINESS);
        }
    }

    @Test
    void mirroredMeansTheMeanOfAFaceAndItsMirrorImage() {
        List<AlignedFace> faces = List.of(AlignedFace.ofCrop(halves(255, 85)), AlignedFace.ofCrop(halves(0, 255)));
        try (FaceAnalyzer plain = analyzer(0);
                FaceAnalyzer mirrored = analyzer(new Shares("halves:v1"), NO_GATE, true, 0)) {
            assertThat(plain.reader().scores(faces))
                    .extracting(scores -> scores.get(HAPPINESS))
                    .containsExactly(0.75f, 0f);
            for (ExpressionScores scores : mirrored.reader().scores(faces)) {
                assertThat(scores.get(HAPPINESS)).isCloseTo(0.5f, within(1e-6f));
            }
        }
    }

    @Test
    void explainsTheLikeliestExpressionOfEachFaceOnlyWhenAsked() {
        try (FaceAnalyzer analyzer = analyzer(0)) {
            Frame frame = Frame.of(picture());
            assertThat(analyzer.analyze(frame).faces())
                    .extracting(FaceResult::explanation)
                    .containsOnly(Optional.empty());
            FrameResult explained = analyzer.analyzeAndExplain(frame);
            assertThat(explained.faces())
                    .extracting(FaceResult::scores)
                    .isEqualTo(analyzer.analyze(frame).faces().stream()
                            .map(FaceResult::scores)
                            .toList());
            for (FaceResult face : explained.faces()) {
                Explanation explanation = face.explanation().orElseThrow();
                assertThat(explanation.expression()).isEqualTo(face.scores().top());
                assertThat(explanation.crop().width()).isEqualTo(48);
                // A crop's centre lies at the centre of the box it was cut from.
                Point centre = explanation.cropToFrame().apply(new Point(24, 24));
                assertThat(face.face().box().center().x()).isCloseTo(centre.x(), within(1e-6));
            }
        }
    }

    @Test
    void aMirroredExplanationIsTheMeanOfTheFacesAndTheFlippedOneOfItsMirrorImage() {
        AlignedFace face = AlignedFace.ofCrop(halves(240, 80));
        try (FaceAnalyzer plain = analyzer(0);
                FaceAnalyzer mirrored = analyzer(new Shares("halves:v1"), NO_GATE, true, 0)) {
            assertThat(plain.reader().explain(face, HAPPINESS)).contains(new HeatMap(2, 1, new float[] {240, 0}));
            // The mirror image's left is 80: heat 80, 0, which flipped back is 0, 80.
            assertThat(mirrored.reader().explain(face, HAPPINESS)).contains(new HeatMap(2, 1, new float[] {120, 40}));
            assertThat(mirrored.reader().explain(face, ANGER)).contains(new HeatMap(2, 1, new float[] {-120, -40}));
        }
    }

    @Test
    void withoutPlacesThereIsNothingToExplain() {
        Halves placeless = new Halves() {
            @Override
            public boolean hasPlaces() {
                return false;
            }

            @Override
            public Optional<HeatMap> heat(AlignedFace face, float[] contributions) {
                return Optional.empty();
            }
        };
        try (FaceAnalyzer analyzer = analyzer(0);
                FaceAnalyzer blind = new FaceAnalyzer(
                        boxes(), new FaceReader(placeless, new Shares("halves:v1"), true), new FaceJudge(NO_GATE, 0))) {
            assertThat(analyzer.reader().canExplain()).isTrue();
            assertThat(blind.reader().canExplain()).isFalse();
            assertThat(blind.analyzeAndExplain(Frame.of(picture())).faces())
                    .extracting(FaceResult::explanation)
                    .containsOnly(Optional.empty());
        }
    }

    @Test
    void aFaceWithItsSixtyEightPointsHasAGeometry() {
        LandmarkLocator locator = new LandmarkLocator() {
            @Override
            public List<Point> locate(Frame frame, Face face) {
                List<Point> points = new ArrayList<>(Collections.nCopies(FacePart.POINTS, new Point(50, 50)));
                double[][] head = HeadShape.coordinates();
                for (int i = 0; i < head.length; i++) {
                    points.set(
                            HeadShape.points().get(i).index(), new Point(50 + 40 * head[i][0], 60 + 40 * head[i][1]));
                }
                return points;
            }

            @Override
            public StageInfo info() {
                return new StageInfo(StageKind.LOCATE, "drawn", Map.of(), "");
            }
        };
        try (FaceAnalyzer analyzer = analyzer(0);
                FaceAnalyzer located = new FaceAnalyzer(
                        new FaceFinder(new Fixed(), Optional.of(locator), Aligners.create("landmarks")),
                        new FaceReader(new Halves(), new Shares("halves:v1"), false),
                        new FaceJudge(NO_GATE, 0))) {
            Frame frame = Frame.of(picture());
            assertThat(analyzer.analyze(frame).faces())
                    .extracting(FaceResult::geometry)
                    .containsOnly(Optional.empty());
            for (FaceResult face : located.analyze(frame).faces()) {
                assertThat(face.basis()).isEqualTo(AlignedFace.Basis.LANDMARKS);
                assertThat(face.geometry().orElseThrow().pose().yaw()).isCloseTo(0, within(1e-6));
            }
        }
    }

    @Test
    void featuresOfPointsWantALocator() {
        FeatureExtractor geometry = Extractors.create("geometry");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FaceAnalyzer(
                        boxes(),
                        new FaceReader(geometry, new Shares(geometry.space()), false),
                        new FaceJudge(NO_GATE, 0)))
                .withMessageContaining("68 points")
                .withMessageContaining("landmark locator");
    }

    @Test
    void saysWhatRan() {
        try (FaceAnalyzer analyzer = analyzer(0)) {
            Instant now = Instant.parse("2026-11-22T10:00:00Z");
            assertThat(analyzer.provenance(now).stages())
                    .extracting(StageInfo::stage)
                    .containsExactly(
                            StageKind.DETECT,
                            StageKind.ALIGN,
                            StageKind.FEATURE,
                            StageKind.CLASSIFY,
                            StageKind.QUALITY,
                            StageKind.VERDICT);
            assertThat(analyzer.provenance(now).started()).isEqualTo(now);
            assertThat(analyzer.provenance(now).version()).isEqualTo(Version.current());
        }
    }

    @Test
    void closesItsStages() {
        analyzer(0).close();
        assertThat(closed).containsExactlyInAnyOrder("detect", "feature", "classify");
    }

    private Verdict verdict(float threshold) {
        try (FaceAnalyzer analyzer = analyzer(threshold)) {
            return analyzer.analyzeCrop(halves(255, 85)).verdict();
        }
    }

    private FaceAnalyzer analyzer(float threshold) {
        return analyzer(new Shares("halves:v1"), NO_GATE, false, threshold);
    }

    private FaceAnalyzer analyzer(
            ExpressionClassifier classifier, QualityGate gate, boolean mirrored, float threshold) {
        return new FaceAnalyzer(
                boxes(), new FaceReader(new Halves(), classifier, mirrored), new FaceJudge(gate, threshold));
    }

    private FaceFinder boxes() {
        return new FaceFinder(new Fixed(), Optional.empty(), Aligners.create("box"));
    }

    private static Image picture() {
        return Image.gray(100, 80, new byte[100 * 80]);
    }

    /** A crop whose left and right half have the given levels. */
    private static Image halves(int left, int right) {
        byte[] samples = new byte[48 * 48];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (i % 48 < 24 ? left : right);
        }
        return Image.gray(48, 48, samples);
    }

    /** Always finds the same two faces. */
    private final class Fixed implements FaceDetector {
        @Override
        public List<Face> detect(Frame frame) {
            return BOXES.stream().map(box -> new Face(box, 0.5f, List.of())).toList();
        }

        @Override
        public StageInfo info() {
            return new StageInfo(StageKind.DETECT, "fixed", Map.of(), "");
        }

        @Override
        public void close() {
            closed.add("detect");
        }
    }

    /** Two features: the levels at the crop's left and right edge. */
    private class Halves implements FeatureExtractor {
        @Override
        public String space() {
            return "halves:v1";
        }

        @Override
        public int size() {
            return 2;
        }

        @Override
        public List<FeatureVector> extractAll(List<AlignedFace> faces) {
            return faces.stream()
                    .map(AlignedFace::crop)
                    .map(crop -> new FeatureVector(space(), new float[] {
                        crop.sample(0, 0, 0), crop.sample(crop.width() - 1, 0, 0)
                    }))
                    .toList();
        }

        @Override
        public boolean hasPlaces() {
            return true;
        }

        @Override
        public Optional<HeatMap> heat(AlignedFace face, float[] contributions) {
            return Optional.of(new HeatMap(2, 1, contributions));
        }

        @Override
        public StageInfo info() {
            return new StageInfo(StageKind.FEATURE, "halves", Map.of(), "");
        }

        @Override
        public void close() {
            closed.add("feature");
        }
    }

    /** Happiness and anger in the proportion of the two features; even if both are 0. */
    private final class Shares implements ExpressionClassifier {
        private final String space;

        Shares(String space) {
            this.space = space;
        }

        @Override
        public String space() {
            return space;
        }

        @Override
        public List<Expression> classes() {
            return List.of(HAPPINESS, ANGER);
        }

        @Override
        public List<ExpressionScores> classifyAll(List<FeatureVector> vectors) {
            return vectors.stream().map(this::scores).toList();
        }

        private ExpressionScores scores(FeatureVector vector) {
            float sum = vector.get(0) + vector.get(1);
            float happy = sum == 0 ? 0.5f : vector.get(0) / sum;
            return ExpressionScores.of(classes(), new float[] {happy, 1 - happy});
        }

        /** Only the level on the left, which speaks for happiness. */
        @Override
        public float[] contributions(FeatureVector vector, Expression expression) {
            return new float[] {expression.equals(HAPPINESS) ? vector.get(0) : -vector.get(0), 0};
        }

        @Override
        public StageInfo info() {
            return new StageInfo(StageKind.CLASSIFY, "shares", Map.of(), "");
        }

        @Override
        public void close() {
            closed.add("classify");
        }
    }
}
