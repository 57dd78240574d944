package dev.mien.app.options;

import dev.mien.app.console.Outlet;
import dev.mien.app.console.Outlets;
import dev.mien.app.console.Results;
import dev.mien.app.console.StandardOutput;
import dev.mien.app.console.Terminal;
import dev.mien.report.record.Format;
import dev.mien.report.record.RecordKind;
import dev.mien.report.record.Records;
import dev.mien.report.record.TextStyle;
import java.io.Closeable;
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
            description =
                    "One of ${COMPLETION-CANDIDATES}; default: as FILE of --out ends, text on a terminal, else jsonl.")
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
            Format asked = Format.of(format);
            if (asked.isBinary() && onTerminal()) {
                throw new IllegalArgumentException(
                        "--format " + format + " is binary, no text for a terminal; add --out FILE, or pipe it on");
            }
            return asked;
        }
        if (out != null) {
            return Format.ofFile(out).orElse(Format.JSONL);
        }
        return onTerminal() ? Format.TEXT : Format.JSONL;
    }

    /** Opens a place for results in that format. */
    public <W extends Closeable> Outlet<Results<W>> open(Outlets outlets, RecordKind<W> kind) throws IOException {
        return open(outlets, stream -> Records.open(format(), kind, stream, style()), writer -> {});
    }

    /**
     * Opens a place for results.
     *
     * @param opening what writes them
     * @param last is done before the results are put in their place
     */
    public <W extends Closeable> Outlet<Results<W>> open(
            Outlets outlets, Results.Opening<W> opening, Outlet.Action<W> last) throws IOException {
        Path file = out;
        Outlet<Results<W>> outlet = outlets.add(
                file == null ? "standard output" : file.toString(),
                file == null ? Results.on(output(), opening) : Results.in(file, opening, format().isBinary()),
                results -> {
                    last.on(results.writer());
                    results.finish();
                },
                Results::abandon);
        outlets.use(outlet, Results::writer);
        return outlet;
    }

    /** Whether results go to a terminal, which is no place for a progress bar as well. */
    public boolean onTerminal() {
        return out == null && Terminal.isStandardOutput();
    }

    /** How text looks. */
    public TextStyle style() {
        return new TextStyle(onTerminal() && Terminal.hasColour(), false);
    }

    /** Standard output for bytes. */
    public OutputStream output() {
        return StandardOutput.of(spec);
    }
}
