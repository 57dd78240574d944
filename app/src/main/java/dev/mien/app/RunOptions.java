package dev.mien.app;

import dev.mien.report.ResultWriters;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the verbs that go through pictures have in common, wherever the pictures come from. */
class RunOptions {
    static final class Formats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ResultWriters.names().iterator();
        }
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--include",
            paramLabel = "GLOB",
            defaultValue = "*",
            description = "Within folders, only files whose name matches, such as '*.jpg'.")
    private String include = "*";

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
    Path out;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Pictures worked on at once; default: one for each core.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    LimitOptions limits = new LimitOptions();

    /** The format asked for, else what suits where it goes. */
    String format() {
        if (format != null) {
            return ResultWriters.requireKnown(format);
        }
        return onTerminal() ? "text" : "jsonl";
    }

    /** Whether results go to a terminal, which may have colour and is no place for a progress bar as well. */
    boolean onTerminal() {
        return out == null && Boolean.getBoolean("mien.stdout.terminal");
    }

    /** Where results go; the caller closes it. */
    OutputStream output() throws IOException {
        return out == null ? Streams.unclosed(Mien.standardOutput(spec)) : Streams.open(out);
    }

    /** The pictures behind what the user named. */
    List<Input> expand(List<String> named) throws IOException {
        check();
        List<Input> inputs = Inputs.expand(named, include);
        if (out != null) {
            Overwriting.refuse(inputs.stream().map(Input::name).toList(), List.of(out));
        }
        return inputs;
    }

    /** Refuses numbers that make no sense, before anything is opened. */
    void check() {
        if (threads < 1) {
            throw new IllegalArgumentException("--threads must be at least 1, got " + threads);
        }
        limits.limits();
    }
}
