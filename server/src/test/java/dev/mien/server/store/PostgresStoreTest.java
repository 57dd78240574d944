package dev.mien.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract on a PostgreSQL of its own; without one installed these tests say that they skip. */
class PostgresStoreTest extends StoreContract {
    private static @Nullable PostgresCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> programs = PostgresCluster.installed();
        assumeTrue(programs.isPresent(), "PostgreSQL is not installed (apt-get install postgresql)");
        cluster = PostgresCluster.start(programs.orElseThrow());
    }

    @AfterAll
    static void stop() throws Exception {
        if (cluster != null) {
            cluster.close();
        }
    }

    @BeforeEach
    void clear() throws Exception {
        execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    }

    private static void execute(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String url() {
        PostgresCluster started = cluster;
        return started == null ? "" : started.url();
    }

    @Override
    Store open() {
        return PostgresStore.open(url());
    }

    @Test
    void oneServerAtATimeUsesIt() {
        Store first = open();
        assertThatThrownBy(this::open).isInstanceOf(StoreException.class).hasMessageContaining("another server");
        first.close();
        open().close();
    }

    @Test
    void aConnectionThatBrokeIsMadeAnew() throws Exception {
        try (Store store = open()) {
            store.add(job("1", "o", "s", JobState.WAITING, 1));
            cluster.stopServer();
            assertThatThrownBy(() -> store.find("1"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("check that the database runs")
                    .hasMessageNotContaining("\n");
            cluster.startServer();
            assertThat(store.find("1")).isPresent();
        }
    }

    @Test
    void aStoreOfALaterVersionIsLeftAlone() throws Exception {
        open().close();
        execute("UPDATE mien_version SET version = 99");
        assertThatThrownBy(this::open).isInstanceOf(StoreException.class).hasMessageContaining("later version");
    }

    @Test
    void aDatabaseThatIsNotThereIsSaidWithoutItsPassword() {
        assertThatThrownBy(() -> PostgresStore.open("jdbc:postgresql://127.0.0.1:1/none?user=a&password=hush"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/none: the store cannot be used")
                .hasMessageNotContaining("hush")
                .hasMessageNotContaining("\n");
    }
}
