package dev.mien.train.part;

import dev.mien.dataset.MeasuredFace;
import dev.mien.dataset.MeasuredFaces;
import dev.mien.eval.part.PartEvaluation;
import dev.mien.eval.part.PartEvaluator;
import dev.mien.eval.part.PartReport;
import dev.mien.landmark.LandmarkLocator;
import dev.mien.landmark.Locators;
import dev.mien.landmark.PartReader;
import dev.mien.model.ModelKind;
import dev.mien.model.ModelWriter;
import dev.mien.train.engine.Column;
import dev.mien.train.engine.Progress;
import dev.mien.train.engine.TrainingOptions;
import dev.mien.train.engine.TrainingRequest;
import dev.mien.train.engine.TrainingRun;
import dev.mien.train.engine.Validator;
import dev.mien.train.landmark.LandmarkSpec;
import dev.mien.train.model.Provenance;
import dev.mien.train.net.OnnxExport;
import dev.mien.train.net.TorchNetwork;
import dev.mien.train.net.TorchScript;
import dev.mien.train.net.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Trains the network for eyes and mouth and watches it on faces that it does not learn from. */
public final class PartTraining {
    /** The trained network in its folder. */
    public static final String NETWORK = "parts.onnx";

    private static final String DATA = "faces-wild (openings, irises and corners of the eyes by a face mesh)";
    private static final String LOCATOR = "cnn";
    private static final int SQUARES = 12_288;
    private static final int THREADS = 1;

    private PartTraining() {}

    /**
     * 10 rounds of 12,288 squares: what the shipped model was made with (docs/method/landmarks.md).
     *
     * @return the usual options
     */
    public static TrainingOptions defaults() {
        return new TrainingOptions(10, 64, 0.003, 0.5, 0.02f, 0.998, 1, TorchScript.Precision.fastest(), 1);
    }

    /**
     * Trains to the last epoch. After each the folder has the network as {@value #NETWORK}.
     *
     * @param asked its data is {@code faces-wild}
     * @param progress hears of every step and epoch
     * @throws IOException if data cannot be read, the engine does not load or a checkpoint to go on from is missing or of
     *     another network; every message is meant for the user
     */
    public static void run(TrainingRequest asked, Progress progress) throws IOException {
        LandmarkSpec spec = PartNetwork.standard();
        TrainingRun run = asked.prepare(spec + " " + SQUARES);
        try (PartData data = PartData.open(asked.data());
                LandmarkLocator locator = Locators.create(LOCATOR).orElseThrow()) {
            Path network = Files.createDirectories(asked.folder()).resolve(NETWORK);
            Weights average = run.train(
                    new PartTrainer(
                            spec,
                            () -> data.training(locator),
                            new Watch(spec, network, data, locator),
                            SQUARES,
                            asked.options()),
                    progress);
            export(spec, average, network);
        }
    }

    /**
     * Makes the model folder {@code face-parts} in the training's folder, once the network is there: measures it on what was
     * held out and writes its card and golden files.
     *
     * @param data folder of {@code faces-wild}
     * @param folder of the training
     * @param seed of the training
     * @param provenance who made the model, and from what
     * @param progress hears of every step
     * @return the model folder
     * @throws IOException if data or the network cannot be read, or the model cannot be written
     */
    public static Path publish(Path data, Path folder, long seed, Provenance provenance, Progress progress)
            throws IOException {
        Path network = folder.resolve(NETWORK);
        Path model = folder.resolve(ModelKind.PARTS.label());
        ModelWriter.requireWritable(model);
        try (PartData sets = PartData.open(data);
                LandmarkLocator locator = Locators.create(LOCATOR).orElseThrow()) {
            PartEvaluation measured = measure(sets, locator, network, progress);
            PartModel.write(model, network, provenance.licence(), provenance.training(DATA, seed), measured, locator);
        }
        return model;
    }

    private static PartEvaluation measure(PartData sets, LandmarkLocator locator, Path network, Progress progress) {
        List<MeasuredFace> held = sets.wild().faces().stream()
                .filter(face ->
                        MeasuredFaces.isHeldOut(face.id()) && face.measures().isPresent())
                .toList();
        try (PartReader reader = PartReader.create(network.toString())) {
            return new PartEvaluator(Optional.empty(), locator, reader)
                    .run("faces-wild, held out", held, THREADS, (name, done, of) -> progress.step(name, done, of));
        }
    }

    private static void export(LandmarkSpec spec, Weights average, Path network) throws IOException {
        Files.write(network, OnnxExport.square(new PartNetwork(spec), average, spec.side()));
    }

    /** Writes the network as it will ship and measures it on the faces that are held out. */
    private record Watch(LandmarkSpec spec, Path network, PartData data, LandmarkLocator locator) implements Validator {
        @Override
        public List<Column> figures() {
            return List.of(
                    new Column("left_eye", Column.Unit.SHARE),
                    new Column("both_eyes", Column.Unit.SHARE),
                    new Column("mouth", Column.Unit.SHARE),
                    new Column("iris_error", Column.Unit.ERROR));
        }

        @Override
        public double[] measure(TorchNetwork average) throws IOException {
            export(spec, average.weights(0), network);
            PartReport report = PartTraining.measure(data, locator, network, Progress.NONE)
                    .reports()
                    .get(0);
            return new double[] {
                report.leftCorrelation(), report.eyesCorrelation(), report.mouthCorrelation(), report.irisError()
            };
        }
    }
}
