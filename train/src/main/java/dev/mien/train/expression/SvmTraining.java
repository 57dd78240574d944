package dev.mien.train.expression;

import dev.mien.classify.KernelMap;
import dev.mien.classify.Projection;
import dev.mien.classify.SvmClassifier;
import dev.mien.dataset.DatasetException;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.eval.Evaluations;
import dev.mien.eval.expression.ExpressionEvaluation;
import dev.mien.eval.run.NamedPredictor;
import dev.mien.face.Expression;
import dev.mien.feature.Extractors;
import dev.mien.feature.FeatureExtractor;
import dev.mien.model.Calibration;
import dev.mien.model.ExpressionManifest;
import dev.mien.model.ExpressionManifest.Input;
import dev.mien.model.ModelException;
import dev.mien.model.ModelKind;
import dev.mien.model.ModelWriter;
import dev.mien.model.Tensor.Precision;
import dev.mien.model.TensorFile;
import dev.mien.model.VerdictRule;
import dev.mien.train.faces.CropFaces;
import dev.mien.train.faces.FaceSource;
import dev.mien.train.model.Card;
import dev.mien.train.svm.KernelTraining;
import dev.mien.train.svm.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code train expression --method svm}: from labelled pictures to a model folder. */
public final class SvmTraining {
    private static final int SIDE = 48;

    private SvmTraining() {}

    /**
     * What to train.
     *
     * @param model what it is to be called and to say of itself
     * @param features specification of the feature extractor
     * @param kernel how the machine is trained
     */
    public record Options(ModelDetails model, String features, KernelTraining.Options kernel) {}

    /**
     * What came of a training.
     *
     * @param measured the model's figures on the validation data; its failures are pictures that could not be read
     * @param skipped training pictures that could not be learnt from, one line each
     * @param notes on expressions that only one of the two parts has, and on an accuracy that was not reached
     */
    public record Result(ExpressionEvaluation measured, List<String> skipped, List<String> notes) {}

    /**
     * Trains, calibrates, measures and writes a model.
     *
     * @param train what to learn from
     * @param second another label set of the same pictures to learn side by side, which sharpens the first
     * @param valid what to calibrate and measure on; no picture of it may be in {@code train}
     * @param source how a face is had from a picture
     * @param lessons what else is learned from
     * @param options what to train
     * @param folder where the model goes; an older model there is replaced
     * @param progress told after each step
     * @return the figures on the validation data, and what was left out
     * @throws DatasetException if the data is not enough to train or calibrate on
     * @throws ModelException if there is something at {@code folder} which is no model
     */
    public static Result run(
            ExpressionDataset train,
            Optional<ExpressionDataset> second,
            ExpressionDataset valid,
            FaceSource source,
            KernelTraining.Lessons lessons,
            Options options,
            Path folder,
            Progress progress)
            throws IOException {
        ModelWriter.requireWritable(folder);
        Parts.requireClasses(train, valid);
        FeatureExtractor extractor = Extractors.create(options.features());
        KernelTraining.Result trained =
                KernelTraining.run(train, second, source, lessons, extractor, options.kernel(), progress);
        List<Expression> classes = train.classes();
        SvmClassifier raw = rounded(extractor.space(), classes, trained, 1);
        HeldOutFaces held = HeldOutFaces.read(valid, classes, source);
        Calibrating calibrating =
                Calibrating.fit(classes, held.labels(), raw.scores(extractor.extractAll(held.faces())));
        SvmClassifier classifier = rounded(extractor.space(), classes, trained, calibrating.temperature());
        NamedPredictor predictor = new NamedPredictor(
                options.model().id(),
                picture -> source.face(picture).map(face -> classifier.classify(extractor.extract(face))));
        ExpressionEvaluation measured = Evaluations.runExpression(
                valid,
                List.of(predictor),
                Runtime.getRuntime().availableProcessors(),
                (name, done, total) -> progress.step("measure", done, total, 0));
        Map<String, byte[]> files =
                new TreeMap<>(GoldenFaces.files(SIDE, classes, face -> classifier.classify(extractor.extract(face))));
        files.put(SvmClassifier.WEIGHTS, classifier.weights(Precision.FLOAT16));
        VerdictRule rule = SureEnough.rule(options.model(), measured.reports().get(0), calibrating.held());
        ExpressionManifest manifest = manifest(options, train, valid, extractor, calibrating, rule);
        boolean crops = source instanceof CropFaces;
        String card = ModelCard.write(manifest, train, measured, crops, trained.recipe(), calibrating.lines());
        files.put(Card.FILE, card.getBytes(StandardCharsets.UTF_8));
        ModelWriter.write(folder, manifest, files);
        List<String> notes = new ArrayList<>(Parts.notes(train, valid));
        SureEnough.shortfall(options.model(), rule).ifPresent(notes::add);
        return new Result(measured, trained.skipped(), notes);
    }

    /** The classifier as it will be read back, with its weights in half precision: what ships is what is measured. */
    private static SvmClassifier rounded(
            String space, List<Expression> classes, KernelTraining.Result trained, double temperature)
            throws IOException {
        SvmClassifier exact = new SvmClassifier(space, classes, trained.projection(), trained.map(), temperature);
        TensorFile file = TensorFile.read(exact.weights(Precision.FLOAT16), "weights");
        return new SvmClassifier(space, classes, Projection.read(file), KernelMap.read(file), temperature);
    }

    private static ExpressionManifest manifest(
            Options options,
            ExpressionDataset train,
            ExpressionDataset valid,
            FeatureExtractor extractor,
            Calibrating calibrating,
            VerdictRule rule) {
        ModelDetails details = options.model();
        return new ExpressionManifest(
                details.id(),
                "1",
                ModelKind.SVM,
                "Kernel machine on " + (extractor.space().contains("network:") ? "a network's" : "hand-made")
                        + " features of a " + SIDE + "x" + SIDE + " face crop; answers " + Parts.names(train.classes())
                        + ".",
                details.provenance().licence(),
                train.classes().stream().map(Expression::label).toList(),
                new Input(SIDE, SIDE, "grey", "ferplus"),
                Optional.of(extractor.space()),
                Optional.empty(),
                new Calibration(
                        Parts.calibration(valid),
                        Calibration.TEMPERATURE,
                        calibrating.temperature(),
                        Optional.empty(),
                        false,
                        valid.name(),
                        Optional.empty()),
                rule,
                Optional.empty(),
                Optional.of(details.provenance()
                        .training(train.name(), options.kernel().seed())),
                Optional.of(GoldenFaces.NAMES),
                List.of());
    }
}
