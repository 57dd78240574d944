package dev.mien.app.train;

import dev.mien.app.console.ExitCode;
import dev.mien.app.console.Launch;
import dev.mien.train.engine.TrainingRequest;
import dev.mien.train.landmark.LandmarkTraining;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Launch(engine = Launch.ALWAYS)
@Command(
        name = "landmarks",
        sortOptions = false,
        description = {
            "Trains the network that finds 68 points of a face, from the public data sets of docs/method/landmarks.md.",
            "The recipe: 60 epochs of 8,192 crops in batches of 64, rate up to 0.003.",
            "The folder gets the network, the checkpoint, the learning curve and the model folder 'face-landmarks'."
        },
        footer = {"", "Examples:", "  mien train landmarks --data shared/data --out landmarks"})
final class TrainLandmarksCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "FOLDER", description = "Where the data sets lie.")
    private Path data = Path.of("");

    @Mixin
    private TrainingFlags flags;

    @Mixin
    private NetworkFlags network;

    @Option(
            names = "--from",
            paramLabel = "PATH",
            description = "Begin with the weights of this checkpoint, or of the one in this folder.")
    private @Nullable Path from;

    @Option(
            names = "--measure",
            description = "Only measure the network in the folder on what was held out, and make its model folder.")
    private boolean measure;

    @Override
    public Integer call() throws Exception {
        TrainingRequest request = network.request(data, from, LandmarkTraining.defaults(), flags);
        return NetworkProgress.show(spec.commandLine().getErr(), progress -> {
            Path out = flags.out();
            if (!measure) {
                LandmarkTraining.run(request, progress);
            }
            Path model = LandmarkTraining.publish(data, out, flags.seed(), flags.provenance(), progress);
            spec.commandLine().getOut().println("written: " + model);
            spec.commandLine().getOut().flush();
            return ExitCode.DONE;
        });
    }
}
