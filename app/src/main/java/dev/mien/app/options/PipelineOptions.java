package dev.mien.app.options;

import dev.mien.pipeline.Pipeline;
import dev.mien.pipeline.Pipelines;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which pipeline runs, and what of it is changed. */
public final class PipelineOptions {
    public static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Pipelines.names().iterator();
        }
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--pipeline",
            paramLabel = "NAME",
            split = ",",
            defaultValue = Pipelines.DEFAULT,
            completionCandidates = Names.class,
            description =
                    "A pipeline (${COMPLETION-CANDIDATES}), an added model or a model folder; default ${DEFAULT-VALUE}.")
    private List<String> names = List.of(Pipelines.DEFAULT);

    @Option(
            names = "--detector",
            paramLabel = "SPEC",
            description = "Another face detector, such as lbp or haar-alt2:rotate=30; 'mien doctor' lists them.")
    private List<String> detectors = List.of();

    @Option(
            names = "--locator",
            paramLabel = "SPEC",
            description = "Another landmark locator: none or cnn, which may name its network (cnn:model=FILE).")
    private List<String> locators = List.of();

    /** What {@code --locator} was called before 0.1. */
    @Option(names = "--landmarks", hidden = true)
    @SuppressWarnings("DoNotCallSuggester") // picocli calls it
    void refuseOldName(String locator) {
        throw new ParameterException(spec.commandLine(), "--landmarks is now called --locator: --locator " + locator);
    }

    @Mixin
    private DetectorOptions detectorOptions = new DetectorOptions();

    @Option(names = "--aligner", paramLabel = "SPEC", description = "Another aligner, such as box.")
    private @Nullable String aligner;

    @Option(
            names = "--model",
            paramLabel = "ID|FOLDER",
            description = "Another expression model: built in or added (see 'mien models list'), or a model folder.")
    private @Nullable String model;

    @Option(
            names = "--calibration",
            paramLabel = "NAME|FILE",
            description =
                    "Another calibration of the model, such as ferplus ('mien models show' lists them), or a file that 'mien"
                            + " train calibration' made.")
    private @Nullable String calibration;

    @Option(
            names = "--mirror",
            negatable = true,
            description =
                    "Judge every face's mirror image too and average, or do not (--no-mirror); twice the time. What it"
                            + " gains stands in the model's card, as does the default.")
    private @Nullable Boolean mirror;

    /** The one pipeline asked for, with the user's changes. */
    Asked asked() {
        if (names.size() != 1) {
            throw new IllegalArgumentException("expected one pipeline, got " + String.join(",", names));
        }
        return asked(names.get(0));
    }

    /** That pipeline. */
    public Pipeline pipeline() {
        return asked().recipe();
    }

    /** All pipelines asked for, with the user's changes. */
    public List<Pipeline> pipelines() {
        return names.stream().map(name -> asked(name).recipe()).toList();
    }

    /** All that may name a file which is read. */
    public List<String> specifications() {
        List<String> all = new ArrayList<>(names);
        all.addAll(detectors);
        all.addAll(locators);
        if (model != null) {
            all.add(model);
        }
        return all;
    }

    private Asked asked(String name) {
        return detectorOptions
                .asked()
                .with("pipeline", name)
                .with("detector", one("--detector", detectors))
                .with("locator", one("--locator", locators))
                .with("aligner", aligner)
                .with("model", model)
                .with("calibration", calibration)
                .with("mirror", mirror);
    }

    private static @Nullable String one(String option, List<String> specs) {
        if (specs.size() > 1) {
            throw new IllegalArgumentException("expected one " + option + ", got " + String.join(" ", specs));
        }
        return specs.isEmpty() ? null : specs.get(0);
    }
}
