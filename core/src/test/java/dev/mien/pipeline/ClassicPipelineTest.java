package dev.mien.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.face.AlignedFace;
import dev.mien.face.FaceResult;
import dev.mien.face.FrameResult;
import dev.mien.image.Image;
import dev.mien.testkit.SamplePictures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pipeline that ships, on the pictures that ship. */
class ClassicPipelineTest {
    private static FaceAnalyzer analyzer;

    @BeforeAll
    static void open() throws IOException {
        analyzer = FaceAnalyzer.of("classic");
    }

    @AfterAll
    static void close() {
        analyzer.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt"})
    void eachSampleHoldsOneFaceWithBothEyes(String expression) throws IOException {
        List<FaceResult> faces =
                analyzer.analyze(SamplePictures.read(expression + ".png")).faces();
        assertThat(faces).hasSize(1);
        assertThat(faces.get(0).basis()).isEqualTo(AlignedFace.Basis.EYES);
        assertThat(faces.get(0).quality().faults()).isEmpty();
        assertThat(faces.get(0).face().landmarks()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"neutral", "happiness", "surprise", "anger"})
    void plainSamplesLookMostLikeWhatTheyWereMadeFrom(String expression) throws IOException {
        FaceResult face = analyzer.analyze(SamplePictures.read(expression + ".png"))
                .faces()
                .get(0);
        assertThat(face.scores().top().label()).isEqualTo(expression);
    }

    @Test
    void theGroupHoldsEightFaces() throws IOException {
        assertThat(analyzer.analyze(SamplePictures.read("group.jpg")).faces()).hasSize(8);
    }

    @Test
    void eightThreadsGetTheSameResults() throws Exception {
        List<Image> pictures = List.of(
                SamplePictures.read("happiness.png"),
                SamplePictures.read("fear.png"),
                SamplePictures.read("sadness.png"));
        List<FrameResult> expected = pictures.stream().map(analyzer::analyze).toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<FrameResult>>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(
                        () -> pictures.stream().map(analyzer::analyze).toList()));
            }
            for (Future<List<FrameResult>> answer : answers) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
