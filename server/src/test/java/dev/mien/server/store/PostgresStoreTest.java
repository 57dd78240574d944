package dev.mien.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
        Path programs = PostgresCluster.programs();
        cluster = PostgresCluster.start(programs);
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

    private static PostgresCluster cluster() {
        return Objects.requireNonNull(cluster, "started before all tests");
    }

    private static String url() {
        return cluster().url();
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
            cluster().stopServer();
            assertThatThrownBy(() -> store.find("1"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("check that the database runs")
                    .hasMessageNotContaining("\n");
            cluster().startServer();
            assertThat(store.find("1")).isPresent();
        }
    }

    @Test
    void aDatabaseThatHangsKeepsNobodyWaitingForLong() throws Exception {
        try (FreezingProxy proxy = new FreezingProxy(cluster().port());
                Store store = PostgresStore.open(proxy.url(url()) + "&loginTimeout=2&socketTimeout=2")) {
            store.add(job("1", "o", "s", JobState.WAITING, 1));
            proxy.freeze(true);
            assertThatThrownBy(() -> store.find("1"))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.isPassing()).isTrue())
                    .hasMessageContaining("check that the database runs")
                    .hasMessageNotContaining("\n");
            for (int i = 0; i < 100; i++) {
                assertThatThrownBy(() -> store.find("1"))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("it did not answer, and is tried again in some seconds");
            }
            proxy.freeze(false);
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            while (!isThere(store, "1")) {
                assertThat(System.nanoTime()).as("never comes back").isLessThan(end);
                Thread.sleep(100);
            }
        }
    }

    private static boolean isThere(Store store, String id) {
        try {
            return store.find(id).isPresent();
        } catch (StoreException e) {
            return false;
        }
    }

    /** A new connection would commit the rest of a transaction without its beginning. */
    @Test
    void aConnectionThatBreaksInTheMiddleTakesAllWithIt() throws Exception {
        try (Store store = open()) {
            Job first = job("1", "o", "s", JobState.WAITING, 1);
            Job second = job("2", "o", "s", JobState.WAITING, 2);
            Iterator<Job> broken = Stream.of(first, second)
                    .peek(job -> {
                        if (job.id().equals(second.id())) {
                            kill();
                        }
                    })
                    .iterator();
            assertThatThrownBy(() -> store.fill(broken, Collections.emptyIterator()))
                    .isInstanceOf(StoreException.class);
            assertThat(store.find("1")).isEmpty();
            assertThat(store.find("2")).isEmpty();
            store.add(second);
        }
    }

    /** All connections but the one that says so. */
    private static void kill() {
        try {
            execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = 'mien'");
        } catch (Exception e) {
            throw new IllegalStateException(e);
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
