package dev.mien.app.options;

import dev.mien.app.console.Outlet;
import dev.mien.app.console.Outlets;
import dev.mien.app.console.Results;
import dev.mien.base.OutputFile;
import dev.mien.report.record.Format;
import dev.mien.report.record.ProvenanceJson;
import dev.mien.report.record.RecordKind;
import dev.mien.report.record.Records;
import dev.mien.stage.Provenance;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether and where what ran is written beside the results. */
public final class ProvenanceOptions {
    private static final String WITH_THE_RESULTS = "-";

    @Option(
            names = "--provenance",
            paramLabel = "FILE",
            description =
                    "Write what ran there, with all options and the models' hashes; '-' makes it the first line of"
                            + " the results, which must then be jsonl.")
    private @Nullable String where;

    /** The file that will be written, if one was named. */
    public Optional<Path> file() {
        return Optional.ofNullable(where)
                .filter(name -> !name.equals(WITH_THE_RESULTS))
                .map(Path::of);
    }

    /** Refuses what has no place for it, before anything is opened. */
    public void check(ResultOptions results) {
        if (isRecord() && results.format() != Format.JSONL) {
            throw new IllegalArgumentException(
                    "--provenance - is a line of jsonl; add --format jsonl, or name a file for it");
        }
    }

    /** Opens a place for results, once what makes them is written down. */
    public <W extends Closeable> Outlet<Results<W>> open(
            Outlets outlets, ResultOptions results, RecordKind<W> kind, Provenance ran) throws IOException {
        if (isRecord()) {
            return results.open(outlets, stream -> Records.open(kind, ran, stream), writer -> {});
        }
        write(outlets, ran);
        return results.open(outlets, kind);
    }

    /** Writes the file, if one was named. */
    public void write(Outlets outlets, Provenance ran) {
        file().ifPresent(file -> outlets.write(
                file.toString(),
                () -> OutputFile.write(file, ProvenanceJson.of(ran).getBytes(StandardCharsets.UTF_8))));
    }

    private boolean isRecord() {
        return WITH_THE_RESULTS.equals(where);
    }
}
