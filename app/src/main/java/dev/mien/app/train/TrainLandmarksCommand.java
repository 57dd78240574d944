package dev.mien.app.train;

import dev.mien.app.console.ExitCode;
import dev.mien.app.console.Launch;
import dev.mien.train.expression.ModelDetails;
import dev.mien.train.landmark.LandmarkTraining;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Launch(engine = Launch.ALWAYS)
@Command(
        name = "landmarks",
        description =
                "Trains the network that finds 68 points of a face, from the public data sets of docs/landmarks.md.",
        footer = {"", "Examples:", "  mien train landmarks --data shared/data --out landmarks"})
final class TrainLandmarksCommand implements Callable<Integer> {
    private static final String RESUME = "--resume";
    private static final String MEASURE = "--measure";

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "FOLDER", description = "Where the data sets lie.")
    private Path data = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FOLDER",
            description = "Where the network, the checkpoint, the curve and the model folder 'face-landmarks' go.")
    private Path out = Path.of("");

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "40",
            description = "Rounds of 8,192 crops; default ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(names = RESUME, description = "Go on after the last epoch in the folder.")
    private boolean resume;

    @Option(
            names = "--from",
            paramLabel = "FOLDER",
            description = "Start from the weights of an earlier training's checkpoint.")
    private @Nullable Path from;

    @Option(
            names = MEASURE,
            description = "Only measure the network in the folder on what was held out, and make its model folder.")
    private boolean measure;

    @Option(
            names = "--licence",
            paramLabel = "NAME",
            defaultValue = ModelDetails.UNSTATED,
            description = "Licence of the weights, for their model card; default ${DEFAULT-VALUE}.")
    private String licence = ModelDetails.UNSTATED;

    @Override
    public Integer call() throws Exception {
        if (epochs < 1) {
            throw new IllegalArgumentException("--epochs must be 1 or more, got " + epochs);
        }
        try (NetworkProgress progress = new NetworkProgress(spec.commandLine().getErr())) {
            if (!measure) {
                LandmarkTraining.run(data, out, epochs, resume, Optional.ofNullable(from), progress);
            }
            Path model = LandmarkTraining.publish(
                    data,
                    out,
                    licence,
                    RecordedCommand.of(spec, Set.of(RESUME, MEASURE)),
                    LocalDate.now(ZoneOffset.UTC).toString(),
                    progress);
            spec.commandLine().getOut().println("written: " + model);
            spec.commandLine().getOut().flush();
        }
        return ExitCode.DONE;
    }
}
