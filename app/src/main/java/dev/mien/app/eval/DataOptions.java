package dev.mien.app.eval;

import dev.mien.app.console.Lines;
import dev.mien.app.console.OutputCheck;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.DetectionDataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** On what is measured. */
class DataOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "PATH",
            description = "Labelled data: folder, zip or CSV, also 'path#part'; see docs/guide/evaluation.md.")
    Path data = Path.of("");

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Measure on so many labelled pictures only, drawn by chance.")
    @Nullable
    Integer limit;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of what is drawn by chance; default ${DEFAULT-VALUE}.",
            defaultValue = "1")
    long seed = 1;

    /** Pictures with every face boxed; the caller closes them. */
    DetectionDataset boxes() throws IOException {
        DetectionDataset all = Datasets.openDetection(data);
        warn(all.skipped());
        return limit == null ? all : all.drawn(limit, seed);
    }

    /** What is read, for the check of outputs. */
    OutputCheck read(List<String> specifications) throws IOException {
        return new OutputCheck().readsData(data).readsIn(specifications);
    }

    void warn(List<String> skipped) {
        skipped.forEach(line -> spec.commandLine().getErr().println("mien: skipped " + Lines.one(line)));
    }
}
