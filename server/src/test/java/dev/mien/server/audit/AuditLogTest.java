package dev.mien.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.server.policy.Policy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditLogTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("audit.jsonl");
    }

    private AuditLog open() throws IOException {
        return AuditLog.open(file, new byte[32], Policy.usual());
    }

    private static Asked asked(String subject) {
        return new Asked("shop", "POST", "/api/v1/analyses", subject, 1, "r-1");
    }

    private AuditCheck.Report check() throws IOException {
        return AuditCheck.of(file, Optional.empty());
    }

    private void write(int lines) throws IOException {
        try (AuditLog log = open()) {
            for (int i = 0; i < lines; i++) {
                log.answered(asked("p-" + i), 200);
            }
        }
    }

    @Test
    void linesFollowOneAnotherOverSeveralStarts() throws IOException {
        write(2);
        write(1);
        assertThat(check()).isEqualTo(new AuditCheck.Report(7, 0, check().last(), true, Optional.empty(), 0));
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0)).contains("\"event\":\"started\"", "\"in_force\":{\"purpose\"", "0".repeat(64));
        assertThat(lines.get(1))
                .contains(
                        "\"caller\":\"shop\"",
                        "\"route\":\"/api/v1/analyses\"",
                        "\"pictures\":1",
                        Policy.usual().hash())
                .contains("\"subject\":\"hmac:")
                .doesNotContain("p-0");
        assertThat(lines.get(6)).contains("\"event\":\"stopped\"");
    }

    @Test
    void refusalsAreCounted() throws IOException {
        try (AuditLog log = open()) {
            for (int i = 0; i < 1000; i++) {
                log.refused(asked(""), 401);
            }
            log.refused(asked(""), 403);
        }
        assertThat(Files.readAllLines(file).stream().filter(line -> line.contains("\"refused\"")))
                .hasSize(2)
                .anyMatch(line -> line.contains("\"status\":401,\"count\":1000"));
        assertThat(check().isWhole()).isTrue();
    }

    @Test
    void manyThreadsWriteOneChain() throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(8);
        try (AuditLog log = open()) {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                done.add(many.submit(() -> {
                    log.answered(asked("s"), 200);
                    return null;
                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
        } finally {
            many.shutdownNow();
        }
        assertThat(check().lines()).isEqualTo(202);
        assertThat(check().isWhole()).isTrue();
    }

    /** At every place a process may have been killed while it wrote its last line. */
    @Test
    void aTornLineIsClosedOff() throws IOException {
        write(1);
        byte[] whole = Files.readAllBytes(file);
        int before = new String(whole, StandardCharsets.UTF_8).lastIndexOf('\n', whole.length - 2) + 1;
        for (int length = before + 1; length < whole.length; length += 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(check().unfinished()).isEqualTo(length - before);
            write(1);
            assertThat(check()).satisfies(report -> {
                assertThat(report.broken()).isEmpty();
                assertThat(report.torn()).isEqualTo(1);
                assertThat(report.unfinished()).isZero();
            });
        }
    }

    /** Killed again while the torn line was closed off. */
    @Test
    void severalTornLinesAreClosedOffTogether() throws IOException {
        write(1);
        Files.writeString(file, "{\"n\":4,\"ti\n{\"n\":4,\"time\":\"2026\",\"event\":\"to", StandardOpenOption.APPEND);
        write(0);
        assertThat(check()).satisfies(report -> {
            assertThat(report.broken()).isEmpty();
            assertThat(report.torn()).isEqualTo(1);
        });
    }

    @Test
    void theFirstLineMayBeTornToo() throws IOException {
        Files.writeString(file, "{\"n\":1,\"time");
        write(0);
        assertThat(check().broken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4})
    void aLineThatIsMissingIsFound(int place) throws IOException {
        write(4);
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.remove(place);
        Files.write(file, lines);
        assertThat(check().isWhole()).isFalse();
        assertThat(check().lines()).isEqualTo(place);
        assertThat(check().broken().orElseThrow()).contains("line " + (place + 1));
    }

    @Test
    void aLineThatWasChangedIsFound() throws IOException {
        write(4);
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(2, lines.get(2).replace("shop", "chop"));
        Files.write(file, lines);
        assertThat(check().broken().orElseThrow()).contains("line 4 does not follow line 3");
        lines.set(2, "");
        Files.write(file, lines);
        assertThat(check().broken().orElseThrow()).contains("line 3 is no line of an audit log");
    }

    @Test
    void whatIsMissingAtTheEndIsFoundByAHashThatWasNoted() throws IOException {
        write(4);
        String noted = check().last();
        assertThat(AuditCheck.of(file, Optional.of(noted)).isWhole()).isTrue();
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, 4));
        assertThat(check().isWhole()).as("nobody can see that").isTrue();
        assertThat(AuditCheck.of(file, Optional.of(noted)).isWhole()).isFalse();
    }

    /** Writes until it is killed. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws IOException {
            try (AuditLog log = AuditLog.open(Path.of(arguments[0]), new byte[32], Policy.usual())) {
                System.out.println("writes");
                while (true) {
                    log.answered(asked("p"), 200);
                }
            }
        }
    }

    @Test
    void killedAtRandomMomentsItStillHangsTogether() throws Exception {
        for (int kills = 0; kills < 3; kills++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            file.toString())
                    .redirectErrorStream(true)
                    .start();
            assertThat(process.inputReader().readLine()).isEqualTo("writes");
            Thread.sleep(20L * kills);
            process.destroyForcibly().waitFor();
        }
        write(1);
        assertThat(check().broken()).isEmpty();
        assertThat(check().lines()).isGreaterThan(5);
    }

    @Test
    void anotherFileIsNotWrittenTo() throws IOException {
        Files.writeString(file, "my diary\n");
        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("no audit log");
        assertThat(file).hasContent("my diary\n");
    }
}
