package dev.mien.app.eval;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.app.console.ExitCode;
import dev.mien.app.console.Lines;
import dev.mien.app.console.Outlets;
import dev.mien.app.console.OutputCheck;
import dev.mien.base.OutputFile;
import dev.mien.eval.run.EvaluationResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How is measured and where the figures go. */
class FigureOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there.")
    private @Nullable Path json;

    @Option(names = "--threads", paramLabel = "N", description = "Pictures worked on at once; default: one a core.")
    int threads = Runtime.getRuntime().availableProcessors();

    /** Refuses outputs that would write over what is read, or cannot be written, before anything is measured. */
    final void check(OutputCheck read) throws IOException {
        read.writes(json == null ? List.of() : List.of(json));
        checkMore(read);
    }

    void checkMore(OutputCheck read) throws IOException {}

    /** Prints the figures and writes them down; the exit code says whether every picture could be read, and all written. */
    final int publish(EvaluationResult result) throws IOException {
        CommandLine command = spec.commandLine();
        command.getOut().print(result.table());
        command.getOut().flush();
        Path file = json;
        try (Outlets outlets = new Outlets(command.getErr())) {
            if (file != null) {
                byte[] figures =
                        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(result.toJson());
                outlets.write(file.toString(), () -> OutputFile.write(file, figures));
            }
            publishMore(result, outlets);
            result.failures().forEach(failure -> command.getErr().println("mien: " + Lines.one(failure)));
            return result.failures().isEmpty() && !outlets.hasFailed() ? ExitCode.DONE : ExitCode.SOME_FAILED;
        }
    }

    void publishMore(EvaluationResult result, Outlets outlets) throws IOException {}
}
