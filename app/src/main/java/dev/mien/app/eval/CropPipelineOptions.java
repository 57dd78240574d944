package dev.mien.app.eval;

import dev.mien.app.options.Asked;
import dev.mien.app.options.PipelineOptions;
import dev.mien.pipeline.Pipeline;
import dev.mien.pipeline.Pipelines;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which pipelines run on faces that are cut out already, and what of them is changed. */
final class CropPipelineOptions {
    @Option(
            names = "--pipeline",
            paramLabel = "NAME",
            split = ",",
            defaultValue = Pipelines.DEFAULT,
            completionCandidates = PipelineOptions.Names.class,
            description =
                    "A pipeline (${COMPLETION-CANDIDATES}), an added model or a model folder; default ${DEFAULT-VALUE}.")
    private List<String> names = List.of(Pipelines.DEFAULT);

    @Option(
            names = "--locator",
            paramLabel = "SPEC",
            description = "Another landmark locator: none or cnn; with one there are curves by the pose measured.")
    private @Nullable String locator;

    @Option(
            names = "--model",
            paramLabel = "ID|FOLDER",
            description = "Another expression model: built in or added (see 'mien models list'), or a model folder.")
    private @Nullable String model;

    @Option(
            names = "--calibration",
            paramLabel = "NAME|FILE",
            description = "Another calibration of the model, by name or from a file.")
    private @Nullable String calibration;

    @Option(
            names = "--mirror",
            negatable = true,
            description = "Judge every face's mirror image too and average, or do not (--no-mirror).")
    private @Nullable Boolean mirror;

    List<Pipeline> pipelines() {
        return names.stream().map(this::recipe).toList();
    }

    /** All that may name a file which is read. */
    List<String> specifications() {
        return Stream.of(names.stream(), Stream.ofNullable(locator), Stream.ofNullable(model))
                .flatMap(Function.identity())
                .toList();
    }

    private Pipeline recipe(String name) {
        return new Asked()
                .with("pipeline", name)
                .with("locator", locator)
                .with("model", model)
                .with("calibration", calibration)
                .with("mirror", mirror)
                .recipe();
    }
}
