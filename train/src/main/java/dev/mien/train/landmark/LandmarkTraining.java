package dev.mien.train.landmark;

import dev.mien.base.OutputFile;
import dev.mien.dataset.DetectionDataset;
import dev.mien.eval.Evaluations;
import dev.mien.eval.landmark.LandmarkEvaluation;
import dev.mien.eval.run.NamedLocator;
import dev.mien.landmark.LandmarkLocator;
import dev.mien.landmark.Locators;
import dev.mien.model.ModelKind;
import dev.mien.model.ModelWriter;
import dev.mien.train.engine.Progress;
import dev.mien.train.engine.TrainingOptions;
import dev.mien.train.engine.TrainingRequest;
import dev.mien.train.engine.TrainingRun;
import dev.mien.train.model.Provenance;
import dev.mien.train.net.TorchScript;
import dev.mien.train.net.Weights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trains the landmark network and watches its error on faces that it does not learn from. */
public final class LandmarkTraining {
    /** The trained network in its folder. */
    public static final String NETWORK = "landmarks.onnx";

    private static final String SPEC = "landmarks.json";
    private static final String DATA = "landmarks68-train, faces-wild, things-without-faces";
    static final int THREADS = 2;

    private LandmarkTraining() {}

    /**
     * 60 rounds of 8,192 crops; docs/method/landmarks.md says how the shipped model was made.
     *
     * @return the usual options
     */
    public static TrainingOptions defaults() {
        return new TrainingOptions(60, 64, 0.003, 1, 0.02f, 0.998, 1, TorchScript.Precision.fastest(), 1);
    }

    /**
     * Trains to the last epoch. After each the folder has the network as {@value #NETWORK}.
     *
     * @param asked its data are the sets of {@link LandmarkData}
     * @param progress hears of every step and epoch
     * @throws IOException if data cannot be read, the engine does not load or a checkpoint to begin with or to go on
     *     from is missing or of another network; every message is meant for the user
     */
    public static void run(TrainingRequest asked, Progress progress) throws IOException {
        LandmarkSpec spec = LandmarkSpec.standard();
        LandmarkTrainer.Options options = LandmarkTrainer.Options.defaults();
        TrainingRun run = asked.prepare(spec + " " + options);
        Optional<Weights> start = asked.start(new LandmarkNetwork(spec));
        try (LandmarkData sets = LandmarkData.open(asked.data())) {
            Path folder = Files.createDirectories(asked.folder());
            LandmarkValidator validator = new LandmarkValidator(
                    spec, folder.resolve(NETWORK), List.of(sets.heldOut(), sets.valid(), sets.heldWild()));
            OutputFile.write(folder.resolve(SPEC), spec.toJson().getBytes(StandardCharsets.UTF_8));
            validator.export(run.train(
                    new LandmarkTrainer(spec, start, sets::training, validator, options, asked.options()), progress));
        }
    }

    /**
     * Makes the model folder {@code face-landmarks} in the training's folder, once the network is there: measures it on what
     * was held out and writes its card and golden files.
     *
     * @param data folder of the data sets of {@link LandmarkData}
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
        Path model = folder.resolve(ModelKind.LANDMARKS.label());
        ModelWriter.requireWritable(model);
        try (LandmarkData sets = LandmarkData.open(data);
                LandmarkLocator locator =
                        Locators.create("cnn:model=" + network).orElseThrow()) {
            NamedLocator named = new NamedLocator(ModelKind.LANDMARKS.label(), Optional.empty(), locator);
            List<LandmarkEvaluation> measured = new ArrayList<>();
            for (DetectionDataset dataset : List.of(sets.heldOut(), sets.valid(), sets.heldWild())) {
                measured.add(Evaluations.runLandmarks(
                        dataset, List.of(named), THREADS, (name, done, of) -> progress.step(dataset.name(), done, of)));
            }
            LandmarkModel.write(
                    model,
                    network,
                    provenance.licence(),
                    provenance.training(DATA, seed),
                    measured,
                    Trial.table(locator, sets.valid()));
        }
        return model;
    }
}
