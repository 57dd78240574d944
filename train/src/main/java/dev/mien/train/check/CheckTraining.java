package dev.mien.train.check;

import dev.mien.dataset.DetectionDataset;
import dev.mien.detect.Detectors;
import dev.mien.detect.FaceCheck;
import dev.mien.detect.FaceDetector;
import dev.mien.model.ModelKind;
import dev.mien.model.ModelWriter;
import dev.mien.train.detect.DetectorData;
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
import java.util.ArrayList;
import java.util.List;

/** Trains the network that looks again at what a detector takes for a face. */
public final class CheckTraining {
    /** The trained network in its folder. */
    public static final String NETWORK = "check.onnx";

    private static final int SQUARES = 32_768;
    /** What is proposed: all that the shipped detector takes for a face at all. */
    private static final String CREDULOUS = "cnn:check=none,turns=1,score=0.05";

    private static final String DATA =
            "people-wild, faces-wild, detect-masks, detect-lfw, ferplus-train, scenes-without-faces,"
                    + " things-without-faces; where they were people-wild-all, things-all";

    /** Places in {@link DetectorData#photos}. */
    private static final int HARD = 0;

    private static final int LFW = 2;
    private static final int MASKS = 3;

    private CheckTraining() {}

    /**
     * 30 rounds of 32,768 squares: what the shipped model was made with (docs/method/detectors.md).
     *
     * @return the usual options
     */
    public static TrainingOptions defaults() {
        return new TrainingOptions(30, 128, 0.003, 0.5, 0.02f, 0.998, 2, TorchScript.Precision.fastest(), 1);
    }

    /**
     * Trains to the last epoch. After each the folder has the network as {@value #NETWORK}.
     *
     * @param asked its data are those that detectors are trained on
     * @param progress hears of every step and epoch
     * @throws IOException if data cannot be read, the engine does not load or a checkpoint to go on from is missing or of
     *     another network; every message is meant for the user
     */
    public static void run(TrainingRequest asked, Progress progress) throws IOException {
        LandmarkSpec spec = CheckNetwork.standard();
        TrainingRun run = asked.prepare(spec + " " + SQUARES);
        try (DetectorData data = DetectorData.open(asked.data(), asked.folder());
                FaceDetector credulous = Detectors.create(CREDULOUS)) {
            Path network = Files.createDirectories(asked.folder()).resolve(NETWORK);
            Weights average = run.train(
                    new CheckTrainer(
                            spec,
                            () -> CheckData.training(data, credulous, progress),
                            new Watch(spec, network, proposals(data, credulous, spec.side(), progress)),
                            SQUARES,
                            asked.options()),
                    progress);
            export(spec, average, network);
        }
    }

    private static List<Proposals> proposals(DetectorData data, FaceDetector credulous, int side, Progress progress)
            throws IOException {
        List<Proposals> sets = new ArrayList<>();
        for (DetectionDataset set : data.photos()) {
            sets.add(Proposals.in(set, credulous, side, progress));
        }
        return sets;
    }

    private static void export(LandmarkSpec spec, Weights average, Path network) throws IOException {
        Files.write(network, OnnxExport.square(new CheckNetwork(spec), average, spec.side()));
    }

    /**
     * Makes the model folder {@code face-check} in the training's folder, once the network is there: joins it with the detector,
     * measures both on what was held out and writes its card and golden files.
     *
     * @param data folder of the data sets
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
        Path model = folder.resolve(ModelKind.CHECK.label());
        ModelWriter.requireWritable(model);
        try (DetectorData sets = DetectorData.open(data, folder);
                FaceDetector credulous = Detectors.create(CREDULOUS);
                FaceCheck check = FaceCheck.create(network.toString())) {
            JointReport report = JointReport.of(proposals(sets, credulous, check.side(), progress), check);
            CheckModel.write(
                    model,
                    network,
                    provenance.licence(),
                    provenance.training(DATA, seed),
                    report.joint(),
                    report.table());
        }
        return model;
    }

    /** Writes the network as it will ship and says what share of the proposed faces of each set it would keep. */
    private record Watch(LandmarkSpec spec, Path network, List<Proposals> sets) implements Validator {
        @Override
        public List<Column> figures() {
            return List.of(
                    new Column("kept_hard", Column.Unit.SHARE),
                    new Column("kept_lfw", Column.Unit.SHARE),
                    new Column("kept_masks", Column.Unit.SHARE),
                    new Column("false_on_hard", Column.Unit.COUNT));
        }

        @Override
        public double[] measure(TorchNetwork average) throws IOException {
            export(spec, average.weights(0), network);
            try (FaceCheck check = FaceCheck.create(network.toString())) {
                List<JointReport.Row> rows = JointReport.of(sets, check).rows();
                return new double[] {
                    rows.get(HARD).share(),
                    rows.get(LFW).share(),
                    rows.get(MASKS).share(),
                    rows.get(HARD).wrong()
                };
            }
        }
    }
}
