package dev.mien.train.detect;

import dev.mien.base.OutputFile;
import dev.mien.dataset.DetectionDataset;
import dev.mien.detect.Detectors;
import dev.mien.detect.FaceDetector;
import dev.mien.eval.Evaluations;
import dev.mien.eval.detection.DetectionReport;
import dev.mien.eval.run.NamedDetector;
import dev.mien.train.engine.Column;
import dev.mien.train.engine.Validator;
import dev.mien.train.net.OnnxExport;
import dev.mien.train.net.TorchNetwork;
import dev.mien.train.net.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes the network as it will ship and measures it on what was held out. */
final class DetectorValidator implements Validator {
    private final DetectorNetwork network;
    private final Path file;
    private final List<DetectionDataset> heldOut;

    /**
     * @param file of the network
     * @param heldOut the sets of {@link DetectorData#heldOut}
     */
    DetectorValidator(DetectorNetwork network, Path file, List<DetectionDataset> heldOut) {
        this.network = network;
        this.file = file;
        this.heldOut = heldOut;
    }

    @Override
    public List<Column> figures() {
        return List.of(
                new Column("ap_hard", Column.Unit.SHARE),
                new Column("false_on_things", Column.Unit.COUNT),
                new Column("ap_lfw", Column.Unit.SHARE),
                new Column("ap_masks", Column.Unit.SHARE),
                new Column("false_on_scenes", Column.Unit.COUNT),
                new Column("ap_landmarks68", Column.Unit.SHARE),
                new Column("ap_ferplus", Column.Unit.SHARE));
    }

    @Override
    public double[] measure(TorchNetwork average) throws IOException {
        export(average.weights(0));
        double[] figures = new double[heldOut.size()];
        // Small pictures are not enlarged or turned here, which would take four times as long.
        try (FaceDetector detector = Detectors.create(DetectorTraining.MEASURED + file + ",enlarge=1,turns=1")) {
            for (int i = 0; i < figures.length; i++) {
                DetectionReport report = Evaluations.runDetection(
                                heldOut.get(i),
                                List.of(new NamedDetector("cnn", detector)),
                                DetectorTraining.THREADS,
                                (name, done, of) -> {})
                        .reports()
                        .get(0);
                figures[i] = report.faces() == 0 ? report.falsePositives() : report.averagePrecision();
            }
        }
        return figures;
    }

    void export(Weights average) throws IOException {
        OutputFile.write(file, OnnxExport.anySize(network, average));
    }
}
