package dev.mien.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.face.FaceResult;
import dev.mien.testkit.SamplePictures;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
