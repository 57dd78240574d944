package dev.mien.train.landmark;

import dev.mien.base.OutputFile;
import dev.mien.dataset.DetectionDataset;
import dev.mien.eval.Evaluations;
import dev.mien.eval.run.NamedLocator;
import dev.mien.landmark.LandmarkLocator;
import dev.mien.landmark.Locators;
import dev.mien.train.engine.Column;
import dev.mien.train.engine.Validator;
import dev.mien.train.net.OnnxExport;
import dev.mien.train.net.TorchNetwork;
import dev.mien.train.net.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes the network as it will ship and measures its error on faces that it does not learn from. */
final class LandmarkValidator implements Validator {
    private final LandmarkSpec spec;
    private final Path file;
    private final List<DetectionDataset> heldOut;

    /**
     * @param file of the network
     * @param heldOut what settings are chosen by, then what is published, then faces of the wild
     */
    LandmarkValidator(LandmarkSpec spec, Path file, List<DetectionDataset> heldOut) {
        this.spec = spec;
        this.file = file;
        this.heldOut = heldOut;
    }

    @Override
    public List<Column> figures() {
        return List.of(
                new Column("error_held_out", Column.Unit.ERROR),
                new Column("error_valid", Column.Unit.ERROR),
                new Column("error_wild", Column.Unit.ERROR));
    }

    /** The mean normalised errors of faces whose boxes are known. */
    @Override
    public double[] measure(TorchNetwork average) throws IOException {
        export(average.weights(0));
        try (LandmarkLocator locator = Locators.create("cnn:model=" + file).orElseThrow()) {
            NamedLocator named = new NamedLocator("cnn", Optional.empty(), locator);
            return heldOut.stream()
                    .mapToDouble(dataset -> Evaluations.runLandmarks(
                                    dataset, List.of(named), LandmarkTraining.THREADS, (name, done, of) -> {})
                            .reports()
                            .get(0)
                            .meanError())
                    .toArray();
        }
    }

    void export(Weights average) throws IOException {
        OutputFile.write(file, OnnxExport.square(new LandmarkNetwork(spec), average, spec.side()));
    }
}
