package dev.mien.app.console;

import java.io.OutputStream;
import picocli.CommandLine.Model.CommandSpec;

/** Owned by the root command: where results go unless the user names a file. */
public interface StandardOutput {
    /** For bytes; throws if they cannot be written. */
    OutputStream results();

    /** Of the command line that {@code command} belongs to. */
    static OutputStream of(CommandSpec command) {
        return ((StandardOutput) command.root().userObject()).results();
    }
}
