package dev.mien.train.detect;

import dev.mien.dataset.DetectionDataset;
import dev.mien.detect.Detectors;
import dev.mien.detect.FaceDetector;
import dev.mien.eval.Evaluations;
import dev.mien.eval.detection.DetectionEvaluation;
import dev.mien.eval.detection.DetectionEvaluator;
import dev.mien.eval.detection.DetectionReport;
import dev.mien.eval.run.NamedDetector;
import dev.mien.image.Image;
import dev.mien.model.Manifest.Training;
import dev.mien.model.ModelException;
import dev.mien.model.ModelWriter;
import dev.mien.model.NetworkManifest;
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
import java.util.OptionalDouble;

/** Trains the face detector and measures detectors on what was held out. */
public final class DetectorTraining {
    /** The trained network in its folder. */
    public static final String NETWORK = "detector.onnx";

    private static final String SPEC = "detector.json";
    private static final String CURVE = "curve.csv";
    private static final String HEADER =
            "epoch,rate,loss,score,box,points,ap_lfw,ap_masks,false_on_scenes,ap_landmarks68,ap_ferplus";
    /** Of the peak rate, for a training that begins with another's weights. */
    private static final double RATE_SHARE = 0.5;

    private static final String DATA =
            "detect-lfw, detect-masks, landmarks68-train, ferplus-train, scenes-without-faces";
    private static final int THREADS = 2;
    /** Low, so that the whole curve of precision against recall is seen. */
    private static final String MEASURED = "cnn:score=0.05,model=";

    private DetectorTraining() {}

    /**
     * What is asked for.
     *
     * @param data folder with the data sets of {@link DetectorData}
     * @param folder where everything goes
     * @param resume go on after the last epoch of the checkpoint in {@code folder}
     * @param from begin with the averaged weights of this checkpoint, or of the one in this folder, and at half the rate
     */
    public record Options(Path data, Path folder, int epochs, boolean resume, Optional<Path> from) {}

    /**
     * Has a detector say where the faces in the crops of FER+ lie. This is done once in a folder and comes before all else
     * there.
     *
     * @param labeller such as {@code yunet:model=yunet.onnx}
     */
    public static void label(Path data, Path folder, String labeller, Progress progress) throws IOException {
        try (DetectorData sets = DetectorData.open(data, folder);
                FaceDetector detector = Detectors.create(labeller)) {
            sets.label(detector, progress);
        }
    }

    /**
     * Trains to the last epoch. After each the folder has a checkpoint, the network as {@value #NETWORK} and a line more in
     * {@code curve.csv}.
     *
     * @throws IOException if data cannot be read, the engine does not load or a checkpoint to begin with or to go on from is
     *     missing or of another network; every message is meant for the user
     */
    public static void run(Options asked, Progress progress) throws IOException {
        PyTorch.require();
        DetectorSpec spec = DetectorSpec.standard();
        DetectorTrainer.Options options = DetectorTrainer.Options.defaults(asked.epochs());
        Weights start = new DetectorNetwork(spec).initial(options.seed());
        if (asked.from().isPresent()) {
            start = weights(asked.from().get(), new DetectorNetwork(spec));
            options = options.withRate(options.rate() * RATE_SHARE);
        }
        Path folder = Files.createDirectories(asked.folder());
        try (DetectorData sets = DetectorData.open(asked.data(), folder)) {
            DetectorData.Training training = sets.training();
            List<DetectionDataset> heldOut = sets.heldOut();
            try (DetectorTrainer trainer = new DetectorTrainer(spec, training, options, start)) {
                if (asked.resume()) {
                    trainer.resume(checkpoint(folder, DetectorTrainer.recipe(spec, options)));
                }
                Files.writeString(folder.resolve(SPEC), spec.toJson());
                Reporter reporter = new Reporter(spec, folder, heldOut, sets.emptyScenes(), options.epochs(), progress);
                reporter.export(trainer.run(folder, reporter));
            }
        }
    }

    /** The averaged weights of a checkpoint or of the one in a folder. */
    static Weights weights(Path from, DetectorNetwork network) throws IOException {
        Path file = Files.isDirectory(from) ? from.resolve(Checkpoint.FILE) : from;
        if (!Files.exists(file)) {
            throw new ModelException(file + ": no such checkpoint to begin with");
        }
        Weights average = Checkpoint.read(file).average();
        try {
            network.parameters().forEach(average::get);
        } catch (IllegalArgumentException e) {
            throw new ModelException(file + ": a checkpoint of another network: " + e.getMessage(), e);
        }
        return average;
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

    /**
     * The figures of detectors on each data set that was held out, as tables; of the first by its threshold, too.
     *
     * @param folder where the labels of {@link #label} are
     */
    public static String measure(Path data, Path folder, List<String> detectors, Progress progress) throws IOException {
        List<NamedDetector> open = new ArrayList<>();
        StringBuilder tables = new StringBuilder();
        try (DetectorData sets = DetectorData.open(data, folder)) {
            for (String detector : detectors) {
                open.add(new NamedDetector(detector, Detectors.create(detector)));
            }
            List<DetectionDataset> heldOut = sets.heldOut();
            for (DetectionDataset dataset : heldOut) {
                tables.append(Evaluations.runDetection(
                                        dataset,
                                        open,
                                        THREADS,
                                        (name, done, of) -> progress.step(dataset.name(), done, of))
                                .table())
                        .append('\n');
            }
            tables.append(ThresholdTable.of(open.get(0).detector(), heldOut, THREADS));
        } finally {
            open.forEach(named -> named.detector().close());
        }
        return tables.toString();
    }

    /**
     * Makes the model folder {@code face-detector} in the training's folder, once the network is there: measures it on what was
     * held out and writes its card and golden files.
     *
     * @param wanted the default threshold; if absent, the lowest with no more than three false hits on a hundred pictures without
     *     a face
     * @return the model folder
     */
    public static Path publish(
            Path data,
            Path folder,
            OptionalDouble wanted,
            String licence,
            String command,
            String date,
            Progress progress)
            throws IOException {
        Path network = folder.resolve(NETWORK);
        Path model = folder.resolve(NetworkManifest.DETECTOR);
        ModelWriter.requireWritable(model);
        List<DetectionEvaluation> measured = new ArrayList<>();
        try (DetectorData sets = DetectorData.open(data, folder)) {
            List<DetectionDataset> heldOut = sets.heldOut();
            double score = wanted.isPresent() ? wanted.getAsDouble() : threshold(network, withoutFaces(heldOut));
            try (FaceDetector detector = Detectors.create("cnn:score=" + score + ",model=" + network)) {
                for (DetectionDataset dataset : heldOut) {
                    measured.add(Evaluations.runDetection(
                            dataset,
                            List.of(new NamedDetector(NetworkManifest.DETECTOR, detector)),
                            THREADS,
                            (name, done, of) -> progress.step(dataset.name(), done, of)));
                }
            }
            Training training = new Training(
                    DATA, command, DetectorTrainer.Options.defaults(1).seed(), date);
            String reason = wanted.isPresent()
                    ? "Set by hand."
                    : "The lowest, in hundredths, with no more than three false hits on a hundred held-out pictures"
                            + " without faces.";
            DetectorModel.write(model, network, score, reason, licence, training, measured);
        }
        return model;
    }

    private static double threshold(Path network, DetectionDataset scenes) {
        try (FaceDetector detector = Detectors.create(MEASURED + network)) {
            return DetectorModel.threshold(DetectionEvaluator.run(
                    scenes, new NamedDetector("cnn", detector), THREADS, (name, done, of) -> {}));
        }
    }

    private static DetectionDataset withoutFaces(List<DetectionDataset> heldOut) {
        return heldOut.stream()
                .filter(set ->
                        set.samples().stream().allMatch(sample -> sample.faces().isEmpty()))
                .findFirst()
                .orElseThrow();
    }

    /** Measures and keeps what each epoch came to. */
    private record Reporter(
            DetectorSpec spec,
            Path folder,
            List<DetectionDataset> heldOut,
            List<Image> emptyScenes,
            int epochs,
            Progress progress)
            implements DetectorTrainer.Listener {
        private void export(Weights average) throws IOException {
            DetectorNetwork network = new DetectorNetwork(spec);
            Weights balanced = ScoreBalance.apply(network, average, emptyScenes);
            Files.write(folder.resolve(NETWORK), OnnxExport.anySize(network, balanced));
        }

        @Override
        public void step(int epoch, int step, int steps, double loss) {
            progress.step("train", (epoch - 1) * steps + step, epochs * steps);
        }

        @Override
        public void epoch(DetectorTrainer.Epoch epoch, Weights average) throws IOException {
            export(average);
            StringBuilder line = new StringBuilder(String.format(
                    Locale.ROOT,
                    "%d,%.6f,%.4f,%.4f,%.4f,%.4f",
                    epoch.number(),
                    epoch.rate(),
                    epoch.loss(),
                    epoch.score(),
                    epoch.box(),
                    epoch.points()));
            // Small pictures are not enlarged here, which would take four times as long.
            try (FaceDetector detector = Detectors.create(MEASURED + folder.resolve(NETWORK) + ",enlarge=1")) {
                for (DetectionDataset dataset : heldOut) {
                    DetectionEvaluation evaluation = Evaluations.runDetection(
                            dataset, List.of(new NamedDetector("cnn", detector)), THREADS, (name, done, of) -> {});
                    DetectionReport report = evaluation.reports().get(0);
                    line.append(
                            report.faces() == 0
                                    ? "," + report.falsePositives()
                                    : String.format(Locale.ROOT, ",%.4f", report.averagePrecision()));
                }
            }
            List<String> lines = new ArrayList<>(List.of(HEADER));
            Path curve = folder.resolve(CURVE);
            if (epoch.number() > 1 && Files.exists(curve)) {
                List<String> earlier = Files.readAllLines(curve);
                lines = new ArrayList<>(earlier.subList(0, Math.min(epoch.number(), earlier.size())));
            }
            lines.add(line.toString());
            Files.write(curve, lines);
            progress.epoch(HEADER + " = " + line);
        }
    }
}
