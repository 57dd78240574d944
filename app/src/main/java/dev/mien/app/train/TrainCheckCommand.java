package dev.mien.app.train;

import dev.mien.app.console.ExitCode;
import dev.mien.app.console.Launch;
import dev.mien.train.check.CheckTraining;
import dev.mien.train.engine.TrainingRequest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Launch(engine = Launch.ALWAYS)
@Command(
        name = "check",
        sortOptions = false,
        description = {
            "Trains the network that looks again at what the detector takes for a face, from the photos that the detector is trained"
                    + " on: docs/method/detectors.md.",
            "The recipe: 30 epochs of 32,768 squares in batches of 128, rate up to 0.003.",
            "The folder gets the network, the checkpoint, the learning curve and the model folder 'face-check'."
        },
        footer = {"", "Examples:", "  mien train check --data shared/data --out check"})
final class TrainCheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "FOLDER", description = "Where the data sets lie.")
    private Path data = Path.of("");

    @Mixin
    private TrainingFlags flags;

    @Mixin
    private NetworkFlags network;

    @Option(
            names = "--measure",
            description = "Only measure the network in the folder on what was held out, and make its model folder.")
    private boolean measure;

    @Override
    public Integer call() throws Exception {
        TrainingRequest request = network.request(data, null, CheckTraining.defaults(), flags);
        return NetworkProgress.show(spec.commandLine().getErr(), progress -> {
            if (!measure) {
                CheckTraining.run(request, progress);
            }
            Path model = CheckTraining.publish(data, flags.out(), flags.seed(), flags.provenance(), progress);
            spec.commandLine().getOut().println("written: " + model);
            spec.commandLine().getOut().flush();
            return ExitCode.DONE;
        });
    }
}
