package dev.mien.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mien.server.policy.Policy;
import dev.mien.server.store.Job;
import dev.mien.server.store.JobState;
import dev.mien.server.store.Kept;
import dev.mien.server.vault.Secret;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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

    private static Job job(String id) {
        return new Job(id, "o", "s", "n", JobState.WAITING, Map.of(), 5, "", Instant.now(), Optional.empty(), 0);
    }

    @Test
    void anotherStoresFolderIsRefusedAndItsVideosStay() throws Exception {
        String id = "0123456789abcdef0123456789abcdef";
        ServerOptions first = Fixture.options().withStore(folder.resolve("a"));
        ServerOptions second = Fixture.options().withStore(folder.resolve("b"));
        try (DataFolder data = DataFolder.open(first)) {
            data.store().add(job(id));
            Files.createDirectories(data.jobs().resolve(id));
        }
        DataFolder.open(first).close();
        DataFolder.open(second).close();
        Path store = second.store().resolve("store.sqlite");
        Path others = Files.copy(store, folder.resolve("others.sqlite"));
        Files.copy(first.store().resolve("store.sqlite"), store, StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> DataFolder.open(second))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("holds the files of another store");
        Files.delete(second.store().resolve("store.id"));
        assertThatThrownBy(() -> DataFolder.open(second))
                .as("as if it were empty")
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not the folder of this store");
        Files.copy(others, first.store().resolve("store.sqlite"), StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> Fixture.start(first)).hasMessageContaining("holds the files of another store");
        Files.delete(first.store().resolve("store.sqlite"));
        assertThatThrownBy(() -> DataFolder.open(first))
                .as("a new store has no job for them")
                .hasMessageContaining("holds the files of another store");
        assertThat(first.store().resolve("jobs").resolve(id)).exists();
    }

    @Test
    void aServerThatWasKilledAsItNamedItsStoreGoesOn() throws Exception {
        ServerOptions options = Fixture.options().withStore(folder.resolve("a"));
        DataFolder.open(options).close();
        Files.delete(options.store().resolve("store.sqlite"));
        DataFolder.open(options).close();
        DataFolder.open(options).close();
    }

    @Test
    void anotherStoresKeysAreRefused() throws Exception {
        Path secret = folder.resolve("secret");
        Secret.make(secret);
        ServerOptions first =
                Fixture.options().withStore(folder.resolve("a")).withPolicy(Policy.usual(), Optional.of(secret));
        ServerOptions second = first.withStore(folder.resolve("b"));
        DataFolder.open(first).close();
        DataFolder.open(first).close();
        DataFolder.open(second).close();
        Files.copy(
                first.store().resolve("keys.sqlite"),
                second.store().resolve("keys.sqlite"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> DataFolder.open(second))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("keys.sqlite: holds the keys of another store")
                .hasMessageNotContaining("\n");
        DataFolder.open(first).close();
    }

    @Test
    void whatIsEncryptedWantsItsSecret() throws Exception {
        Path secret = folder.resolve("secret");
        Secret.make(secret);
        ServerOptions options = Fixture.options().withStore(folder.resolve("a"));
        ServerOptions secured = options.withPolicy(Policy.usual(), Optional.of(secret));
        DataFolder.open(secured).close();
        assertThatThrownBy(() -> DataFolder.open(options))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("keys.sqlite has what is kept encrypted")
                .hasMessageContaining("--secret");
        Files.delete(options.store().resolve("keys.sqlite"));
        DataFolder.open(options).close();
        try (DataFolder data = DataFolder.open(options)) {
            data.store().keep(new Kept("1", "o", "s", "t", Instant.now(), new byte[1]));
        }
        assertThatThrownBy(() -> DataFolder.open(options))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the store has what is kept encrypted");
    }
}
