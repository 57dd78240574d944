package dev.mien.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of results that will not be whole. */
class ResultsTest {
    @TempDir
    private Path temp;

    /** Ends with a full stop, if it can. */
    private record Sentence(OutputStream out, boolean ends) implements Closeable {
        @Override
        public void close() throws IOException {
            if (!ends) {
                throw new IOException("no space left");
            }
            write(".");
        }

        void write(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Optional<String> abandoned(boolean endNeeded, boolean ends) throws IOException {
        Results<Sentence> results = Results.in(temp.resolve("words.txt"), out -> new Sentence(out, ends), endNeeded);
        results.writer().write("so far");
        return results.abandon();
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(temp)) {
            List<Path> all = files.toList();
            assertThat(all).allMatch(file -> file.toString().endsWith(".part"));
            return all.stream().map(ResultsTest::content).toList();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatCanBeReadWithoutItsEndIsLeftAsItIs() throws IOException {
        assertThat(abandoned(false, true).orElseThrow()).startsWith("the results so far are in ");
        assertThat(left()).containsExactly("so far");
    }

    @Test
    void whatNeedsItsEndGetsIt() throws IOException {
        assertThat(abandoned(true, true).orElseThrow()).startsWith("the results so far are in ");
        assertThat(left()).containsExactly("so far.");
    }

    @Test
    void whatCannotEndIsTakenAway() throws IOException {
        assertThat(abandoned(true, false)).isEmpty();
        assertThat(left()).isEmpty();
    }
}
