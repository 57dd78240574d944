package dev.mien.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.server.store.Store.By;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeletionsTest {
    private static final String ANNA = "aa".repeat(32);
    private static final String MONDAY = "bb".repeat(32);

    @TempDir
    private Path folder;

    private static Kept kept(String subject, String session, Instant created) {
        return new Kept("1", "o", subject, session, created, new byte[0]);
    }

    @Test
    void whatWasDeletedIsKnownToTheNextServerAndNotByName() throws Exception {
        Path file = folder.resolve("deleted");
        String id = "0123456789abcdef0123456789abcdef";
        Instant before = Instant.now().minusSeconds(1);
        Deletions first = Deletions.open(file);
        first.job(id);
        first.results(By.SUBJECT, ANNA);
        first.results(By.SESSION, MONDAY);
        Files.writeString(file, Files.readString(file) + "job torn");
        Deletions next = Deletions.open(file);
        assertThat(next.hasJob(id)).isTrue();
        assertThat(next.hasJob("1".repeat(32))).isFalse();
        assertThat(next.has(kept(ANNA, "x", before))).isTrue();
        assertThat(next.has(kept("x", MONDAY, before))).isTrue();
        assertThat(next.has(kept(MONDAY, ANNA, before))).isFalse();
        assertThat(next.has(kept(ANNA, MONDAY, Instant.now().plusSeconds(1))))
                .as("kept again afterwards")
                .isFalse();
        assertThat(Files.readString(file)).doesNotContain(id);
        Instant between = Instant.now();
        next.results(By.SUBJECT, ANNA);
        assertThat(Deletions.open(file).has(kept(ANNA, "x", between)))
                .as("behind a line that is not whole")
                .isTrue();
    }
}
