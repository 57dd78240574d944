package dev.mien.train.expression;

import static dev.mien.face.Expression.ANGER;
import static dev.mien.face.Expression.FEAR;
import static dev.mien.face.Expression.HAPPINESS;
import static dev.mien.face.Expression.NEUTRAL;
import static dev.mien.face.Expression.SURPRISE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mien.check.GoldenVectors;
import dev.mien.classify.Classifiers;
import dev.mien.classify.ExpressionClassifier;
import dev.mien.dataset.DatasetException;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.DetectionSample;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.eval.expression.ExpressionReport;
import dev.mien.face.AlignedFace;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.feature.Extractors;
import dev.mien.feature.FeatureExtractor;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.landmark.LandmarkLocator;
import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelException;
import dev.mien.model.Models;
import dev.mien.model.TensorFile;
import dev.mien.model.VerdictRule;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import dev.mien.train.faces.Beside;
import dev.mien.train.faces.CropFaces;
import dev.mien.train.faces.FaceSource;
import dev.mien.train.model.Provenance;
import dev.mien.train.svm.KernelTraining;
import dev.mien.train.svm.KernelTraining.Kernel;
import dev.mien.train.svm.Loss;
import dev.mien.train.svm.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From a folder of pictures to a model folder that can be read back. */
class SvmTrainingTest {
    private static final List<Expression> KINDS = List.of(NEUTRAL, HAPPINESS, SURPRISE);

    @TempDir
    private Path temp;

    private Path train;
    private Path valid;
    private Path out;
    private KernelTraining.Lessons lessons = KernelTraining.Lessons.NONE;

    @BeforeEach
    void draw() throws IOException {
        train = Patterns.write(temp.resolve("train"), 1, 24, KINDS);
        valid = Patterns.write(temp.resolve("valid"), 2, 10, KINDS);
        out = temp.resolve("model");
    }

    @ParameterizedTest
    @EnumSource
    void everyKernelLearnsAndItsModelReadsBack(Kernel kernel) throws IOException {
        SvmTraining.Result result = run(options(kernel, 1));
        ExpressionReport report = result.measured().reports().get(0);
        assertThat(report.n()).isEqualTo(30);
        assertThat(report.accuracy()).isGreaterThan(0.95);
        assertThat(result.skipped()).isEmpty();
        assertThat(result.notes()).isEmpty();

        assertThat(Models.verify(out.toString()))
                .extracting(Models.FileCheck::name)
                .containsExactlyInAnyOrder("MODEL_CARD.md", "golden-inputs.bin", "golden-outputs.bin", "weights.bin");
        assertThat(Models.verify(out.toString())).allMatch(Models.FileCheck::ok);
        ExpressionModel model = Models.load(out.toString());
        assertThat(model.manifest().labels()).containsExactly("neutral", "happiness", "surprise");
        try (FeatureExtractor extractor = Extractors.ofSpace(model.manifest().space());
                ExpressionClassifier classifier = Classifiers.create(model)) {
            replayGolden(model, extractor, classifier);
            Random unseen = new Random(99);
            for (Expression expression : KINDS) {
                AlignedFace face = AlignedFace.ofCrop(Patterns.picture(expression, unseen));
                assertThat(classifier.classify(extractor.extract(face)).top()).isEqualTo(expression);
            }
        }
    }

    @Test
    void theThresholdLeavesTheShareOfVerdictsAskedFor() throws IOException {
        SvmTraining.Result result = run(options(Kernel.LINEAR, 1));
        VerdictRule rule = Models.load(out.toString()).manifest().verdict();
        assertThat(rule.coverage()).isEqualTo(0.8);
        assertThat(rule.threshold())
                .isEqualTo(result.measured()
                        .reports()
                        .get(0)
                        .accuracyAtCoverage(0.8)
                        .confidence());
    }

    /** Labels that have nothing to do with the pictures: no answer can be trusted, so that few are given. */
    @Test
    void theThresholdRisesWhereAnswersAreOftenWrongAndSaysSoIfThatDoesNotHelp() throws IOException {
        Path mixed = temp.resolve("mixed");
        Random random = new Random(5);
        for (int i = 0; i < 120; i++) {
            Path of = Files.createDirectories(mixed.resolve(KINDS.get(i % 2).label()));
            ImageIO.write(
                    Patterns.picture(KINDS.get(random.nextInt(2)), random).toBufferedImage(),
                    "png",
                    of.resolve(i + ".png").toFile());
        }
        valid = mixed;
        SvmTraining.Result result = run(options(Kernel.LINEAR, 1));
        VerdictRule rule = Models.load(out.toString()).manifest().verdict();
        ExpressionReport report = result.measured().reports().get(0);
        assertThat(report.accuracy()).isLessThan(0.7);
        assertThat(rule.threshold())
                .isGreaterThan(report.accuracyAtCoverage(0.8).confidence());
        assertThat(rule.coverage()).isLessThan(0.8);
        assertThat(rule.accuracy().orElseThrow()).isLessThan(0.8);
        assertThat(result.notes()).anySatisfy(note -> assertThat(note).startsWith("at no threshold are 80 %"));
    }

    @Test
    void labelsOfTheDatasOwnAreLearnedAndCarried() throws IOException {
        for (Path part : List.of(train, valid)) {
            Files.move(part.resolve("neutral"), part.resolve("wide awake"));
            Files.move(part.resolve("surprise"), part.resolve("Bored"));
        }
        ExpressionReport report =
                run(options(Kernel.LINEAR, 1)).measured().reports().get(0);
        assertThat(report.accuracy()).isGreaterThan(0.95);
        ExpressionModel model = Models.load(out.toString());
        assertThat(model.manifest().labels()).containsExactly("Bored", "happiness", "wide awake");
        assertThat(card()).contains("wide awake");
        try (FeatureExtractor extractor = Extractors.ofSpace(model.manifest().space());
                ExpressionClassifier classifier = Classifiers.create(model)) {
            AlignedFace face = AlignedFace.ofCrop(Patterns.picture(NEUTRAL, new Random(99)));
            assertThat(classifier.classify(extractor.extract(face)).top()).isEqualTo(Expression.of("wide awake"));
        }
    }

    @Test
    void theCardHasTheFiguresAndClaimsNothingAboutStrangePictures() throws IOException {
        run(options(Kernel.REFINED, 1));
        assertThat(card())
                .contains("| accuracy | 1.0000 (95 % interval 0.8865 to 1.0000) |")
                .contains("| happiness | 10 | 1.000 | 1.000 | 1.000 |")
                .contains("given as face crops")
                .contains("20 landmarks in 12 dimensions, loss cross entropy")
                .contains("apparent expression", "Not for", "`mien train test` (seed 1, 2026-11-22)")
                .contains("Who is in train")
                .contains("Weights: unstated.", "for their maker to say")
                .doesNotContain("FER-2013");
    }

    @Test
    void oneSeedGivesOneModelAndAnotherAnother() throws IOException {
        byte[] first = weights(options(Kernel.REFINED, 1));
        assertThat(weights(options(Kernel.REFINED, 1))).isEqualTo(first);
        assertThat(weights(options(Kernel.REFINED, 2))).isNotEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(names = {"NYSTROEM", "REFINED"})
    void fewFacesAreEnoughForTheUsualSizes(Kernel kernel) throws IOException {
        for (Loss loss : Loss.values()) {
            KernelTraining.Options usual = KernelTraining.Options.defaults();
            KernelTraining.Options machine = new KernelTraining.Options(
                    kernel, loss, usual.components(), usual.dimensions(), usual.centres(), 2, 1, 1, 1);
            SvmTraining.Result result = run(options("model", machine));
            assertThat(result.measured().reports().get(0).accuracy()).isGreaterThan(0.9);
            assertThat(card())
                    .contains("72 landmarks in 72 dimensions")
                    .contains("1500 landmarks in 256 dimensions were asked for");
        }
    }

    @Test
    void aSecondLabelSetOfTheSamePicturesIsLearntBeside() throws IOException {
        try (ExpressionDataset second = Datasets.openExpression(train)) {
            SvmTraining.Result result = run(Optional.of(second), CropFaces.PLAIN, options(Kernel.REFINED, 1));
            assertThat(result.measured().reports().get(0).accuracy()).isGreaterThan(0.95);
        }
        assertThat(card()).contains("second label set, weight 0.80");
        assertThat(Models.load(out.toString()).manifest().labels()).hasSize(3);
    }

    @Test
    void aSecondLabelSetOfOtherPicturesIsRefused() throws IOException {
        Path other = Patterns.write(temp.resolve("other"), 3, 2, List.of(ANGER));
        try (ExpressionDataset second = Datasets.openExpression(other)) {
            assertThatExceptionOfType(DatasetException.class)
                    .isThrownBy(() -> run(Optional.of(second), CropFaces.PLAIN, options(Kernel.LINEAR, 1)))
                    .withMessageContaining("other: labels none of the pictures of train");
        }
    }

    @Test
    void picturesThatCannotBeReadAreNamedAndTheRunGoesOn() throws IOException {
        Files.writeString(train.resolve("neutral/torn.png"), "no picture");
        Files.writeString(valid.resolve("surprise/empty.png"), "");
        SvmTraining.Result result = run(options(Kernel.LINEAR, 1));
        assertThat(result.skipped()).singleElement().asString().contains("torn.png");
        assertThat(result.measured().failures()).singleElement().asString().contains("empty.png");
        assertThat(result.measured().reports().get(0).n()).isEqualTo(31);
        assertThat(Models.verify(out.toString())).allMatch(Models.FileCheck::ok);
    }

    @Test
    void expressionsOfOnePartOnlyAreToldAndCounted() throws IOException {
        Patterns.write(train, 4, 24, List.of(ANGER));
        Patterns.write(valid, 5, 10, List.of(FEAR));
        SvmTraining.Result result = run(options(Kernel.NYSTROEM, 1));
        assertThat(result.notes())
                .containsExactly(
                        "not measured, for want of pictures in valid: anger",
                        "not learnt, for want of pictures in train, so that every such picture of valid counts as an"
                                + " error: fear");
        assertThat(result.measured().reports().get(0).accuracy()).isBetween(0.7, 0.75);
        assertThat(Models.load(out.toString()).manifest().labels())
                .containsExactly("neutral", "happiness", "surprise", "anger");
    }

    @Test
    void dataThatCannotWorkIsRefusedBeforeTraining() throws IOException {
        Path anger = Patterns.write(temp.resolve("anger"), 6, 3, List.of(ANGER));
        Path pictures = valid;
        valid = anger;
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> run(options(Kernel.LINEAR, 1)))
                .withMessageStartingWith("anger: shows anger, but train teaches neutral, happiness, surprise");
        train = anger;
        valid = pictures;
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> run(options(Kernel.LINEAR, 1)))
                .withMessageStartingWith("anger: all labelled pictures show anger");
    }

    @Test
    void picturesWithoutAFaceLeadToTheOptionForCrops() {
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> run(Optional.empty(), picture -> Optional.empty(), options(Kernel.LINEAR, 1)))
                .withMessageStartingWith("train: no face to learn from in any of 72 pictures")
                .withMessageContaining("--crops");
    }

    @Test
    void aFolderThatIsNoModelIsLeftAlone() throws IOException {
        Files.createDirectories(out);
        Path precious = Files.writeString(out.resolve("thesis.txt"), "precious");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> run(options(Kernel.LINEAR, 1)))
                .withMessageContaining("is no model folder");
        assertThat(precious).hasContent("precious");
    }

    @Test
    void optionsThatAModelCannotHaveAreRefusedAtOnce() {
        KernelTraining.Options machine = KernelTraining.Options.defaults();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options("My Model", machine))
                .withMessageContaining("'My Model'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelDetails("m", 0.85, 0.8, new Provenance("CC0-1.0", "mien", "2026-11-22")))
                .withMessage("coverage must be one of [1.0, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5], got 0.85");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> machine(Kernel.REFINED, 0, 1))
                .withMessageContaining("centres must be 1 or more");
    }

    @Test
    void aMachineOnTheShippedNetworksEmbeddingLearnsAndReadsBack() throws IOException {
        SvmTraining.Options plain = options(Kernel.LINEAR, 1);
        ExpressionReport report = run(new SvmTraining.Options(plain.model(), "network:model=accurate", plain.kernel()))
                .measured()
                .reports()
                .get(0);
        assertThat(report.accuracy()).isGreaterThan(0.9);
        ExpressionModel model = Models.load(out.toString());
        assertThat(model.manifest().space()).startsWith("network:accurate@");
        try (FeatureExtractor extractor = Extractors.of(model, 1);
                ExpressionClassifier classifier = Classifiers.create(model)) {
            replayGolden(model, extractor, classifier);
        }
    }

    /** Points that the pixels place tell the patterns apart no worse than the pixels do. */
    @Test
    void aMachineOnPointsLearnsAndReadsBack() throws IOException {
        LandmarkLocator locator = new LandmarkLocator() {
            @Override
            public List<Point> locate(Frame frame, Face face) {
                return GoldenVectors.face(frame.image()).face().landmarks();
            }

            @Override
            public StageInfo info() {
                return new StageInfo(StageKind.LOCATE, "pixels", Map.of(), "");
            }
        };
        SvmTraining.Options plain = options(Kernel.LINEAR, 1);
        SvmTraining.Options points = new SvmTraining.Options(plain.model(), "geometry+lbp:cell=16", plain.kernel());
        ExpressionReport report = run(Optional.empty(), new CropFaces(Optional.of(locator)), points)
                .measured()
                .reports()
                .get(0);
        assertThat(report.accuracy()).isGreaterThan(0.8);
        assertThat(GoldenVectors.fault(Models.load(out.toString()))).isEmpty();
    }

    /** Labels drawn by chance teach nothing; a teacher's answers to the same faces and to faces without a label do. */
    @Test
    void aTeachersAnswersAreLearnedBesideTheLabels() throws IOException {
        run(options(Kernel.REFINED, 1));
        ExpressionModel teacher = Models.load(out.toString());
        List<DetectionSample> photos = new ArrayList<>();
        Random random = new Random(6);
        for (int i = 0; i < 60; i++) {
            Image picture = Patterns.picture(KINDS.get(i % 3), random);
            photos.add(new DetectionSample(String.valueOf(i), List.of(), () -> picture));
        }
        train = temp.resolve("chance");
        for (int i = 0; i < 60; i++) {
            Path folder = Files.createDirectories(
                    train.resolve(KINDS.get(random.nextInt(3)).label()));
            ImageIO.write(
                    Patterns.picture(KINDS.get(i % 3), random).toBufferedImage(),
                    "png",
                    folder.resolve(i + ".png").toFile());
        }
        out = temp.resolve("pupil");
        double alone =
                run(options(Kernel.REFINED, 1)).measured().reports().get(0).accuracy();
        DetectionDataset unlabelled = DetectionDataset.of("photos", "none", photos);
        lessons = new KernelTraining.Lessons(
                List.of(teacher), new Beside(List.of(), List.of(unlabelled), CropFaces.PLAIN));
        double taught =
                run(options(Kernel.REFINED, 1)).measured().reports().get(0).accuracy();
        assertThat(alone).isLessThan(0.6);
        assertThat(taught).isGreaterThan(0.8);
        assertThat(out.resolve("MODEL_CARD.md"))
                .content()
                .contains("The mean answer of", "Learned beside the data", "photos");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(options(Kernel.LINEAR, 1)))
                .withMessageContaining("--kernel refined");
        lessons = new KernelTraining.Lessons(List.of(), lessons.beside());
        assertThatIOException()
                .isThrownBy(() -> run(options(Kernel.REFINED, 1)))
                .withMessageContaining("needs a teacher");
        lessons = new KernelTraining.Lessons(List.of(Models.load("accurate")), Beside.NOTHING);
        assertThatIOException()
                .isThrownBy(() -> run(options(Kernel.REFINED, 1)))
                .withMessageContaining("a teacher must answer the same classes");
    }

    private SvmTraining.Result run(SvmTraining.Options options) throws IOException {
        return run(Optional.empty(), CropFaces.PLAIN, options);
    }

    private SvmTraining.Result run(Optional<ExpressionDataset> second, FaceSource source, SvmTraining.Options options)
            throws IOException {
        try (ExpressionDataset learnt = Datasets.openExpression(train);
                ExpressionDataset held = Datasets.openExpression(valid)) {
            return SvmTraining.run(learnt, second, held, source, lessons, options, out, Progress.NONE);
        }
    }

    private byte[] weights(SvmTraining.Options options) throws IOException {
        run(options);
        return Files.readAllBytes(out.resolve("weights.bin"));
    }

    private String card() throws ModelException {
        return new String(Models.load(out.toString()).file("MODEL_CARD.md"), StandardCharsets.UTF_8);
    }

    private static SvmTraining.Options options(Kernel kernel, long seed) {
        return options("model", machine(kernel, 20, seed));
    }

    private static SvmTraining.Options options(String id, KernelTraining.Options machine) {
        return new SvmTraining.Options(
                new ModelDetails(id, 0.8, 0.8, new Provenance(Provenance.UNSTATED, "mien train test", "2026-11-22")),
                "hog:cell=12",
                machine);
    }

    private static KernelTraining.Options machine(Kernel kernel, int landmarks, long seed) {
        return new KernelTraining.Options(kernel, Loss.CROSS_ENTROPY, 20, 12, landmarks, 5, 1, 0.8, seed);
    }

    private static void replayGolden(ExpressionModel model, FeatureExtractor extractor, ExpressionClassifier classifier)
            throws ModelException {
        List<Image> pictures = GoldenFaces.of(48);
        float[][] inputs = rows(model, model.manifest().golden().orElseThrow().inputs(), "pictures");
        float[][] outputs = rows(model, model.manifest().golden().orElseThrow().outputs(), "probabilities");
        assertThat(outputs).hasNumberOfRows(pictures.size());
        for (int i = 0; i < outputs.length; i++) {
            assertThat(inputs[i]).isEqualTo(pictures.get(i).toFloats());
            ExpressionScores scores = classifier.classify(extractor.extract(AlignedFace.ofCrop(pictures.get(i))));
            for (int c = 0; c < outputs[i].length; c++) {
                assertThat(scores.get(classifier.classes().get(c))).isEqualTo(outputs[i][c], Offset.offset(1e-6f));
            }
        }
    }

    private static float[][] rows(ExpressionModel model, String file, String tensor) throws ModelException {
        return TensorFile.read(model.file(file), file).get(tensor, 2).toRows();
    }
}
