package dev.mien.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.app.Cli;
import dev.mien.server.MienServer;
import dev.mien.server.ServerOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aStoreIsBackedUpAndRestored() throws Exception {
        Path store = folder.resolve("store");
        MienServer.start(ServerOptions.defaults().withPort(0).withStore(store)).close();
        Path backup = folder.resolve("a.mienstore");
        Cli.Run run = Cli.mien("store", "backup", "--store", store, "--out", backup);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("backed up 0 jobs and 0 results", "keys.sqlite");
        assertThat(Cli.mien("store", "restore", backup, "--store", folder.resolve("other"))
                        .exit())
                .isZero();
        says(1, "no such folder", "store", "backup", "--store", folder.resolve("none"), "--out", backup);
        says(1, "no such file", "store", "restore", folder.resolve("none"), "--store", store);
        says(1, "no backup", "store", "restore", Files.writeString(folder.resolve("x"), "x"), "--store", store);
        says(2, "--store must be a folder", "store", "restore", backup, "--store", "jdbc:other:x");
        says(2, "--out", "store", "backup");
    }

    private static void says(int exit, String words, Object... arguments) {
        Cli.Run run = Cli.mien(arguments);
        assertThat(run.exit()).as(run.err()).isEqualTo(exit);
        assertThat(run.errLines()).hasSize(1);
        assertThat(run.err()).contains(words);
    }
}
