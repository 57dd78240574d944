package dev.mien.app.train;

import dev.mien.train.model.Provenance;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What every training takes. */
final class TrainingFlags {
    /** How a training was run, which is not what came of it. */
    private static final Set<String> NOT_RECORDED = Set.of("--resume", "--measure");

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "Where the model goes.")
    private Path out = Path.of("");

    @Option(names = "--epochs", paramLabel = "N", description = "Rounds; the recipe above is the default.")
    private @Nullable Integer epochs;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of everything random; default ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private long seed;

    @Option(
            names = "--licence",
            paramLabel = "TEXT",
            description = "Of the weights, such as CC-BY-4.0, for the model's card; default ${DEFAULT-VALUE}.",
            defaultValue = Provenance.UNSTATED)
    private String licence;

    Path out() {
        return out;
    }

    long seed() {
        return seed;
    }

    int epochs(int usual) {
        return epochs == null ? usual : epochs;
    }

    /** For the record: who made the model when, and how. */
    Provenance provenance() {
        return new Provenance(
                licence,
                RecordedCommand.of(spec, NOT_RECORDED),
                LocalDate.now(ZoneOffset.UTC).toString());
    }
}
