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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {
    @TempDir
    private Path folder;

    private static Job job(String id, String owner, String subject, JobState state, long second) {
        return new Job(
                id,
                owner,
                subject,
                "a \"b\" '中'.mp4",
                state,
                Map.of("every", "2", "gate", "a=b\n"),
                5L << 32,
                "",
                Instant.ofEpochSecond(second),
                Optional.empty(),
                0);
    }

    private Path file() {
        return folder.resolve("store.sqlite");
    }

    @Test
    void whatWasNotedIsThereAfterOpeningAnew() {
        Job job = job("1", "o", "s", JobState.WAITING, 7);
        try (Store store = SqliteStore.open(file())) {
            store.add(job);
        }
        try (Store store = SqliteStore.open(file())) {
            assertThat(store.find("1")).contains(job);
            assertThat(store.find("2")).isEmpty();
        }
    }

    @Test
    void jobsAreFoundByOwnerSubjectAndState() {
        try (Store store = SqliteStore.open(file())) {
            store.add(job("1", "o", "s", JobState.WAITING, 1));
            store.add(job("2", "o", "t", JobState.DONE, 2));
            store.add(job("3", "p", "s", JobState.WAITING, 3));
            store.add(job("4", "o", "s", JobState.UPLOADING, 4));
            assertThat(store.of("o", 2)).extracting(Job::id).containsExactly("4", "2");
            assertThat(store.about("o", "s")).extracting(Job::id).containsExactly("1", "4");
            assertThat(store.in(JobState.WAITING)).extracting(Job::id).containsExactly("1", "3");
            assertThat(store.open("o")).extracting(Job::id).containsExactly("1", "4");
            assertThat(store.about("o' OR '1'='1", "s")).isEmpty();
        }
    }

    @Test
    void ofManyOneMovesAJob() throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(8);
        try (Store store = SqliteStore.open(file())) {
            store.add(job("1", "o", "s", JobState.WAITING, 1));
            List<Future<Boolean>> tries = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                tries.add(many.submit(() -> store.move("1", Set.of(JobState.WAITING), JobState.RUNNING, "")));
            }
            int moved = 0;
            for (Future<Boolean> one : tries) {
                moved += one.get() ? 1 : 0;
            }
            assertThat(moved).isEqualTo(1);
            assertThat(store.move("1", JobState.OPEN, JobState.FAILED, "why")).isTrue();
            Job job = store.find("1").orElseThrow();
            assertThat(job.detail()).isEqualTo("why");
            assertThat(job.ended()).isPresent();
            assertThat(store.move("1", JobState.OPEN, JobState.DONE, "")).isFalse();
        } finally {
            many.shutdownNow();
        }
    }

    @Test
    void whatIsOldIsFound() {
        try (Store store = SqliteStore.open(file())) {
            store.add(job("1", "o", "s", JobState.UPLOADING, 1));
            store.add(job("2", "o", "s", JobState.WAITING, 2));
            store.add(job("3", "o", "s", JobState.WAITING, 3));
            store.move("3", JobState.OPEN, JobState.DONE, "");
            Instant now = Instant.now();
            assertThat(store.before(now.minusSeconds(60))).extracting(Job::id).containsExactly("1");
            assertThat(store.before(now.plusSeconds(60))).extracting(Job::id).containsExactly("1", "3");
        }
    }

    @Test
    void whatIsDeletedCannotBeReadBack() throws Exception {
        try (Store store = SqliteStore.open(file())) {
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
    void whatIsReadMeanwhileKeepsNothingFromBeingDeleted() throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(4);
        try (Store store = SqliteStore.open(file())) {
            for (int i = 0; i < 200; i++) {
                store.add(job(String.valueOf(i), "o", "s", JobState.WAITING, i));
            }
            List<Future<?>> reading = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                reading.add(many.submit(() -> {
                    while (store.of("o", 100).size() > 1) {
                        Thread.onSpinWait();
                    }
                }));
            }
            for (int i = 1; i < 200; i++) {
                store.remove(String.valueOf(i));
            }
            for (Future<?> one : reading) {
                one.get(1, TimeUnit.MINUTES);
            }
        } finally {
            many.shutdownNow();
        }
    }

    @Test
    void attemptsAreCounted() {
        try (Store store = SqliteStore.open(file())) {
            store.add(job("1", "o", "s", JobState.WAITING, 1));
            store.add(job("2", "o", "s", JobState.WAITING, 2));
            assertThat(store.begin("1")).isTrue();
            assertThat(store.begin("1")).as("runs already").isFalse();
            store.move("1", JobState.OPEN, JobState.WAITING, "");
            assertThat(store.in(JobState.WAITING)).extracting(Job::id).containsExactly("2", "1");
            assertThat(store.begin("1")).isTrue();
            assertThat(store.giveBack("1")).isTrue();
            assertThat(store.giveBack("1")).as("waits already").isFalse();
            assertThat(store.find("1").orElseThrow().attempts()).isEqualTo(1);
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
        try (Store store = SqliteStore.open(file())) {
            assertThat(store.find("1").orElseThrow().attempts()).isZero();
            assertThat(store.begin("1")).isTrue();
        }
    }

    @Test
    void aStoreOfALaterVersionIsLeftAlone() throws Exception {
        SqliteStore.open(file()).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA user_version = 99");
        }
        assertThatThrownBy(() -> SqliteStore.open(file()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("later version");
    }

    @Test
    void whatIsNoStoreIsSaidInOneLine() throws Exception {
        Files.writeString(file(), "this is no database, but a text that is long enough to be looked at");
        assertThatThrownBy(() -> SqliteStore.open(file()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("store.sqlite: the store cannot be used")
                .hasMessageNotContaining("\n");
    }
}
