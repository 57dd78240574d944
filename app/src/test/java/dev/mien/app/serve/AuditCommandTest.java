package dev.mien.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.app.Cli;
import dev.mien.server.audit.Asked;
import dev.mien.server.audit.AuditLog;
import dev.mien.server.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("audit.jsonl");
        try (AuditLog log = AuditLog.open(file, new byte[32], Policy.usual())) {
            log.answered(new Asked("shop", "POST", "/api/v1/analyses", "", 1, "r"), 200);
        }
    }

    @Test
    void aWholeLogIsSaidToBe() {
        Cli.Run run = Cli.mien("audit", "verify", file);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out().strip()).matches("whole: 3 lines, the last with the hash [0-9a-f]{64}");
        String hash = run.out().strip().replaceFirst(".* ", "");
        assertThat(Cli.mien("audit", "verify", file, "--has", hash).exit()).isZero();
        Cli.Run other = Cli.mien("audit", "verify", file, "--has", "0".repeat(64));
        assertThat(other.exit()).isEqualTo(1);
        assertThat(other.errLines()).singleElement().asString().contains("no line has the hash");
    }

    @Test
    void anEmptyLogIsNotSaidToBeWhole() throws IOException {
        Files.write(file, new byte[0]);
        Cli.Run run = Cli.mien("audit", "verify", file);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out().strip()).startsWith("empty: the log has no line").doesNotContain("whole");
        Cli.Run wanted = Cli.mien("audit", "verify", file, "--has", "0".repeat(64));
        assertThat(wanted.exit()).isEqualTo(1);
        assertThat(wanted.out()).isEmpty();
        assertThat(wanted.errLines()).singleElement().asString().contains("the log is empty, so no line has the hash");
    }

    @Test
    void whereItBreaksIsSaid() throws IOException {
        List<String> lines = Files.readAllLines(file);
        Files.write(file, List.of(lines.get(0), lines.get(2)));
        Cli.Run run = Cli.mien("audit", "verify", file);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .contains("line 2 does not follow line 1", "whole before it: 1 line");
    }

    @Test
    void aMissingFileIsSaid() {
        Cli.Run run = Cli.mien("audit", "verify", folder.resolve("none"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errLines()).singleElement().asString().contains("no such file");
    }
}
