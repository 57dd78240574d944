package dev.mien.app.eval;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.app.console.ExitCode;
import dev.mien.app.console.Lines;
import dev.mien.app.console.Streams;
import dev.mien.eval.run.EvaluationResult;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
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

    /** Prints the figures and writes them down; the exit code says whether every picture could be read. */
    int publish(EvaluationResult result) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.print(result.table());
        out.flush();
        if (json != null) {
            try (OutputStream file = Streams.open(json)) {
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file, result.toJson());
            }
        }
        result.failures().forEach(failure -> spec.commandLine().getErr().println("mien: " + Lines.one(failure)));
        return result.failures().isEmpty() ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }
}
