package dev.mien.app.serve;

import dev.mien.app.console.ExitCode;
import dev.mien.app.console.Lines;
import dev.mien.server.StoreBackup;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "store",
        description = "Back a server's store up, or make it again from a backup.",
        footer = {
            "",
            "Examples:",
            "  mien store backup --out monday.mienstore",
            "  mien store restore monday.mienstore --store /var/lib/mien"
        })
public final class StoreCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb is missing: backup or restore");
    }

    @Command(
            name = "backup",
            description = "Write jobs, their records and results to one file, without the keys of what is encrypted;"
                    + " the server must be stopped.")
    int backup(
            @Option(names = "--out", paramLabel = "FILE", required = true, description = "The backup.") Path out,
            @Mixin StoreOptions store)
            throws IOException {
        StoreBackup.Content content = backup(store).write(out);
        say("backed up " + counts(content) + " to " + out
                + "; the keys of what is encrypted (keys.sqlite) are not in it");
        return ExitCode.DONE;
    }

    @Command(name = "restore", description = "Fill an empty store from a backup; the server must be stopped.")
    int restore(
            @Parameters(paramLabel = "FILE", description = "As backup wrote it.") Path file, @Mixin StoreOptions store)
            throws IOException {
        StoreBackup.Content content = backup(store).restore(file);
        say("restored " + counts(content));
        return ExitCode.DONE;
    }

    private StoreBackup backup(StoreOptions store) {
        try {
            return new StoreBackup(store.folder(), store.database());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
        }
    }

    private static String counts(StoreBackup.Content content) {
        return Lines.count(content.jobs(), "job", "jobs") + " and "
                + Lines.count(content.results(), "result", "results");
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
