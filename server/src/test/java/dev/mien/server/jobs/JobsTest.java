package dev.mien.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.server.Fixture;
import dev.mien.server.policy.Answers;
import dev.mien.server.policy.Policy;
import dev.mien.server.store.Job;
import dev.mien.server.store.JobState;
import dev.mien.server.store.SqliteStore;
import dev.mien.server.store.Store;
import dev.mien.server.work.Analyzers;
import dev.mien.server.work.BusyException;
import dev.mien.server.work.Gate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Videos on their way to the disk. */
class JobsTest {
    @TempDir
    private Path folder;

    private final AtomicLong free = new AtomicLong(Room.SPARE_BYTES + 100);
    private final Analyzers analyzers = new Analyzers(1);
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private Store store;
    private Jobs jobs;

    @BeforeEach
    void open() throws IOException {
        store = SqliteStore.open(folder.resolve("store.sqlite"));
        jobs = new Jobs(
                store,
                folder,
                new Room(free::get),
                analyzers,
                new Gate(1, 1),
                Fixture.FAST,
                new Answers(Policy.usual()),
                Duration.ofDays(1),
                Optional.empty(),
                job -> {},
                log::add);
    }

    @AfterEach
    void close() {
        jobs.close();
        analyzers.close();
        store.close();
    }

    private Job create(long bytes) throws Exception {
        return jobs.create("o", "a.mp4", "", bytes, Map.of());
    }

    private long append(Job job, long offset, int bytes) throws Exception {
        return jobs.append(job, offset, new ByteArrayInputStream(new byte[bytes]));
    }

    @Test
    void roomThatWasAnnouncedIsNoLongerFree() throws Exception {
        Job first = create(60);
        assertThatThrownBy(() -> create(60)).isInstanceOf(BusyException.class).hasMessageContaining("disk");
        create(40);
        assertThat(append(first, 0, 50)).isEqualTo(50);
        free.addAndGet(-50); // what came is on the disk now, and not counted twice
        assertThatThrownBy(() -> create(1)).isInstanceOf(BusyException.class);
        jobs.delete(first);
        free.addAndGet(50);
        create(60);
    }

    @Test
    void oneOwnerHasItsShareOfTheDisk() throws Exception {
        free.set(Long.MAX_VALUE);
        for (int i = 0; i < 4; i++) {
            create(Jobs.MOST_BYTES);
        }
        assertThatThrownBy(() -> create(1)).isInstanceOf(BusyException.class).hasMessageContaining("16 GiB");
        assertThat(jobs.create("another", "a.mp4", "", 1, Map.of()).owner()).isEqualTo("another");
    }

    @Test
    void oneOwnersResultsDoNotFillTheDisk() throws Exception {
        free.set(Long.MAX_VALUE);
        Job done = create(1);
        store.move(done.id(), JobState.OPEN, JobState.DONE, "");
        create(1);
        try (RandomAccessFile records = new RandomAccessFile(
                folder.resolve(done.id()).resolve("records.csv").toFile(), "rw")) {
            records.setLength((16L << 30) + 1); // with nothing in it
        }
        assertThatThrownBy(() -> create(1)).isInstanceOf(BusyException.class).hasMessageContaining("delete some");
        jobs.delete(done);
        create(1);
    }

    @Test
    void whatAKilledServerLeftIsTakenAway() throws Exception {
        Path part = folder.resolve(create(10).id()).resolve("records.csv.0123456789ab.part");
        Files.writeString(part, "half");
        Path nobodys = Files.createDirectory(folder.resolve("0123456789abcdef0123456789abcdef"));
        Files.writeString(nobodys.resolve("video"), "left");
        Path others = Files.createDirectory(folder.resolve("others"));
        Path alike = Files.createDirectory(folder.resolve("fedcba9876543210fedcba9876543210"));
        Files.writeString(alike.resolve("holiday.jpg"), "somebody's");
        jobs.start();
        assertThat(part).doesNotExist();
        assertThat(part.resolveSibling("video")).exists();
        assertThat(nobodys).doesNotExist();
        assertThat(others).exists();
        assertThat(alike.resolve("holiday.jpg")).as("no server wrote it").exists();
        assertThat(log)
                .singleElement()
                .asString()
                .containsPattern("\"of_no_job_removed\":1,\"not_ours_left_alone\":[2-9]}$")
                .doesNotContain("holiday");
    }

    @Test
    void aDiskThatOthersFillIsNotFilledFurther() throws Exception {
        Job job = create(60);
        assertThat(append(job, 0, 20)).isEqualTo(20);
        free.set(10);
        assertThatThrownBy(() -> append(job, 20, 20)).isInstanceOf(BusyException.class);
        free.set(Room.SPARE_BYTES);
        assertThat(append(job, 20, 20)).as("what came before stays").isEqualTo(40);
    }

    @Test
    void theRestOfAVideoThatIsTakenBackIsNotTaken() throws Exception {
        free.set(Long.MAX_VALUE);
        Job job = create(1L << 30);
        AtomicLong read = new AtomicLong();
        InputStream video = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("a byte at a time");
            }

            @Override
            public int read(byte[] block, int from, int length) {
                if (read.get() == 0) {
                    try {
                        jobs.delete(job);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
                return read.addAndGet(length) > 1 << 26 ? -1 : length;
            }
        };
        assertThatThrownBy(() -> jobs.append(job, 0, video)).isInstanceOf(IllegalArgumentException.class);
        assertThat(read).hasValueLessThan(1 << 22);
    }
}
