package dev.mien.app.train;

import dev.mien.app.console.ExitCode;
import dev.mien.app.console.Launch;
import dev.mien.train.engine.TrainingRequest;
import dev.mien.train.part.PartTraining;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Launch(engine = Launch.ALWAYS)
@Command(
        name = "parts",
        sortOptions = false,
        description = {
            "Trains the network that looks closely at eyes and mouth, from the public data set of docs/method/landmarks.md.",
            "The recipe: 10 epochs of 12,288 squares in batches of 64, rate up to 0.003.",
            "The folder gets the network, the checkpoint, the learning curve and the model folder 'face-parts'."
        },
        footer = {"", "Examples:", "  mien train parts --data shared/data --out parts"})
final class TrainPartsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "FOLDER", description = "Where the data set lies.")
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
        TrainingRequest request = network.request(data, null, PartTraining.defaults(), flags);
        return NetworkProgress.show(spec.commandLine().getErr(), progress -> {
            Path out = flags.out();
            if (!measure) {
                PartTraining.run(request, progress);
            }
            Path model = PartTraining.publish(data, out, flags.seed(), flags.provenance(), progress);
            spec.commandLine().getOut().println("written: " + model);
            spec.commandLine().getOut().flush();
            return ExitCode.DONE;
        });
    }
}
