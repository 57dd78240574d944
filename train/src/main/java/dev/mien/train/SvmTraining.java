package dev.mien.train;

import dev.mien.classify.KernelMap;
import dev.mien.classify.Projection;
import dev.mien.classify.SvmClassifier;
import dev.mien.dataset.DatasetException;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.Sample;
import dev.mien.eval.CoveragePoint;
import dev.mien.eval.Evaluations;
import dev.mien.eval.ExpressionEvaluation;
import dev.mien.eval.NamedPredictor;
import dev.mien.face.AlignedFace;
import dev.mien.face.Expression;
import dev.mien.face.FeatureVector;
import dev.mien.feature.Extractors;
import dev.mien.feature.FeatureExtractor;
import dev.mien.image.Image;
import dev.mien.model.ModelException;
import dev.mien.model.ModelManifest;
import dev.mien.model.ModelManifest.Golden;
import dev.mien.model.ModelManifest.Input;
import dev.mien.model.ModelManifest.Training;
import dev.mien.model.ModelManifest.VerdictRule;
import dev.mien.model.ModelWriter;
import dev.mien.model.Tensor;
import dev.mien.model.Tensor.Precision;
import dev.mien.model.TensorFile;
import dev.mien.train.svm.KernelTraining;
import dev.mien.train.svm.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code train expression --method svm}: from labelled pictures to a model folder. */
public final class SvmTraining {
    private static final int SIDE = 48;
    private static final String LICENCE = "Apache-2.0";

    private SvmTraining() {}

    /**
     * What to train.
     *
     * @param id the model's id, also the name its figures are given under
     * @param features specification of the feature extractor
     * @param kernel how the machine is trained
     * @param coverage the share of validation faces that shall get a verdict other than "unsure", one of {@link
     *     CoveragePoint#COVERAGES}
     * @param command the command line, for the record
     * @param date for the record
     */
    public record Options(
            String id, String features, KernelTraining.Options kernel, double coverage, String command, String date) {
        public Options {
            ModelManifest.requireId(id);
            if (!CoveragePoint.COVERAGES.contains(coverage)) {
                throw new IllegalArgumentException(
                        "coverage must be one of " + CoveragePoint.COVERAGES + ", got " + coverage);
            }
        }
    }

    /**
     * What came of a training.
     *
     * @param measured the model's figures on the validation data; its failures are pictures that could not be read
     * @param skipped training pictures that could not be learnt from, one line each
     * @param notes on expressions that only one of the two parts has
     */
    public record Result(ExpressionEvaluation measured, List<String> skipped, List<String> notes) {}

    /**
     * Trains, calibrates, measures and writes a model.
     *
     * @param train what to learn from
     * @param second another label set of the same pictures to learn side by side, which sharpens the first
     * @param valid what to calibrate and measure on; no picture of it may be in {@code train}
     * @param source how a face is had from a picture
     * @throws DatasetException if the data is not enough to train or calibrate on
     * @throws ModelException if there is something at {@code folder} which is no model
     */
    public static Result run(
            ExpressionDataset train,
            Optional<ExpressionDataset> second,
            ExpressionDataset valid,
            FaceSource source,
            Options options,
            Path folder,
            Progress progress)
            throws IOException {
        ModelWriter.requireWritable(folder);
        requireClasses(train, valid);
        FeatureExtractor extractor = Extractors.create(options.features());
        KernelTraining.Result trained =
                KernelTraining.run(train, second, source, extractor, options.kernel(), progress);
        List<Expression> classes = train.classes();
        SvmClassifier raw = rounded(extractor.space(), classes, trained, 1);
        Calibrating calibrating = calibrate(raw, extractor, valid, source);
        SvmClassifier classifier = rounded(extractor.space(), classes, trained, calibrating.temperature());
        NamedPredictor predictor = new NamedPredictor(
                options.id(),
                picture -> source.face(picture).map(face -> classifier.classify(extractor.extract(face))));
        ExpressionEvaluation measured = Evaluations.runExpression(
                valid,
                List.of(predictor),
                Runtime.getRuntime().availableProcessors(),
                (name, done, total) -> progress.step("measure", done, total, 0));
        ModelManifest manifest = manifest(options, train, valid, extractor, calibrating, measured);
        Map<String, byte[]> files = new TreeMap<>();
        files.put(SvmClassifier.WEIGHTS, classifier.weights(Precision.FLOAT16));
        putGolden(files, extractor, classifier);
        boolean crops = source == FaceSource.CROPS;
        String card = ModelCard.write(manifest, train, measured, crops, trained.recipe(), calibrating.lines());
        files.put("MODEL_CARD.md", card.getBytes(StandardCharsets.UTF_8));
        ModelWriter.write(folder, manifest, files);
        return new Result(measured, trained.skipped(), notes(train, valid));
    }

    private static void requireClasses(ExpressionDataset train, ExpressionDataset valid) throws DatasetException {
        Set<Expression> learnt = shown(train);
        if (learnt.size() < 2) {
            throw new DatasetException(train.name() + ": all labelled pictures show " + names(learnt)
                    + "; a classifier needs pictures of two or more expressions");
        }
        if (Collections.disjoint(train.classes(), shown(valid))) {
            throw new DatasetException(valid.name() + ": shows " + names(shown(valid)) + ", but " + train.name()
                    + " teaches " + names(train.classes()) + "; validation needs expressions that are taught");
        }
    }

    private static List<String> notes(ExpressionDataset train, ExpressionDataset valid) {
        List<String> notes = new ArrayList<>();
        Set<Expression> unmeasured = new TreeSet<>(shown(train));
        unmeasured.removeAll(shown(valid));
        if (!unmeasured.isEmpty()) {
            notes.add("not measured, for want of pictures in " + valid.name() + ": " + names(unmeasured));
        }
        Set<Expression> unlearnt = new TreeSet<>(shown(valid));
        unlearnt.removeAll(shown(train));
        if (!unlearnt.isEmpty()) {
            notes.add("not learnt, for want of pictures in " + train.name() + ", so that every such picture of "
                    + valid.name() + " counts as an error: " + names(unlearnt));
        }
        return notes;
    }

    /** The expressions that some picture's label names. */
    private static Set<Expression> shown(ExpressionDataset data) {
        Set<Expression> shown = new TreeSet<>();
        data.labelled().forEach(sample -> sample.label().ifPresent(shown::add));
        return shown;
    }

    private static String names(Collection<Expression> expressions) {
        return expressions.stream().map(Expression::label).collect(Collectors.joining(", "));
    }

    /** The classifier as it will be read back, with its weights in half precision: what ships is what is measured. */
    private static SvmClassifier rounded(
            String space, List<Expression> classes, KernelTraining.Result trained, double temperature)
            throws IOException {
        SvmClassifier exact = new SvmClassifier(space, classes, trained.projection(), trained.map(), temperature);
        TensorFile file = TensorFile.read(exact.weights(Precision.FLOAT16), "weights");
        return new SvmClassifier(space, classes, Projection.read(file), KernelMap.read(file), temperature);
    }

    private static Calibrating calibrate(
            SvmClassifier raw, FeatureExtractor extractor, ExpressionDataset valid, FaceSource source)
            throws IOException {
        List<FeatureVector> vectors = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (Sample sample : valid.labelled()) {
            int label = sample.label().map(raw.classes()::indexOf).orElse(-1);
            Optional<AlignedFace> face = label < 0 ? Optional.empty() : face(sample, source);
            if (face.isPresent()) {
                vectors.add(extractor.extract(face.get()));
                labels.add(label);
            }
        }
        if (labels.size() < 2) {
            throw new DatasetException(
                    valid.name() + ": calibration needs two or more readable pictures with a face of "
                            + names(raw.classes()) + ", found " + labels.size());
        }
        int[] known = labels.stream().mapToInt(Integer::intValue).toArray();
        return Calibrating.fit(raw.classes(), raw.scores(vectors), known);
    }

    private static Optional<AlignedFace> face(Sample sample, FaceSource source) {
        try {
            return source.face(sample.picture().read());
        } catch (IOException reportedWhenMeasured) {
            return Optional.empty();
        }
    }

    private static ModelManifest manifest(
            Options options,
            ExpressionDataset train,
            ExpressionDataset valid,
            FeatureExtractor extractor,
            Calibrating calibrating,
            ExpressionEvaluation measured) {
        CoveragePoint point = measured.reports().get(0).accuracyAtCoverage(options.coverage());
        String labels = String.join(
                ", ", train.classes().stream().map(Expression::label).toList());
        return new ModelManifest(
                options.id(),
                "1",
                SvmClassifier.KIND,
                "Kernel machine on hand-made features of a " + SIDE + "x" + SIDE + " face crop; answers " + labels
                        + ".",
                LICENCE,
                train.classes().stream().map(Expression::label).toList(),
                new Input(SIDE, SIDE, "grey", "ferplus"),
                Optional.of(extractor.space()),
                Optional.empty(),
                new ModelManifest.Calibration("temperature", calibrating.temperature(), false, valid.name()),
                new VerdictRule(point.confidence(), options.coverage()),
                Optional.of(new Training(
                        train.name(), options.command(), options.kernel().seed(), options.date())),
                Optional.of(new Golden("golden-inputs.bin", "golden-outputs.bin")),
                List.of());
    }

    private static void putGolden(Map<String, byte[]> files, FeatureExtractor extractor, SvmClassifier classifier) {
        List<Image> pictures = GoldenFaces.of(SIDE);
        float[][] inputs = pictures.stream().map(Image::toFloats).toArray(float[][]::new);
        float[][] outputs = pictures.stream()
                .map(picture -> classifier.classify(extractor.extract(AlignedFace.ofCrop(picture))))
                .map(scores -> {
                    float[] row = new float[classifier.classes().size()];
                    for (int c = 0; c < row.length; c++) {
                        row[c] = scores.get(classifier.classes().get(c));
                    }
                    return row;
                })
                .toArray(float[][]::new);
        files.put("golden-inputs.bin", TensorFile.write(List.of(Tensor.ofRows("pictures", Precision.FLOAT16, inputs))));
        files.put(
                "golden-outputs.bin",
                TensorFile.write(List.of(Tensor.ofRows("probabilities", Precision.FLOAT32, outputs))));
    }
}
