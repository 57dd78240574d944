package dev.mien.app.serve;

import dev.mien.app.console.ExitCode;
import dev.mien.app.console.Lines;
import dev.mien.server.audit.AuditCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "audit",
        description = "Verify the log of who asked a server what.",
        footer = {"", "Examples:", "  mien audit verify ~/.mien/server/audit.jsonl"})
public final class AuditCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb is missing: verify");
    }

    @Command(
            name = "verify",
            description = "Say whether no line of a log was changed or taken out; exit code 1 if one was.")
    int verify(
            @Parameters(paramLabel = "FILE", description = "audit.jsonl in the folder of a server's store.") Path file,
            @Option(
                            names = "--has",
                            paramLabel = "HASH",
                            description = "A hash that this verb gave earlier: its line must still be there.")
                    @Nullable
                    String hash)
            throws IOException {
        AuditCheck.Report report = AuditCheck.of(file, Optional.ofNullable(hash));
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        report.broken()
                .ifPresent(what -> err.println("mien: " + file + ": " + what + "; whole before it: "
                        + Lines.count(report.lines(), "line", "lines")));
        if (report.broken().isEmpty() && !report.isWhole()) {
            err.println(
                    "mien: " + file + (report.lines() == 0 ? ": the log is empty, so" : ":") + " no line has the hash "
                            + Lines.one(hash) + "; lines at the end are missing, or it is another log's");
        }
        if (!report.isWhole()) {
            return ExitCode.SOME_FAILED;
        }
        if (report.lines() == 0) {
            out.println("empty: the log has no line, so nothing can be said of it; a server writes one as it starts");
        } else {
            out.printf(
                    "whole: %s, the last with the hash %s%n",
                    Lines.count(report.lines(), "line", "lines"), report.last());
        }
        if (report.torn() > 0) {
            out.printf(
                    "%s not written whole, as a server ended; the next said so%n",
                    Lines.count(report.torn(), "line", "lines"));
        }
        if (report.unfinished() > 0) {
            out.printf(
                    "%s at the end not written whole, as the server ended; the next one closes that off%n",
                    Lines.count(report.unfinished(), "byte", "bytes"));
        }
        return ExitCode.DONE;
    }
}
