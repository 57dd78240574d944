package dev.mien.train.detect;

import dev.mien.base.OutputFile;
import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.DetectionSample;
import dev.mien.detect.Detectors;
import dev.mien.detect.FaceDetector;
import dev.mien.eval.Evaluations;
import dev.mien.eval.detection.DetectionEvaluation;
import dev.mien.eval.detection.DetectionEvaluator;
import dev.mien.eval.run.NamedDetector;
import dev.mien.model.Manifest.Training;
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
import java.util.OptionalDouble;

/** Trains the face detector and measures detectors on what was held out. */
public final class DetectorTraining {
    /** The trained network in its folder. */
    public static final String NETWORK = "detector.onnx";

    private static final String SPEC = "detector.json";
    /** Of the peak rate, for a training that begins with another's weights. */
    private static final double RATE_SHARE = 0.5;

    private static final String DATA = "people-wild, faces-wild, detect-masks, detect-lfw, landmarks68-train,"
            + " ferplus-train, scenes-without-faces, things-without-faces; where they were people-wild-all,"
            + " faces-wild-all, things-all";
    static final int THREADS = 2;
    /** Low, so that the whole curve of precision against recall is seen. */
    static final String MEASURED = "cnn:score=0.05,model=";

    private DetectorTraining() {}

    /** {@return the recipe of the shipped model: rounds of 8,192 scenes} */
    public static TrainingOptions defaults() {
        return new TrainingOptions(30, 32, 0.004, 0.5, 0.02f, 0.998, 2, TorchScript.Precision.fastest(), 1);
    }

    /** {@return the recipe for going on from a trained network: half the rate} */
    public static TrainingOptions fineTuning() {
        return defaults().withRate(defaults().rate() * RATE_SHARE);
    }

    /**
     * Has a detector say where the faces in the crops of FER+ lie. This is done once in a folder and comes before all else
     * there.
     *
     * @param data folder of the data sets of {@link DetectorData}
     * @param folder of the training
     * @param labeller such as {@code yunet:model=yunet.onnx}
     * @param progress hears of every step
     * @throws IOException if data cannot be read or the labels cannot be written
     */
    public static void label(Path data, Path folder, String labeller, Progress progress) throws IOException {
        try (DetectorData sets = DetectorData.open(data, folder);
                FaceDetector detector = Detectors.create(labeller)) {
            sets.label(detector, progress);
        }
    }

    /**
     * Trains to the last epoch. After each the folder has the network as {@value #NETWORK}.
     *
     * @param asked its data are the sets of {@link DetectorData}; its folder has the labels of {@link #label}
     * @param teacher ONNX file of a network of the form of YuNet, whose answers on every scene are learned beside the labels
     * @param progress hears of every step and epoch
     * @throws IOException if data cannot be read, the engine does not load or a checkpoint to begin with or to go on
     *     from is missing or of another network; every message is meant for the user
     */
    public static void run(TrainingRequest asked, Optional<Path> teacher, Progress progress) throws IOException {
        DetectorSpec spec = DetectorSpec.standard();
        DetectorTrainer.Options options = DetectorTrainer.Options.defaults();
        TrainingRun run = asked.prepare(spec + " " + options + (teacher.isPresent() ? " taught" : ""));
        DetectorNetwork network = new DetectorNetwork(spec);
        Optional<Weights> other = asked.start(network);
        Weights start = other.orElseGet(() -> network.initial(asked.options().seed()));
        Optional<Teacher> master = teacher.isPresent() ? Optional.of(Teacher.open(teacher.get())) : Optional.empty();
        try (DetectorData sets = DetectorData.open(asked.data(), asked.folder())) {
            Path folder = Files.createDirectories(asked.folder());
            DetectorValidator validator = new DetectorValidator(network, folder.resolve(NETWORK), sets.heldOut());
            OutputFile.write(folder.resolve(SPEC), spec.toJson().getBytes(StandardCharsets.UTF_8));
            validator.export(run.train(
                    new DetectorTrainer(network, start, sets::training, validator, master, options, asked.options()),
                    progress));
        } finally {
            master.ifPresent(Teacher::close);
        }
    }

    /**
     * The figures of detectors on each data set that was held out, as tables; of the first by its threshold, too.
     *
     * @param data folder of the data sets of {@link DetectorData}
     * @param folder where the labels of {@link #label} are
     * @param detectors as {@code labeller} of {@link #label}
     * @param progress hears of every step
     * @return the tables as text
     * @throws IOException if data or a model cannot be read
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
     * @param data folder of the data sets of {@link DetectorData}
     * @param folder of the training
     * @param wanted the default threshold; if absent, the lowest with no more than three false hits on a hundred
     *     pictures without a face
     * @param seed of the training
     * @param provenance who made the model, and from what
     * @param progress hears of every step
     * @return the model folder
     * @throws IOException if data or the network cannot be read, or the model cannot be written
     */
    public static Path publish(
            Path data, Path folder, OptionalDouble wanted, long seed, Provenance provenance, Progress progress)
            throws IOException {
        Path network = folder.resolve(NETWORK);
        Path model = folder.resolve(ModelKind.DETECTOR.label());
        ModelWriter.requireWritable(model);
        List<DetectionEvaluation> measured = new ArrayList<>();
        try (DetectorData sets = DetectorData.open(data, folder)) {
            List<DetectionDataset> heldOut = sets.heldOut();
            double score = wanted.isPresent() ? wanted.getAsDouble() : threshold(network, withoutFaces(heldOut));
            List<GroupRecall> groups;
            try (FaceDetector detector = Detectors.create("cnn:score=" + score + ",model=" + network)) {
                groups = GroupRecall.measure(data, detector);
                for (DetectionDataset dataset : heldOut) {
                    measured.add(Evaluations.runDetection(
                            dataset,
                            List.of(new NamedDetector(ModelKind.DETECTOR.label(), detector)),
                            THREADS,
                            (name, done, of) -> progress.step(dataset.name(), done, of)));
                }
            }
            Training training = provenance.training(DATA, seed);
            String reason = wanted.isPresent()
                    ? "Set by hand."
                    : "The lowest, in hundredths, with no more than three false hits on a hundred held-out pictures"
                            + " without faces.";
            DetectorModel.write(model, network, score, reason, provenance.licence(), training, measured, groups);
        }
        return model;
    }

    private static double threshold(Path network, DetectionDataset scenes) {
        try (FaceDetector detector = Detectors.create(MEASURED + network)) {
            return DetectorModel.threshold(DetectionEvaluator.run(
                    scenes, new NamedDetector("cnn", detector), THREADS, (name, done, of) -> {}));
        }
    }

    private static DetectionDataset withoutFaces(List<DetectionDataset> heldOut) throws IOException {
        List<DetectionSample> empty = heldOut.stream()
                .map(DetectionDataset::samples)
                .filter(samples ->
                        samples.stream().allMatch(sample -> sample.faces().isEmpty()))
                .flatMap(List::stream)
                .toList();
        return DetectionDataset.of("without faces", "no picture shows a face", empty);
    }
}
