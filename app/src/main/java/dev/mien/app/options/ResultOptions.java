package dev.mien.app.options;

import dev.mien.app.console.StandardOutput;
import dev.mien.app.console.Streams;
import dev.mien.report.record.Format;
import dev.mien.report.record.RecordKind;
import dev.mien.report.record.Records;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** In which format results are written, and where to. */
public class ResultOptions {
    static final class Formats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Format.labels().iterator();
        }
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            completionCandidates = Formats.class,
            description = "One of ${COMPLETION-CANDIDATES}; default text on a terminal, else jsonl.")
    private @Nullable String format;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Write results there instead of standard output.")
    @Nullable
    public Path out;

    /** The format asked for, else what suits where it goes. */
    public Format format() {
        if (format != null) {
            return Format.of(format);
        }
        return onTerminal() ? Format.TEXT : Format.JSONL;
    }

    /** A writer of results in that format to where they go; the caller closes it. */
    public <W> W open(RecordKind<W> kind) throws IOException {
        return Records.open(format(), kind, output(), onTerminal());
    }

    /** Whether results go to a terminal, which may have colour and is no place for a progress bar as well. */
    public boolean onTerminal() {
        return out == null && Boolean.getBoolean("mien.stdout.terminal");
    }

    /** Where results go; the caller closes it. */
    public OutputStream output() throws IOException {
        return out == null ? Streams.unclosed(StandardOutput.of(spec)) : Streams.open(out);
    }
}
