package dev.mien.app.train;

import dev.mien.app.console.ExitCode;
import dev.mien.app.console.Launch;
import dev.mien.train.detect.DetectorTraining;
import dev.mien.train.expression.ModelDetails;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Launch(engine = Launch.ALWAYS)
@Command(
        name = "detector",
        description = "Trains the face detector from the public data sets of docs/detector-network.md.",
        footer = {
            "",
            "Examples:",
            "  mien train detector --data shared/data --out detector --labeller yunet:model=yunet.onnx",
            "  mien train detector --data shared/data --out detector --measure --against yunet:model=yunet.onnx"
        })
final class TrainDetectorCommand implements Callable<Integer> {
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
            description = "Where the network, the checkpoint, the curve and the model folder 'face-detector' go.")
    private Path out = Path.of("");

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "60",
            description = "Rounds of 4,096 scenes; default ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(names = RESUME, description = "Go on after the last epoch in the folder.")
    private boolean resume;

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
            names = MEASURE,
            description = "Only measure the network in the folder on what was held out, and make its model folder.")
    private boolean measure;

    @Option(
            names = "--score",
            paramLabel = "SHARE",
            description =
                    "From which score on a box counts as a face, unless the user says otherwise; default: the lowest at which"
                            + " something is found in at most 2 %% of pictures without faces.")
    private @Nullable Double score;

    @Option(
            names = "--licence",
            paramLabel = "NAME",
            defaultValue = ModelDetails.UNSTATED,
            description = "Licence of the weights, for their model card; default ${DEFAULT-VALUE}.")
    private String licence = ModelDetails.UNSTATED;

    @Option(
            names = "--against",
            paramLabel = "SPEC",
            description = "Another detector to measure on the same pictures; may be repeated.")
    private List<String> against = List.of();

    @Override
    public Integer call() throws Exception {
        if (epochs < 1) {
            throw new IllegalArgumentException("--epochs must be 1 or more, got " + epochs);
        }
        try (NetworkProgress progress = new NetworkProgress(spec.commandLine().getErr())) {
            if (labeller != null) {
                DetectorTraining.label(data, out, labeller, progress);
            }
            if (!measure) {
                DetectorTraining.run(
                        new DetectorTraining.Options(data, out, epochs, resume, Optional.ofNullable(from)), progress);
            }
            Path model = DetectorTraining.publish(
                    data,
                    out,
                    score == null ? OptionalDouble.empty() : OptionalDouble.of(score),
                    licence,
                    RecordedCommand.of(spec, Set.of(RESUME, MEASURE)),
                    LocalDate.now(ZoneOffset.UTC).toString(),
                    progress);
            List<String> detectors =
                    new ArrayList<>(List.of("cnn:score=0.05,model=" + out.resolve(DetectorTraining.NETWORK)));
            detectors.addAll(against);
            spec.commandLine().getOut().print(DetectorTraining.measure(data, out, detectors, progress));
            spec.commandLine().getOut().println("written: " + model);
            spec.commandLine().getOut().flush();
        }
        return ExitCode.DONE;
    }
}
