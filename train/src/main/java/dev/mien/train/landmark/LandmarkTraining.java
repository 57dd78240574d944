package dev.mien.train.landmark;

import dev.mien.dataset.DetectionDataset;
import dev.mien.eval.Evaluations;
import dev.mien.eval.landmark.LandmarkEvaluation;
import dev.mien.eval.run.NamedLocator;
import dev.mien.landmark.LandmarkLocator;
import dev.mien.landmark.Locators;
import dev.mien.model.Manifest.Training;
import dev.mien.model.ModelException;
import dev.mien.model.ModelKind;
import dev.mien.model.ModelWriter;
import dev.mien.train.net.Checkpoint;
import dev.mien.train.net.OnnxExport;
import dev.mien.train.net.Progress;
import dev.mien.train.net.PyTorch;
import dev.mien.train.net.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Trains the landmark network and watches its error on faces that it does not learn from. */
public final class LandmarkTraining {
    /** The trained network in its folder. */
    public static final String NETWORK = "landmarks.onnx";

    private static final String SPEC = "landmarks.json";
    private static final String CURVE = "curve.csv";
    private static final String HEADER = "epoch,rate,loss,error_held_out,error_valid";

    private static final String DATA = "landmarks68-train";
    private static final int THREADS = 2;

    private LandmarkTraining() {}

    /**
     * Trains to the last epoch. After each the folder has a checkpoint, the network as {@value #NETWORK} and a line more in
     * {@code curve.csv}.
     *
     * @param data folder with the data sets of {@link LandmarkData}
     * @param resume go on after the last epoch of the checkpoint there
     * @param from folder of an earlier training whose weights to start from
     * @throws IOException if data cannot be read, the engine does not load or there is no checkpoint of this training to go
     *     on from; every message is meant for the user
     */
    public static void run(Path data, Path folder, int epochs, boolean resume, Optional<Path> from, Progress progress)
            throws IOException {
        PyTorch.require();
        LandmarkSpec spec = LandmarkSpec.standard();
        LandmarkTrainer.Options options = LandmarkTrainer.Options.defaults(epochs);
        Files.createDirectories(folder);
        try (LandmarkData sets = LandmarkData.open(data)) {
            Reporter reporter = new Reporter(spec, folder, sets.heldOut(), sets.valid(), epochs, progress);
            try (LandmarkTrainer trainer = new LandmarkTrainer(spec, sets.training(), options)) {
                if (from.isPresent()) {
                    trainer.start(Checkpoint.read(from.get().resolve(Checkpoint.FILE)));
                }
                if (resume) {
                    trainer.resume(checkpoint(folder, LandmarkTrainer.recipe(spec, options)));
                }
                Files.writeString(folder.resolve(SPEC), spec.toJson());
                trainer.run(folder, reporter);
            }
        }
    }

    /**
     * Makes the model folder {@code face-landmarks} in the training's folder, once the network is there: measures it on what
     * was held out and writes its card and golden files.
     *
     * @return the model folder
     */
    public static Path publish(Path data, Path folder, String licence, String command, String date, Progress progress)
            throws IOException {
        Path network = folder.resolve(NETWORK);
        Path model = folder.resolve(ModelKind.LANDMARKS.label());
        ModelWriter.requireWritable(model);
        try (LandmarkData sets = LandmarkData.open(data);
                LandmarkLocator locator =
                        Locators.create("cnn:model=" + network).orElseThrow()) {
            NamedLocator named = new NamedLocator(ModelKind.LANDMARKS.label(), Optional.empty(), locator);
            List<LandmarkEvaluation> measured = new ArrayList<>();
            for (DetectionDataset dataset : List.of(sets.heldOut(), sets.valid())) {
                measured.add(Evaluations.runLandmarks(
                        dataset, List.of(named), THREADS, (name, done, of) -> progress.step(dataset.name(), done, of)));
            }
            Training training = new Training(
                    DATA, command, LandmarkTrainer.Options.defaults(1).seed(), date);
            LandmarkModel.write(model, network, licence, training, measured, Trial.table(locator, sets.valid()));
        }
        return model;
    }

    private static Checkpoint checkpoint(Path folder, String recipe) throws IOException {
        Path file = folder.resolve(Checkpoint.FILE);
        if (!Files.exists(file)) {
            throw new ModelException(file + ": there is no checkpoint to go on from; start without --resume");
        }
        Checkpoint saved = Checkpoint.read(file);
        if (!saved.recipe().equals(recipe)) {
            throw new ModelException(file + ": a checkpoint of another training; go on with the same options");
        }
        return saved;
    }

    /** Measures and keeps what each epoch came to. */
    private record Reporter(
            LandmarkSpec spec,
            Path folder,
            DetectionDataset heldOut,
            DetectionDataset valid,
            int epochs,
            Progress progress)
            implements LandmarkTrainer.Listener {
        @Override
        public void step(int epoch, int step, int steps, double loss) {
            progress.step("train", (epoch - 1) * steps + step, epochs * steps);
        }

        @Override
        public void epoch(LandmarkTrainer.Epoch epoch, Weights average) throws IOException {
            Path file = folder.resolve(NETWORK);
            Files.write(file, OnnxExport.square(new LandmarkNetwork(spec), average, spec.side()));
            try (LandmarkLocator locator = Locators.create("cnn:model=" + file).orElseThrow()) {
                String line = String.format(
                        Locale.ROOT,
                        "%d,%.6f,%.4f,%.5f,%.5f",
                        epoch.number(),
                        epoch.rate(),
                        epoch.loss(),
                        error(locator, heldOut),
                        error(locator, valid));
                List<String> lines = new ArrayList<>(List.of(HEADER));
                Path curve = folder.resolve(CURVE);
                if (epoch.number() > 1 && Files.exists(curve)) {
                    List<String> earlier = Files.readAllLines(curve);
                    lines = new ArrayList<>(earlier.subList(0, Math.min(epoch.number(), earlier.size())));
                }
                lines.add(line);
                Files.write(curve, lines);
                progress.epoch(HEADER + " = " + line);
            }
        }

        /** The mean normalised error of faces whose boxes are known. */
        private static double error(LandmarkLocator locator, DetectionDataset dataset) {
            NamedLocator named = new NamedLocator("cnn", Optional.empty(), locator);
            return Evaluations.runLandmarks(dataset, List.of(named), THREADS, (name, done, of) -> {})
                    .reports()
                    .get(0)
                    .meanError();
        }
    }
}
