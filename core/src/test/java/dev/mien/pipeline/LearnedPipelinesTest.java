package dev.mien.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.classify.Classifiers;
import dev.mien.classify.ExpressionClassifier;
import dev.mien.face.AlignedFace;
import dev.mien.face.Expression;
import dev.mien.face.FaceResult;
import dev.mien.face.FeatureVector;
import dev.mien.face.FrameResult;
import dev.mien.feature.Extractors;
import dev.mien.feature.FeatureExtractor;
import dev.mien.image.Image;
import dev.mien.model.ExpressionModel;
import dev.mien.model.Models;
import dev.mien.testkit.Crops;
import dev.mien.testkit.SamplePictures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The networks that ship, on the pictures that ship: from the photo to the answer, as a user has it. */
class LearnedPipelinesTest {
    @ParameterizedTest
    @CsvSource({
        "accurate, neutral",
        "accurate, happiness",
        "accurate, surprise",
        "accurate, anger",
        "accurate, disgust",
        "fast, neutral",
        "fast, happiness",
        "fast, surprise"
    })
    void plainSamplesLookMostLikeWhatTheyWereMadeFrom(String pipeline, String expression) throws IOException {
        try (FaceAnalyzer analyzer = FaceAnalyzer.of(pipeline)) {
            FaceResult face = analyzer.analyze(SamplePictures.read(expression + ".png"))
                    .faces()
                    .get(0);
            assertThat(face.scores().top().label()).isEqualTo(expression);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"accurate", "fast"})
    void threadsDoNotChangeAnAnswer(String pipeline) throws Exception {
        List<Image> pictures = List.of(SamplePictures.read("group.jpg"), SamplePictures.read("fear.png"));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (FaceAnalyzer analyzer = FaceAnalyzer.of(pipeline)) {
            List<FrameResult> expected =
                    pictures.stream().map(analyzer::analyze).toList();
            List<Future<FrameResult>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Image picture = pictures.get(i % 2);
                answers.add(threads.submit(() -> analyzer.analyze(picture)));
            }
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(expected.get(i % 2));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"accurate", "fast", "classic"})
    void theSizeOfABatchDoesNotChangeAnAnswer(String model) throws Exception {
        ExpressionModel opened = Models.load(model);
        try (FeatureExtractor extractor = Extractors.of(opened, 1);
                ExpressionClassifier classifier = Classifiers.create(opened)) {
            List<AlignedFace> faces = new ArrayList<>();
            for (int seed = 0; seed < 7; seed++) {
                faces.add(Crops.aligned(Crops.noise(64, seed)));
            }
            for (int size : new int[] {2, 7}) {
                List<FeatureVector> together = extractor.extractAll(faces.subList(0, size));
                for (int i = 0; i < size; i++) {
                    Map<Expression, Float> alone =
                            classifier.classify(extractor.extract(faces.get(i))).probabilities();
                    classifier
                            .classify(together.get(i))
                            .probabilities()
                            .forEach((expression, p) -> assertThat(p)
                                    .as("%s of face %s among %s", expression, faces, size)
                                    .isCloseTo(alone.get(expression), within(1e-5f)));
                }
            }
        }
    }
}
