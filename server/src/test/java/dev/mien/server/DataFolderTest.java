package dev.mien.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path folder;

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void nobodyElseOnTheMachineReadsIt() throws Exception {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "this file system knows no permissions");
        Path made = folder.resolve("a").resolve("store");
        for (int i = 0; i < 2; i++) {
            try (DataFolder data = DataFolder.open(Fixture.options().withStore(made))) {
                assertThat(permissions(made)).isEqualTo("rwx------");
                assertThat(permissions(data.jobs())).isEqualTo("rwx------");
                assertThat(permissions(data.spool())).isEqualTo("rwx------");
                assertThat(permissions(made.resolve("store.sqlite"))).isEqualTo("rw-------");
                assertThat(permissions(made.resolve("audit.jsonl"))).isEqualTo("rw-------");
                assertThat(permissions(made.resolve("audit.key"))).isEqualTo("rw-------");
            }
        }
    }
}
