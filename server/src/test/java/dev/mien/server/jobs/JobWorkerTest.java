package dev.mien.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.server.Fixture;
import dev.mien.server.policy.Answers;
import dev.mien.server.policy.Policy;
import dev.mien.server.store.Job;
import dev.mien.server.store.JobState;
import dev.mien.server.store.SqliteStore;
import dev.mien.server.store.Store;
import dev.mien.server.store.StoreException;
import dev.mien.server.work.Gate;
import dev.mien.source.VideoException;
import dev.mien.testkit.Skip;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was accepted is done, whatever goes wrong meanwhile. */
@SuppressWarnings("try") // the worker works by itself
class JobWorkerTest {
    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration LATE = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<String> worked = new CopyOnWriteArrayList<>();
    private Store store;
    private JobFiles files;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("store.sqlite"));
        files = new JobFiles(folder, Optional.empty(), job -> {});
    }

    @AfterEach
    void close() {
        store.close();
    }

    private final Running running = new Running();

    private Job accepted(String id, long second) throws IOException {
        Job job = new Job(
                id,
                "o",
                "",
                "a.mp4",
                JobState.WAITING,
                Map.of(),
                1,
                "",
                Instant.ofEpochSecond(second),
                Optional.empty(),
                0);
        files.create(job);
        store.add(job);
        return job;
    }

    private JobWorker worker(Store on, Duration rest, JobWorker.Work work) {
        JobWorker worker = new JobWorker(
                on,
                files,
                new Gate(1, 1),
                run -> {
                    worked.add(run.job().id());
                    return work.on(run);
                },
                running,
                Duration.ofDays(1),
                rest,
                log::add);
        worker.start();
        return worker;
    }

    private Job ended(String id) throws InterruptedException {
        for (long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1); System.nanoTime() < end; Thread.sleep(5)) {
            Job job = store.find(id).orElseThrow();
            if (!JobState.OPEN.contains(job.state())) {
                return job;
            }
        }
        throw new AssertionError("does not end: " + store.find(id));
    }

    @Test
    void aFaultOfTheServerCostsNoVideo() throws Exception {
        Job job = accepted("1", 1);
        try (JobWorker worker = worker(store, SOON, run -> {
            assertThat(files.video(job)).exists();
            if (worked.size() == 1) {
                throw new FileSystemException("/secret/path", null, "No space left on device");
            } else if (worked.size() == 2) {
                throw new IllegalStateException("a secret");
            }
            return true;
        })) {
            Job done = ended("1");
            assertThat(done.state()).isEqualTo(JobState.DONE);
            assertThat(done.attempts()).isEqualTo(3);
        }
        assertThat(files.video(job)).doesNotExist();
        assertThat(log).hasSize(2).noneMatch(line -> line.contains("secret"));
        assertThat(log.get(0)).contains("\"job\":\"1\"", "java.nio.file.FileSystemException at ");
    }

    @Test
    void afterManyFaultsItFailsAndTellsNothingOfTheServer() throws Exception {
        accepted("1", 1);
        try (JobWorker worker = worker(store, SOON, run -> {
            throw new FileSystemException("/secret/path");
        })) {
            Job failed = ended("1");
            assertThat(failed.state()).isEqualTo(JobState.FAILED);
            assertThat(failed.detail()).contains("fault of the server").doesNotContain("/", "secret");
            assertThat(worked).hasSize(JobWorker.MOST_ATTEMPTS);
        }
    }

    @Test
    void aVideoThatCannotBeReadFailsAtOnce() throws Exception {
        accepted("1", 1);
        try (JobWorker worker = worker(store, LATE, run -> {
            throw new VideoException("a.mp4: no video");
        })) {
            Job failed = ended("1");
            assertThat(failed.state()).isEqualTo(JobState.FAILED);
            assertThat(failed.detail()).isEqualTo("a.mp4: no video");
            assertThat(log).isEmpty();
        }
    }

    @Test
    void othersGoOnWhileOneRests() throws Exception {
        accepted("1", 1);
        accepted("2", 2);
        try (JobWorker worker = worker(store, LATE, run -> {
            if (run.job().id().equals("1")) {
                throw new StackOverflowError("made by the test");
            }
            return true;
        })) {
            assertThat(ended("2").state()).isEqualTo(JobState.DONE);
            assertThat(store.find("1").orElseThrow().state()).isEqualTo(JobState.WAITING);
        }
    }

    /** The server goes on, and the records are those of a run that nothing happened to. */
    @Test
    void aDecoderThatIsKilledCostsAnAttemptAndNoRecord() throws Exception {
        Skip.unless(Files.isExecutable(Path.of("/bin/sh")), "signals are sent by sh");
        byte[] clip = Fixture.clip(300);
        Job undisturbed = accepted("1", 1);
        Files.write(files.video(undisturbed), clip);
        Job killed = accepted("2", 2);
        Files.write(files.video(killed), clip);
        try (FaceAnalyzer analyzer = FaceAnalyzer.of("fast");
                JobWorker worker = worker(store, SOON, run -> run.over(analyzer, 3, new Answers(Policy.usual())))) {
            assertThat(ended("1").attempts()).isEqualTo(1);
            while (running.progress(killed, 0).frames() < 10) {
                assertThat(store.find("2").orElseThrow().state()).isIn(JobState.WAITING, JobState.RUNNING);
                Thread.sleep(1);
            }
            for (ProcessHandle child : ProcessHandle.current().children().toList()) {
                String signal = "kill -SEGV " + child.pid();
                new ProcessBuilder("/bin/sh", "-c", signal).start().waitFor();
            }
            Job done = ended("2");
            assertThat(done.state()).isEqualTo(JobState.DONE);
            assertThat(done.attempts()).isEqualTo(2);
        }
        for (String ending : List.of("jsonl", "csv")) {
            assertThat(files.records(killed, ending)).hasSameBinaryContentAs(files.records(undisturbed, ending));
        }
        assertThat(log).singleElement().asString().contains("DecoderException");
    }

    /** As a damaged video does when it ends the process by a fault in native code. */
    @Test
    void aVideoThatEndsTheProcessIsTriedAfterOthersAndNotForEver() throws Exception {
        accepted("1", 1);
        accepted("2", 2);
        store.begin("1");
        try (JobWorker worker = worker(store, SOON, run -> true)) {
            ended("1");
            ended("2");
            assertThat(worked).containsExactly("2", "1");
        }
        Job third = accepted("3", 3);
        for (int i = 0; i < JobWorker.MOST_ATTEMPTS; i++) {
            assertThat(store.begin("3")).isTrue();
            if (i < JobWorker.MOST_ATTEMPTS - 1) {
                store.move("3", JobState.OPEN, JobState.WAITING, "");
            }
        }
        try (JobWorker worker = worker(store, SOON, run -> true)) {
            assertThat(ended("3").state()).isEqualTo(JobState.FAILED);
            assertThat(worked).doesNotContain("3");
        }
        assertThat(files.video(third)).doesNotExist();
    }

    @Test
    void aStopInOrderCostsNoAttempt() throws Exception {
        Job job = accepted("1", 1);
        CountDownLatch begun = new CountDownLatch(1);
        try (JobWorker worker = worker(store, LATE, run -> {
            begun.countDown();
            while (!run.isStopped()) {
                Thread.onSpinWait();
            }
            throw new IOException("the source was closed");
        })) {
            assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
        }
        Job now = store.find("1").orElseThrow();
        assertThat(now.state()).isEqualTo(JobState.WAITING);
        assertThat(now.attempts()).isZero();
        assertThat(files.video(job)).exists();
        assertThat(log).isEmpty();
    }

    @Test
    void whatCannotBeSweptKeepsNobodyWaiting() throws Exception {
        Job old = accepted("1", 1);
        store.move("1", JobState.OPEN, JobState.DONE, "");
        Files.delete(files.video(old));
        Files.createDirectories(files.video(old).resolve("not-empty"));
        accepted("2", 2);
        try (JobWorker worker = worker(store, LATE, run -> true)) {
            assertThat(ended("2").state()).isEqualTo(JobState.DONE);
            assertThat(log).anyMatch(line -> line.contains("DirectoryNotEmptyException"));
        }
    }

    @Test
    void anEndThatTheStoreDidNotTakeIsComeToAgain() throws Exception {
        accepted("1", 1);
        AtomicBoolean broken = new AtomicBoolean(true);
        Store once = (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("move") && arguments[2] == JobState.DONE && broken.getAndSet(false)) {
                        throw new StoreException("the disk is full", null);
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        try (JobWorker worker = worker(once, SOON, run -> true)) {
            assertThat(ended("1").state()).isEqualTo(JobState.DONE);
            assertThat(worked).containsExactly("1", "1");
        }
    }
}
