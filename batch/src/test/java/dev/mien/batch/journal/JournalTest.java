package dev.mien.batch.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.batch.medium.MediumOutcome;
import dev.mien.batch.table.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final int MEDIA = 6;

    @TempDir
    private Path folder;

    private static Entry entry(int number, String rows) {
        MediumOutcome outcome = new MediumOutcome(
                number % 2 == 0 ? Optional.empty() : Optional.of("cut \"off\"\n, é"),
                true,
                Optional.of("the first of 3 frames"),
                1,
                2,
                3,
                Map.of("happiness", 2));
        return new Entry(number, 17, 1234, outcome, Map.of(Table.FACES, rows), Map.of(Table.EVENTS, 99L));
    }

    private Path file() {
        return folder.resolve("done.log");
    }

    @Test
    void whatWasAddedIsThereWhenItIsOpenedAgainAndTheLastOfAMediumCounts() throws IOException {
        try (Journal journal = Journal.open(file(), MEDIA)) {
            journal.add(entry(4, "a,\"b\nc\"\r\n"));
            journal.add(entry(1, "first"));
            journal.add(entry(1, "second"));
            assertThat(journal.entry(1)).contains(entry(1, "second"));
        }
        try (Journal journal = Journal.open(file(), MEDIA)) {
            assertThat(journal.count()).isEqualTo(2);
            assertThat(journal.entry(4)).contains(entry(4, "a,\"b\nc\"\r\n"));
            assertThat(journal.entry(1)).contains(entry(1, "second"));
            assertThat(journal.entry(0)).isEmpty();
            assertThat(journal.isFinished()).isFalse();
            journal.finish();
        }
        try (Journal journal = Journal.open(file(), MEDIA)) {
            assertThat(journal.isFinished()).isTrue();
            journal.add(entry(0, ""));
            assertThat(journal.isFinished()).isFalse();
        }
    }

    @Test
    void cutAnywhereItHasAllThatIsWholeBeforeTheCutAndGoesOnFromThere() throws IOException {
        try (Journal journal = Journal.open(file(), MEDIA)) {
            for (int i = 0; i < MEDIA; i++) {
                journal.add(entry(i, "row " + i));
            }
        }
        byte[] whole = Files.readAllBytes(file());
        for (int cut = 0; cut <= whole.length; cut += 7) {
            Files.write(file(), Arrays.copyOf(whole, cut));
            long lines = new String(whole, 0, cut, StandardCharsets.ISO_8859_1)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            try (Journal journal = Journal.open(file(), MEDIA)) {
                assertThat(journal.count()).as("cut at " + cut).isEqualTo((int) lines);
                journal.add(entry(5, "after"));
            }
            try (Journal journal = Journal.open(file(), MEDIA)) {
                assertThat(journal.entry(5)).contains(entry(5, "after"));
            }
        }
    }

    @Test
    void aDamagedLineEndsIt() throws IOException {
        try (Journal journal = Journal.open(file(), MEDIA)) {
            journal.add(entry(0, "a"));
            journal.add(entry(1, "b"));
            journal.add(entry(2, "c"));
        }
        byte[] bytes = Files.readAllBytes(file());
        bytes[bytes.length / 2] ^= 1;
        Files.write(file(), bytes);
        Files.write(file(), new byte[100], StandardOpenOption.APPEND);
        try (Journal journal = Journal.open(file(), MEDIA)) {
            assertThat(journal.count()).isEqualTo(1);
        }
    }
}
