package dev.mien.app.train;

import dev.mien.app.console.Launch;
import dev.mien.train.engine.Progress;
import dev.mien.train.engine.TrainingOptions;
import dev.mien.train.engine.TrainingRequest;
import dev.mien.train.part.PartTraining;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;

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
final class TrainPartsCommand extends RecipeCommand {
    @Override
    TrainingOptions usual() {
        return PartTraining.defaults();
    }

    @Override
    void train(TrainingRequest request, Progress progress) throws IOException {
        PartTraining.run(request, progress);
    }

    @Override
    Path publish(Path data, TrainingFlags flags, Progress progress) throws IOException {
        return PartTraining.publish(data, flags.out(), flags.seed(), flags.provenance(), progress);
    }
}
