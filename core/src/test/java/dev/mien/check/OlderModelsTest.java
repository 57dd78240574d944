package dev.mien.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.classify.Classifiers;
import dev.mien.classify.ExpressionClassifier;
import dev.mien.face.ExpressionScores;
import dev.mien.face.FeatureVector;
import dev.mien.feature.Extractors;
import dev.mien.feature.FeatureExtractor;
import dev.mien.image.Image;
import dev.mien.model.ExpressionModel;
import dev.mien.model.Models;
import dev.mien.model.TensorFile;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Model folders that version 0.1 wrote: they load, and give the answers that 0.1 gave. */
class OlderModelsTest {
    private static final Path FOLDERS = resource("/models-0.1");

    static List<String> ids() throws Exception {
        try (Stream<Path> folders = Files.list(FOLDERS)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void theFilesAreWhole(String id) throws Exception {
        assertThat(Models.verify(folder(id))).isNotEmpty().allMatch(Models.FileCheck::ok);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void theGoldenAnswersAreGiven(String id) throws Exception {
        assertThat(Models.open(folder(id)).manifest().golden()).isPresent();
        assertThat(GoldenAnswers.fault(Models.open(folder(id)))).isEmpty();
    }

    /** Read here without the code that replays them for users, and ten times as strictly. */
    @Test
    void anSvmGivesItsProbabilities() throws Exception {
        ExpressionModel model = Models.load(folder("svm"));
        float[][] pictures = rows(model, "golden-inputs.bin", "pictures");
        float[][] answers = rows(model, "golden-outputs.bin", "probabilities");
        assertThat(answers).hasDimensions(8, 8);
        try (FeatureExtractor extractor = Extractors.of(model, 1);
                ExpressionClassifier classifier = Classifiers.create(model)) {
            for (int i = 0; i < answers.length; i++) {
                byte[] samples = new byte[48 * 48];
                for (int s = 0; s < samples.length; s++) {
                    samples[s] = (byte) pictures[i][s];
                }
                FeatureVector features = extractor.extract(GoldenVectors.face(Image.gray(48, 48, samples)));
                ExpressionScores scores = classifier.classify(features);
                for (int c = 0; c < answers[i].length; c++) {
                    assertThat(scores.get(classifier.classes().get(c)))
                            .as("picture %d, %s", i, classifier.classes().get(c))
                            .isCloseTo(answers[i][c], within(1e-4f));
                }
            }
        }
    }

    private static float[][] rows(ExpressionModel model, String file, String name) throws Exception {
        return TensorFile.read(model.file(file), file).get(name, 2).toRows();
    }

    private static String folder(String id) {
        return FOLDERS.resolve(id).toString();
    }

    private static Path resource(String name) {
        URL found = Objects.requireNonNull(OlderModelsTest.class.getResource(name), name);
        try {
            return Path.of(found.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
