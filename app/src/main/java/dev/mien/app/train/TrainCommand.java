package dev.mien.app.train;

import dev.mien.app.console.ExitCode;
import dev.mien.app.console.OutputCheck;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.train.samples.SamplePictures;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "train",
        description =
                "Trains expression models, face detectors and landmark networks from labelled pictures; makes sample pictures and clips.",
        subcommands = {
            TrainExpressionCommand.class,
            TrainCalibrationCommand.class,
            TrainDetectorCommand.class,
            TrainLandmarksCommand.class,
            TrainPartsCommand.class,
            TrainCheckCommand.class,
            TrainClipCommand.class
        })
public final class TrainCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "what to train is missing: expression, calibration, detector, landmarks, parts, check, samples or clip");
    }

    @Command(
            name = "samples",
            description = "Makes the sample pictures: for each expression the average of many faces, and a group.",
            footer = {"", "Example:", "  mien train samples --data ferplus-train.zip --out samples/"})
    int samples(
            @Option(names = "--data", required = true, paramLabel = "PATH", description = "Face crops with votes.")
                    Path data,
            @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "Where to write them.")
                    Path out,
            @Option(
                            names = "--faces",
                            paramLabel = "N",
                            defaultValue = "240",
                            description = "Averaged per expression; default ${DEFAULT-VALUE}.")
                    int faces)
            throws IOException {
        new OutputCheck().readsData(data).writesInto(out);
        try (ExpressionDataset dataset = Datasets.openExpression(data)) {
            SamplePictures.make(
                    dataset, faces, out, line -> spec.commandLine().getOut().println(line));
        }
        return ExitCode.DONE;
    }
}
