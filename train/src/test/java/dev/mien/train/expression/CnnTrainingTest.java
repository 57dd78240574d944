package dev.mien.train.expression;

import static dev.mien.face.Expression.ANGER;
import static dev.mien.face.Expression.HAPPINESS;
import static dev.mien.face.Expression.NEUTRAL;
import static dev.mien.face.Expression.SURPRISE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.mien.classify.Classifiers;
import dev.mien.classify.ExpressionClassifier;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.DetectionSample;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.face.AlignedFace;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.feature.Extractors;
import dev.mien.feature.FeatureExtractor;
import dev.mien.image.Image;
import dev.mien.model.ExpressionManifest;
import dev.mien.model.ExpressionModel;
import dev.mien.model.Manifest;
import dev.mien.model.ModelException;
import dev.mien.model.ModelKind;
import dev.mien.model.Models;
import dev.mien.model.TensorFile;
import dev.mien.train.cnn.NetworkTraining;
import dev.mien.train.cnn.NetworkTraining.Size;
import dev.mien.train.engine.Progress;
import dev.mien.train.faces.Beside;
import dev.mien.train.faces.CropFaces;
import dev.mien.train.model.Provenance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a folder of pictures to a model folder that the runtime reads, and on from there. */
class CnnTrainingTest {
    private static final List<Expression> KINDS = List.of(NEUTRAL, HAPPINESS, SURPRISE);

    @TempDir
    private Path temp;

    private Path train;
    private Path valid;
    private Beside beside = Beside.NOTHING;
    private final List<String> epochs = new ArrayList<>();

    @BeforeEach
    void draw() throws IOException {
        train = Patterns.write(temp.resolve("train"), 1, 12, KINDS);
        valid = Patterns.write(temp.resolve("valid"), 2, 10, KINDS);
    }

    @Test
    void trainsReadsBackTeachesAndIsTunedToOtherClasses() throws IOException {
        CnnTraining.Result result = run("first", 3, Optional.empty(), Optional.empty(), false);

        assertThat(epochs).hasSize(3).first().asString().startsWith("epoch 1/3: loss ");
        assertThat(result.measured().reports()).extracting(r -> r.n()).containsExactly(30, 30);
        assertThat(temp.resolve("first.training/curve.png")).isNotEmptyFile();
        assertThat(temp.resolve("first.training/curve.csv"))
                .content()
                .startsWith("epoch,rate,loss,accuracy_logits,")
                .hasLineCount(4);
        ExpressionModel first = model("first");
        assertThat(Models.verify(temp.resolve("first").toString()))
                .extracting(Models.FileCheck::name)
                .containsExactlyInAnyOrder(
                        "MODEL_CARD.md",
                        "golden-inputs.bin",
                        "golden-outputs.bin",
                        "head.bin",
                        "network.json",
                        "trunk.onnx");
        theRuntimeGivesTheGoldenAnswers(first);
        theManifestTellsTheRuntimeWhatToDo(first.manifest(), result);
        theCardHasEveryFigure(card("first"));

        // The second network is told by the first what it saw; the third goes on from it with other classes.
        run("taught", 1, Optional.empty(), Optional.of(first), false);
        assertThat(card("taught")).contains("Teacher (Hinton et al. 2015): 50 % of each target", first.reference());

        // So does what has no labels, and what another source labels.
        photosBeside();
        run("beside", 1, Optional.empty(), Optional.of(first), false);
        assertThat(card("beside")).contains("Learned beside the data", "photos", "elsewhere");
        assertThatIOException()
                .isThrownBy(() -> run("untaught", 1, Optional.empty(), Optional.empty(), false))
                .withMessageContaining("needs a teacher");
        beside.labelled().get(0).close();
        beside = Beside.NOTHING;

        train = Patterns.write(temp.resolve("own"), 3, 6, List.of(ANGER, HAPPINESS));
        valid = Patterns.write(temp.resolve("own-valid"), 4, 4, List.of(ANGER, HAPPINESS));
        run("tuned", 2, Optional.of(first), Optional.empty(), false);
        ExpressionModel tuned = model("tuned");
        assertThat(tuned.manifest().labels()).containsExactly("happiness", "anger");
        assertThat(card("tuned")).contains("Begun with the weights of model " + first.reference());
        theRuntimeGivesTheGoldenAnswers(tuned);
    }

    @Test
    void aTrainingIsTakenUpOnlyWhenAskedAndOnlyByItsOwnOptions() throws IOException {
        refused(true, 1, "no checkpoint to resume from");
        run("model", 1, Optional.empty(), Optional.empty(), false);
        byte[] trunk = Files.readAllBytes(temp.resolve("model/trunk.onnx"));
        refused(false, 1, "an earlier training lies there");
        refused(true, 2, "belongs to a training with other options");

        // All epochs are done: the model is written again without one step more, even were the training data gone bad.
        epochs.clear();
        Files.delete(temp.resolve("model/trunk.onnx"));
        Files.writeString(train.resolve("neutral/0.png"), "torn");
        run("model", 1, Optional.empty(), Optional.empty(), true);
        assertThat(epochs).isEmpty();
        assertThat(temp.resolve("model/trunk.onnx")).hasBinaryContent(trunk);
    }

    @Test
    void aModelOfAnotherKindIsNoStart() throws IOException {
        ExpressionModel classic = Models.load("classic");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> run("model", 1, Optional.of(classic), Optional.empty(), false))
                .withMessageStartingWith("model classic is of kind 'svm'");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> run("model", 1, Optional.empty(), Optional.of(classic), false))
                .withMessageStartingWith("model classic is of kind 'svm'");
    }

    private void refused(boolean resume, int count, String message) {
        assertThatIOException()
                .isThrownBy(() -> run("model", count, Optional.empty(), Optional.empty(), resume))
                .withMessageContaining("checkpoint.zip")
                .withMessageContaining(message);
    }

    private static void theManifestTellsTheRuntimeWhatToDo(ExpressionManifest manifest, CnnTraining.Result result) {
        assertThat(manifest.kind()).isEqualTo(ModelKind.NETWORK);
        assertThat(manifest.licence()).isEqualTo("CC-BY-4.0");
        assertThat(manifest.calibration().mirrored()).isTrue();
        assertThat(manifest.verdict().threshold())
                .isEqualTo(result.measured()
                        .reports()
                        .get(0)
                        .accuracyAtCoverage(0.8)
                        .confidence());
        assertThat(manifest.mirrored(false).verdict().threshold())
                .isEqualTo(result.measured()
                        .reports()
                        .get(1)
                        .accuracyAtCoverage(0.8)
                        .confidence());
        assertThat(manifest.space()).matches("network:first@(?!000000000000)[0-9a-f]{12}:embedding");
    }

    private static void theCardHasEveryFigure(String card) {
        assertThat(card)
                .contains("apparent expression", "Known bias", "Not for", "Licence", "95 % interval")
                .contains("Weights: CC-BY-4.0.", "Who is in train", "given as face crops")
                .contains("| face and mirror image |", "| face |")
                .contains("| happiness | 10 |")
                .contains("| 80 % |")
                .contains("fitted on the validation faces of even place")
                .containsPattern("48 x 48 grey pixels, [0-9]{3},[0-9]{3} weights, 16\\.[0-9] million multiply-adds")
                .contains("`mien train test` (seed 1, 2026-11-22)")
                .containsPattern("Features: `network:first@(?!000000000000)");
    }

    private static void theRuntimeGivesTheGoldenAnswers(ExpressionModel model) throws ModelException {
        Manifest.Golden golden = model.manifest().golden().orElseThrow();
        float[][] inputs = rows(model, golden.inputs(), "pictures");
        float[][] outputs = rows(model, golden.outputs(), "probabilities");
        List<Image> pictures = GoldenFaces.of(48);
        assertThat(outputs).hasNumberOfRows(pictures.size());
        try (FeatureExtractor extractor = Extractors.of(model, 1);
                ExpressionClassifier classifier = Classifiers.create(model)) {
            for (int i = 0; i < outputs.length; i++) {
                assertThat(inputs[i]).isEqualTo(pictures.get(i).toFloats());
                ExpressionScores scores = classifier.classify(extractor.extract(AlignedFace.ofCrop(pictures.get(i))));
                for (int c = 0; c < outputs[i].length; c++) {
                    assertThat(scores.get(classifier.classes().get(c))).isEqualTo(outputs[i][c], Offset.offset(1e-4f));
                }
            }
        }
    }

    private void photosBeside() throws IOException {
        DetectionSample photo = new DetectionSample("a", List.of(), () -> Image.gray(48, 48, new byte[48 * 48]));
        ExpressionDataset labelled =
                Datasets.openExpression(Patterns.write(temp.resolve("elsewhere"), 5, 4, List.of(HAPPINESS, SURPRISE)));
        beside = new Beside(
                List.of(labelled), List.of(DetectionDataset.of("photos", "none", List.of(photo))), CropFaces.PLAIN);
    }

    private static float[][] rows(ExpressionModel model, String file, String tensor) throws ModelException {
        return TensorFile.read(model.file(file), file).get(tensor, 2).toRows();
    }

    private CnnTraining.Result run(
            String id, int count, Optional<ExpressionModel> from, Optional<ExpressionModel> teacher, boolean resume)
            throws IOException {
        NetworkTraining.Options network = new NetworkTraining.Options(
                Size.FAST,
                NetworkTraining.Options.defaults().training().withEpochs(count).withRate(0.005));
        NetworkTraining.Course course =
                new NetworkTraining.Course(from, teacher.stream().toList(), temp.resolve(id + ".training"), resume);
        ModelDetails details =
                new ModelDetails(id, 0.8, 0.8, new Provenance("CC-BY-4.0", "mien train test", "2026-11-22"));
        try (ExpressionDataset learnt = Datasets.openExpression(train);
                ExpressionDataset held = Datasets.openExpression(valid)) {
            return CnnTraining.run(
                    learnt,
                    Optional.empty(),
                    held,
                    Optional.empty(),
                    CropFaces.PLAIN,
                    beside,
                    course,
                    new CnnTraining.Options(details, network, true, 0),
                    temp.resolve(id),
                    listener());
        }
    }

    private ExpressionModel model(String id) throws ModelException {
        return Models.load(temp.resolve(id).toString());
    }

    private String card(String id) throws ModelException {
        return new String(model(id).file("MODEL_CARD.md"), StandardCharsets.UTF_8);
    }

    private Progress listener() {
        return new Progress() {
            @Override
            public void step(String phase, int done, int of) {
                assertThat(done).isBetween(1, of);
            }

            @Override
            public void epoch(String summary) {
                epochs.add(summary);
            }
        };
    }
}
