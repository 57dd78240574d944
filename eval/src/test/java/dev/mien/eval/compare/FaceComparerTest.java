package dev.mien.eval.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.align.Aligners;
import dev.mien.align.CropOptions;
import dev.mien.align.FaceAligner;
import dev.mien.classify.ExpressionClassifier;
import dev.mien.detect.FaceDetector;
import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.Face;
import dev.mien.face.FeatureVector;
import dev.mien.face.Frame;
import dev.mien.feature.Extractors;
import dev.mien.feature.FeatureExtractor;
import dev.mien.image.Image;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.pipeline.FaceFinder;
import dev.mien.pipeline.FaceJudge;
import dev.mien.pipeline.FaceReader;
import dev.mien.quality.QualityGate;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FaceComparerTest {
    private static final Image PICTURE = Image.gray(200, 100, new byte[200 * 100]);
    private static final StageInfo INFO = new StageInfo(StageKind.CLASSIFY, "test", Map.of(), "");

    private final AtomicInteger found = new AtomicInteger();

    @Test
    void facesAreFoundOnceByTheFirst() {
        FaceComparer comparer =
                new FaceComparer(analyzer(Expression.FEAR, 20, 60), analyzer(Expression.ANGER, 10, 11, 12));
        List<ComparedFace> faces = comparer.all(PICTURE);
        assertThat(found).hasValue(1);
        assertThat(faces).extracting(face -> face.first().face().box().width()).containsExactly(20.0, 60.0);
        assertThat(faces).allSatisfy(face -> {
            assertThat(face.first().face()).isEqualTo(face.second().face());
            assertThat(face.first().scores().top()).isEqualTo(Expression.FEAR);
            assertThat(face.second().scores().top()).isEqualTo(Expression.ANGER);
            assertThat(face.first().quality()).isEqualTo(face.second().quality());
        });
    }

    @Test
    void theLargestStandsForALabelledPicture() {
        FaceAnalyzer second = analyzer(Expression.ANGER);
        FaceComparer comparer = new FaceComparer(analyzer(Expression.FEAR, 20, 60, 40), second);
        assertThat(comparer.largest(PICTURE))
                .singleElement()
                .satisfies(
                        face -> assertThat(face.second().face().box().width()).isEqualTo(60));
        assertThat(new FaceComparer(second, second).largest(PICTURE)).isEmpty();
    }

    @Test
    void aModelWithAnotherCropSeesItsOwn() {
        FaceAnalyzer first = analyzer(Aligners.create("box"), Expression.FEAR, 40);
        FaceAnalyzer alike = analyzer(Aligners.create("box"), Expression.ANGER);
        FaceAnalyzer other = analyzer(Aligners.create("box", new CropOptions(64, "box:margin=0.5")), Expression.ANGER);
        assertThat(new FaceComparer(first, alike).all(PICTURE))
                .singleElement()
                .satisfies(face -> assertThat(face.forSecond()).isSameAs(face.face()));
        assertThat(new FaceComparer(first, other).all(PICTURE)).singleElement().satisfies(face -> {
            assertThat(face.face().crop().width()).isEqualTo(48);
            assertThat(face.forSecond().crop().width()).isEqualTo(64);
            assertThat(face.forSecond().face().box())
                    .isEqualTo(face.face().face().box());
        });
        assertThat(found).hasValue(2);
    }

    @Test
    void aCropIsTheFace() {
        FaceAnalyzer one = analyzer(Expression.FEAR);
        assertThat(new FaceComparer(one, one).crop(PICTURE))
                .singleElement()
                .satisfies(face -> assertThat(face.first().basis()).isEqualTo(AlignedFace.Basis.CROP));
        assertThat(found).hasValue(0);
    }

    /** Finds square faces of the given sizes and calls each the same. */
    private FaceAnalyzer analyzer(Expression says, int... sizes) {
        return analyzer(Aligners.create("box"), says, sizes);
    }

    private FaceAnalyzer analyzer(FaceAligner aligner, Expression says, int... sizes) {
        FeatureExtractor extractor = Extractors.create("lbp");
        FaceFinder finder = new FaceFinder(
                new FaceDetector() {
                    @Override
                    public List<Face> detect(Frame frame) {
                        found.incrementAndGet();
                        return Arrays.stream(sizes)
                                .mapToObj(size -> new Face(new Box(0, 0, size, size), 1, List.of()))
                                .toList();
                    }

                    @Override
                    public StageInfo info() {
                        return INFO;
                    }
                },
                Optional.empty(),
                aligner);
        FaceReader reader = new FaceReader(
                extractor,
                new ExpressionClassifier() {
                    @Override
                    public List<ExpressionScores> classifyAll(List<FeatureVector> features) {
                        return features.stream()
                                .map(vector -> new ExpressionScores(Map.of(says, 1f)))
                                .toList();
                    }

                    @Override
                    public float[] contributions(FeatureVector vector, Expression expression) {
                        return new float[vector.size()];
                    }

                    @Override
                    public List<Expression> classes() {
                        return List.of(says);
                    }

                    @Override
                    public String space() {
                        return extractor.space();
                    }

                    @Override
                    public StageInfo info() {
                        return INFO;
                    }
                },
                false);
        return new FaceAnalyzer(finder, reader, new FaceJudge(new QualityGate(QualityGate.Options.defaults()), 0));
    }
}
