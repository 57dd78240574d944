package dev.mien.app.train;

import dev.mien.app.console.ExitCode;
import dev.mien.app.console.Launch;
import dev.mien.train.detect.DetectorTraining;
import dev.mien.train.engine.TrainingOptions;
import dev.mien.train.engine.TrainingRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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
final class TrainDetectorCommand implements Callable<Integer> {
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
            names = "--measure",
            description = "Only measure the network in the folder on what was held out, and make its model folder.")
    private boolean measure;

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
    public Integer call() throws Exception {
        TrainingOptions usual = from == null ? DetectorTraining.defaults() : DetectorTraining.fineTuning();
        TrainingRequest request = network.request(data, from, usual, flags);
        return NetworkProgress.show(spec.commandLine().getErr(), progress -> {
            Path out = flags.out();
            if (labeller != null) {
                DetectorTraining.label(data, out, labeller, progress);
            }
            if (!measure) {
                DetectorTraining.run(request, Optional.ofNullable(teacher), progress);
            }
            Path model = DetectorTraining.publish(
                    data,
                    out,
                    score == null ? OptionalDouble.empty() : OptionalDouble.of(score),
                    flags.seed(),
                    flags.provenance(),
                    progress);
            List<String> detectors =
                    new ArrayList<>(List.of("cnn:score=0.05,model=" + out.resolve(DetectorTraining.NETWORK)));
            detectors.addAll(against);
            spec.commandLine().getOut().print(DetectorTraining.measure(data, out, detectors, progress));
            spec.commandLine().getOut().println("written: " + model);
            spec.commandLine().getOut().flush();
            return ExitCode.DONE;
        });
    }
}
