package dev.mien.train.expression;

import dev.mien.dataset.DatasetException;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.eval.Evaluations;
import dev.mien.eval.expression.ExpressionEvaluation;
import dev.mien.eval.run.NamedPredictor;
import dev.mien.face.AlignedFace;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.model.Calibration;
import dev.mien.model.Calibration.OtherWay;
import dev.mien.model.ExpressionManifest;
import dev.mien.model.ExpressionManifest.Input;
import dev.mien.model.ModelException;
import dev.mien.model.ModelFile;
import dev.mien.model.ModelKind;
import dev.mien.model.ModelWriter;
import dev.mien.model.VerdictRule;
import dev.mien.train.cnn.NetworkScorer;
import dev.mien.train.cnn.NetworkTraining;
import dev.mien.train.cnn.TrainedNetwork;
import dev.mien.train.engine.Progress;
import dev.mien.train.faces.Beside;
import dev.mien.train.faces.CropFaces;
import dev.mien.train.faces.FaceSource;
import dev.mien.train.model.Card;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code train expression --method cnn}: from labelled pictures, or from a trained network, to a model folder. */
public final class CnnTraining {
    private CnnTraining() {}

    /**
     * What to train.
     *
     * @param model what it is to be called and to say of itself
     * @param network how it is trained
     * @param mirrored whether the model is usually to be asked about the mirror image too, which takes twice as long; it
     *     is calibrated and measured for both ways
     * @param secondOpinion how much of the second labels' head is mixed into the answer once training is over, 0 to 1
     *     ({@link TrainedNetwork#pooled})
     */
    public record Options(ModelDetails model, NetworkTraining.Options network, boolean mirrored, double secondOpinion) {
        /** What kept accuracy on FER+ validation and found more of the rare expressions. */
        public static final double SECOND_OPINION = 0.1;

        /**
         * Checks the components.
         *
         * @param model what it is to be called and to say of itself
         * @param network how it is trained
         * @param mirrored whether the model is usually to be asked about the mirror image too, which takes twice as
         *     long; it is calibrated and measured for both ways
         * @param secondOpinion how much of the second labels' head is mixed into the answer once training is over, 0
         *     to 1 ({@link TrainedNetwork#pooled})
         * @throws IllegalArgumentException if {@code secondOpinion} is out of its range
         */
        public Options {
            if (!(secondOpinion >= 0 && secondOpinion <= 1)) {
                throw new IllegalArgumentException("second opinion must lie in 0 to 1, got " + secondOpinion);
            }
        }
    }

    /**
     * What came of a training.
     *
     * @param measured the figures on the validation data: of the model as shipped, then of the other way of asking it; the
     *     failures are pictures that could not be read
     * @param skipped training pictures that could not be learnt from, one line each
     * @param notes on expressions that only one of the two parts has, and on an accuracy that was not reached
     */
    public record Result(ExpressionEvaluation measured, List<String> skipped, List<String> notes) {}

    /**
     * Trains, calibrates, measures and writes a model.
     *
     * @param train what to learn from; two or more expressions
     * @param second other labels of the same training pictures, learned beside as a second opinion
     * @param valid what to calibrate and measure on; no picture of it may be in {@code train}
     * @param secondValid other labels of the validation pictures; there if {@code second} is
     * @param source how a face is had from a picture
     * @param beside what else is learned from
     * @param course what the training begins with and where its checkpoint lies
     * @param options what to train
     * @param folder where the model goes; an older model there is replaced
     * @param progress told after each step and epoch
     * @return the figures on the validation data, and what was left out
     * @throws DatasetException if the data is not enough to train or calibrate on
     * @throws ModelException if there is something at {@code folder} which is no model, or a model cannot be trained on
     * @throws IOException as {@link NetworkTraining#run}
     */
    public static Result run(
            ExpressionDataset train,
            Optional<ExpressionDataset> second,
            ExpressionDataset valid,
            Optional<ExpressionDataset> secondValid,
            FaceSource source,
            Beside beside,
            NetworkTraining.Course course,
            Options options,
            Path folder,
            Progress progress)
            throws IOException {
        ModelWriter.requireWritable(folder);
        Parts.requireClasses(train, valid);
        NetworkTraining.Result trained = NetworkTraining.run(
                train, second, valid, secondValid, source, beside, course, options.network(), progress);
        TrainedNetwork network = trained.network().pooled(options.secondOpinion());
        List<String> recipe = new ArrayList<>(trained.recipe());
        if (second.isPresent() && options.secondOpinion() > 0) {
            recipe.add(String.format(
                    Locale.ROOT,
                    "Once trained, %.2f of the second head's logits, less their mean, went into the first's (logarithmic"
                            + " opinion pool, Genest and Zidek 1986); both are one dense layer then.",
                    options.secondOpinion()));
        }
        List<Expression> classes = train.classes();
        HeldOutFaces held = HeldOutFaces.read(valid, classes, source);
        try (NetworkScorer scorer = network.scorer()) {
            float[][] plain = scorer.scores(held.faces());
            float[][] turned =
                    scorer.scores(held.faces().stream().map(AlignedFace::mirror).toList());
            Calibrating alone = Calibrating.fit(classes, held.labels(), plain);
            Calibrating both = Calibrating.fit(classes, held.labels(), plain, turned);
            Calibrating shipped = options.mirrored() ? both : alone;
            Calibrating other = options.mirrored() ? alone : both;
            List<NamedPredictor> ways = new ArrayList<>(List.of(
                    new NamedPredictor(
                            "face",
                            picture -> source.face(picture).map(face -> scores(scorer, classes, alone, List.of(face)))),
                    new NamedPredictor(
                            "face and mirror image",
                            picture -> source.face(picture)
                                    .map(face -> scores(scorer, classes, both, List.of(face, face.mirror()))))));
            if (options.mirrored()) {
                Collections.reverse(ways);
            }
            ExpressionEvaluation measured = Evaluations.runExpression(
                    valid,
                    ways,
                    Runtime.getRuntime().availableProcessors(),
                    (name, done, total) -> progress.step("measure " + name, done, total));
            Map<String, byte[]> files = new TreeMap<>(GoldenFaces.files(
                    network.side(), classes, face -> scores(scorer, classes, shipped, List.of(face))));
            files.putAll(network.files());
            VerdictRule rule =
                    SureEnough.rule(options.model(), measured.reports().get(0), shipped.held());
            VerdictRule otherRule =
                    SureEnough.rule(options.model(), measured.reports().get(1), other.held());
            ExpressionManifest manifest = manifest(options, train, valid, network, shipped, other, rule, otherRule)
                    .withFiles(files.entrySet().stream()
                            .map(file -> ModelFile.of(file.getKey(), file.getValue()))
                            .toList());
            boolean crops = source instanceof CropFaces;
            String card = ModelCard.write(manifest, train, measured, crops, recipe, shipped.lines());
            files.put(Card.FILE, card.getBytes(StandardCharsets.UTF_8));
            ModelWriter.write(folder, manifest, files);
            List<String> notes = new ArrayList<>(Parts.notes(train, valid));
            SureEnough.shortfall(options.model(), rule).ifPresent(notes::add);
            return new Result(measured, trained.skipped(), notes);
        }
    }

    private static ExpressionScores scores(
            NetworkScorer scorer, List<Expression> classes, Calibrating calibrating, List<AlignedFace> views) {
        return Calibrating.scores(classes, calibrating.temperature(), List.of(scorer.scores(views)));
    }

    private static ExpressionManifest manifest(
            Options options,
            ExpressionDataset train,
            ExpressionDataset valid,
            TrainedNetwork network,
            Calibrating shipped,
            Calibrating other,
            VerdictRule rule,
            VerdictRule otherRule) {
        ModelDetails details = options.model();
        int side = network.side();
        OtherWay otherWay = new OtherWay(other.temperature(), otherRule.threshold());
        return new ExpressionManifest(
                details.id(),
                "1",
                ModelKind.NETWORK,
                "Residual network on a " + side + "x" + side + " face crop; answers " + Parts.names(train.classes())
                        + ".",
                details.provenance().licence(),
                train.classes().stream().map(Expression::label).toList(),
                new Input(side, side, "grey", "ferplus"),
                Optional.empty(),
                Optional.of(network.manifest()),
                new Calibration(
                        Parts.calibration(valid),
                        Calibration.TEMPERATURE,
                        shipped.temperature(),
                        Optional.empty(),
                        options.mirrored(),
                        valid.name(),
                        Optional.of(otherWay)),
                rule,
                Optional.empty(),
                Optional.of(details.provenance()
                        .training(train.name(), options.network().training().seed())),
                Optional.of(GoldenFaces.NAMES),
                List.of());
    }
}
