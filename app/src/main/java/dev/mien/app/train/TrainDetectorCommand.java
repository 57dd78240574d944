package dev.mien.app.train;

import dev.mien.app.console.Launch;
import dev.mien.train.detect.DetectorTraining;
import dev.mien.train.engine.Progress;
import dev.mien.train.engine.TrainingOptions;
import dev.mien.train.engine.TrainingRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Launch(engine = Launch.ALWAYS)
@Command(
        name = "detector",
        sortOptions = false,
        description = {
            "Trains the face detector from the public data sets of docs/method/detector-network.md.",
            "The recipe: 30 epochs of 8,192 scenes in batches of 32, rate up to 0.004.",
            "The folder gets the network, the checkpoint, the learning curve and the model folder 'face-detector'."
        },
        footer = {
            "",
            "Examples:",
            "  mien train detector --data shared/data --out detector --labeller yunet:model=yunet.onnx",
            "  mien train detector --data shared/data --out detector --measure --against yunet:model=yunet.onnx"
        })
final class TrainDetectorCommand extends RecipeCommand {
    @Option(
            names = "--from",
            paramLabel = "PATH",
            description = "Begin with the weights of this checkpoint, or of the one in this folder, at half the rate.")
    private @Nullable Path from;

    @Option(
            names = "--labeller",
            paramLabel = "SPEC",
            description = {
                "Detector that says where the faces of FER+ lie, such as yunet:model=yunet.onnx; needed once, its answers are"
                        + " kept in the folder."
            })
    private @Nullable String labeller;

    @Option(
            names = "--teacher",
            paramLabel = "FILE",
            description =
                    "Network of the form of YuNet, ONNX, whose answers on every scene are learned beside the labels.")
    private @Nullable Path teacher;

    @Option(
            names = "--score",
            paramLabel = "SHARE",
            description =
                    "From which score on a box counts as a face, unless the user says otherwise; default: the lowest with"
                            + " at most 3 false hits on a hundred pictures without faces.")
    private @Nullable Double score;

    @Option(
            names = "--against",
            paramLabel = "SPEC",
            description = "Another detector to measure on the same pictures; may be repeated.")
    private List<String> against = List.of();

    @Override
    TrainingOptions usual() {
        return from == null ? DetectorTraining.defaults() : DetectorTraining.fineTuning();
    }

    @Override
    @Nullable
    Path from() {
        return from;
    }

    @Override
    void label(Path data, Path out, Progress progress) throws IOException {
        if (labeller != null) {
            DetectorTraining.label(data, out, labeller, progress);
        }
    }

    @Override
    void train(TrainingRequest request, Progress progress) throws IOException {
        DetectorTraining.run(request, Optional.ofNullable(teacher), progress);
    }

    @Override
    Path publish(Path data, TrainingFlags flags, Progress progress) throws IOException {
        Path out = flags.out();
        OptionalDouble threshold = score == null ? OptionalDouble.empty() : OptionalDouble.of(score);
        Path model = DetectorTraining.publish(data, out, threshold, flags.seed(), flags.provenance(), progress);
        List<String> detectors =
                new ArrayList<>(List.of("cnn:score=0.05,model=" + out.resolve(DetectorTraining.NETWORK)));
        detectors.addAll(against);
        say(DetectorTraining.measure(data, out, detectors, progress));
        return model;
    }
}
