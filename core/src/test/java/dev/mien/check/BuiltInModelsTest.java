package dev.mien.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.classify.Classifiers;
import dev.mien.classify.ExpressionClassifier;
import dev.mien.face.AlignedFace;
import dev.mien.face.ExpressionScores;
import dev.mien.feature.Extractors;
import dev.mien.feature.FeatureExtractor;
import dev.mien.image.Image;
import dev.mien.model.ExpressionManifest;
import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelException;
import dev.mien.model.Models;
import dev.mien.model.TensorFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every model that ships: hashes, card, and the golden answers. */
class BuiltInModelsTest {
    static List<String> ids() {
        return Models.list();
    }

    static List<String> expressions() {
        return Models.list("expression");
    }

    @Test
    void theClassicModelADetectorAndLandmarksShip() {
        assertThat(Models.list("expression")).contains("classic");
        assertThat(Models.list("detection")).containsExactly("face-detector");
        assertThat(Models.list("landmarks")).containsExactly("face-landmarks");
        assertThat(Models.list("parts")).containsExactly("face-parts");
        assertThat(Models.list("check")).containsExactly("face-check");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyFileIsWhatTheManifestSays(String id) throws ModelException {
        assertThat(Models.verify(id)).isNotEmpty().allMatch(Models.FileCheck::ok);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void goldenAnswersAreThereAndReplayed(String id) throws ModelException {
        assertThat(Models.open(id).manifest().golden()).isPresent();
        assertThat(GoldenAnswers.fault(Models.open(id))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void theGoldenPicturesGetTheGoldenAnswers(String id) throws ModelException {
        ExpressionModel model = Models.load(id);
        ExpressionManifest manifest = model.manifest();
        float[][] pictures = tensor(model, manifest.golden().orElseThrow().inputs(), "pictures");
        float[][] answers = tensor(model, manifest.golden().orElseThrow().outputs(), "probabilities");
        assertThat(pictures)
                .hasDimensions(
                        answers.length,
                        manifest.input().width() * manifest.input().height());
        try (FeatureExtractor extractor = Extractors.of(model, 1);
                ExpressionClassifier classifier = Classifiers.create(model)) {
            for (int i = 0; i < pictures.length; i++) {
                ExpressionScores scores = classifier.classify(extractor.extract(face(manifest, pictures[i])));
                for (int c = 0; c < answers[i].length; c++) {
                    assertThat(scores.get(classifier.classes().get(c)))
                            .as("picture %d, %s", i, classifier.classes().get(c))
                            .isEqualTo(answers[i][c], Offset.offset(1e-4f));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void theCardSaysWhatItIsNotFor(String id) throws ModelException {
        assertThat(card(id)).contains("nown bias", "Not for", "Licence", "How it was made");
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void theCardOfAnExpressionModelHasItsFigures(String id) throws ModelException {
        assertThat(card(id)).contains("apparent expression", "95 % interval");
    }

    private static String card(String id) throws ModelException {
        return new String(Models.open(id).file("MODEL_CARD.md"), StandardCharsets.UTF_8);
    }

    private static float[][] tensor(ExpressionModel model, String file, String name) throws ModelException {
        return TensorFile.read(model.file(file), file).get(name, 2).toRows();
    }

    private static AlignedFace face(ExpressionManifest manifest, float[] picture) {
        byte[] samples = new byte[picture.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) Math.round(picture[i]);
        }
        return AlignedFace.ofCrop(
                Image.gray(manifest.input().width(), manifest.input().height(), samples));
    }
}
