package dev.mien.app.train;

import dev.mien.app.console.Launch;
import dev.mien.train.check.CheckTraining;
import dev.mien.train.engine.Progress;
import dev.mien.train.engine.TrainingOptions;
import dev.mien.train.engine.TrainingRequest;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;

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
final class TrainCheckCommand extends RecipeCommand {
    @Override
    TrainingOptions usual() {
        return CheckTraining.defaults();
    }

    @Override
    void train(TrainingRequest request, Progress progress) throws IOException {
        CheckTraining.run(request, progress);
    }

    @Override
    Path publish(Path data, TrainingFlags flags, Progress progress) throws IOException {
        return CheckTraining.publish(data, flags.out(), flags.seed(), flags.provenance(), progress);
    }
}
