package dev.mien.app.train;

import dev.mien.app.console.Launch;
import dev.mien.train.engine.Progress;
import dev.mien.train.engine.TrainingOptions;
import dev.mien.train.engine.TrainingRequest;
import dev.mien.train.landmark.LandmarkTraining;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
final class TrainLandmarksCommand extends RecipeCommand {
    @Option(
            names = "--from",
            paramLabel = "PATH",
            description = "Begin with the weights of this checkpoint, or of the one in this folder.")
    private @Nullable Path from;

    @Override
    TrainingOptions usual() {
        return LandmarkTraining.defaults();
    }

    @Override
    @Nullable
    Path from() {
        return from;
    }

    @Override
    void train(TrainingRequest request, Progress progress) throws IOException {
        LandmarkTraining.run(request, progress);
    }

    @Override
    Path publish(Path data, TrainingFlags flags, Progress progress) throws IOException {
        return LandmarkTraining.publish(data, flags.out(), flags.seed(), flags.provenance(), progress);
    }
}
