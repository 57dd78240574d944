package dev.mien.app;

import dev.mien.train.landmark.LandmarkTraining;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "landmarks",
        description =
                "Trains the network that finds 68 points of a face, from the public data sets of docs/landmarks.md.",
        footer = {"", "Examples:", "  mien train landmarks --data shared/data --out landmarks"})
final class TrainLandmarksCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "FOLDER", description = "Where the data sets lie.")
    private Path data = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FOLDER",
            description = "Where the network, the checkpoint and the curve go.")
    private Path out = Path.of("");

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "40",
            description = "Rounds of 8,192 crops; default ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(names = "--resume", description = "Go on after the last epoch in the folder.")
    private boolean resume;

    @Option(
            names = "--from",
            paramLabel = "FOLDER",
            description = "Start from the weights of an earlier training's checkpoint.")
    private @Nullable Path from;

    @Override
    public Integer call() throws Exception {
        if (epochs < 1) {
            throw new IllegalArgumentException("--epochs must be 1 or more, got " + epochs);
        }
        try (NetworkProgress progress = new NetworkProgress(spec.commandLine().getErr())) {
            LandmarkTraining.run(data, out, epochs, resume, Optional.ofNullable(from), progress);
        }
        return Mien.DONE;
    }
}
