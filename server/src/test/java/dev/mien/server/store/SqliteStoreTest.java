package dev.mien.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {
    @TempDir
    private Path folder;

    @Override
    Store open() {
        return SqliteStore.open(file());
    }

    private Path file() {
        return folder.resolve("store.sqlite");
    }

    @Test
    void whatIsDeletedCannotBeReadBack() throws Exception {
        try (Store store = open()) {
            store.add(job("1", "o", "anna-secret", JobState.WAITING, 1));
            store.remove("1");
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .doesNotContain("anna-secret");
                }
            }
        }
    }

    @Test
    void aStoreOfAnEarlierVersionIsBroughtUpToDate() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement();
                InputStream script = SqliteStore.class.getResourceAsStream("sqlite/1-jobs.sql")) {
            statement.executeUpdate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            statement.executeUpdate("INSERT INTO jobs VALUES ('1', 'o', 's', 'n', 'WAITING', '{}', 5, '', 7, 0)");
            statement.executeUpdate("PRAGMA user_version = 1");
        }
        try (Store store = open()) {
            assertThat(store.find("1").orElseThrow().attempts()).isZero();
            assertThat(store.begin("1")).isTrue();
        }
    }

    @Test
    void aStoreOfALaterVersionIsLeftAlone() throws Exception {
        open().close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA user_version = 99");
        }
        assertThatThrownBy(this::open).isInstanceOf(StoreException.class).hasMessageContaining("later version");
    }

    @Test
    void whatIsNoStoreIsSaidInOneLine() throws Exception {
        Files.writeString(file(), "this is no database, but a text that is long enough to be looked at");
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("store.sqlite: the store cannot be used")
                .hasMessageNotContaining("\n");
    }
}
