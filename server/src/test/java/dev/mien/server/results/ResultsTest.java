package dev.mien.server.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.server.audit.AuditLog;
import dev.mien.server.policy.Answers;
import dev.mien.server.policy.Policy;
import dev.mien.server.policy.PolicyFile;
import dev.mien.server.store.Deletions;
import dev.mien.server.store.Kept;
import dev.mien.server.store.SqliteStore;
import dev.mien.server.store.Store;
import dev.mien.server.vault.Secret;
import dev.mien.server.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
    @TempDir
    private Path folder;

    private Policy policy(int days) throws Exception {
        return PolicyFile.read(Files.writeString(
                folder.resolve("policy.json"),
                "{\"purpose\": {\"area\": \"art\", \"text\": \"a\"}, \"legal_basis\": \"b\", \"jurisdiction\": \"EU\","
                        + " \"readings\": [], \"retention_days\": " + days + "}"));
    }

    private static List<Results.Finding> found(String record) {
        return List.of(new Results.Finding(record, List.of()));
    }

    private Deletions deletions() throws IOException {
        return Deletions.open(folder.resolve("deleted"));
    }

    private static long day(Instant time) {
        return time.getEpochSecond() / 86_400;
    }

    /** Kept so many days ago. */
    private static void keep(Store store, Vault vault, String id, int daysAgo) {
        Instant then = Instant.now().minus(Duration.ofDays(daysAgo)).minusSeconds(60);
        String subject = vault.subject("o", "p");
        String session = vault.part("o", "s");
        byte[] content = vault.seal(subject, session, day(then), id)
                .sealed("{\"subject\":\"p\",\"session\":\"s\"}\n{\"source\":\"a\",\"faces\":[]}"
                        .getBytes(StandardCharsets.UTF_8));
        store.keep(new Kept(id, "o", subject, session, then, content));
    }

    private static List<String> all(Results results) throws Exception {
        List<String> lines = new ArrayList<>();
        results.read(new Dossier("o", "p", ""), Long.MAX_VALUE, lines::add);
        return lines;
    }

    @Test
    void whatIsKeptLongEnoughGoesWithItsKeys() throws Exception {
        Path secret = folder.resolve("secret");
        Secret.make(secret);
        Path log = folder.resolve("audit.jsonl");
        try (Store store = SqliteStore.open(folder.resolve("store.sqlite"));
                Vault vault = Vault.open(folder.resolve("keys.sqlite"), Secret.read(secret));
                AuditLog audit = AuditLog.open(log, new byte[32], policy(30))) {
            for (int daysAgo : new int[] {0, 29, 30, 31, 400}) {
                keep(store, vault, "id-" + daysAgo, daysAgo);
            }
            Results unstated = new Results(store, Optional.of(vault), new Answers(Policy.usual()), audit, deletions());
            unstated.sweep();
            assertThat(all(unstated)).as("nobody has said for how long").hasSize(5);
            Results results = new Results(store, Optional.of(vault), new Answers(policy(30)), audit, deletions());
            results.sweep();
            assertThat(all(results)).hasSize(2).last().asString().contains("id-0");
            Instant old = Instant.now().minus(Duration.ofDays(31)).minusSeconds(60);
            assertThat(vault.find(vault.subject("o", "p"), vault.part("o", "s"), day(old), "id-31"))
                    .isEmpty();
            results.keep(new Dossier("o", "p", ""), found("{\"source\":\"b\",\"faces\":[],\"expression\":\"anger\"}"));
            assertThat(all(results)).hasSize(3).last().asString().doesNotContain("anger");
        }
        assertThat(Files.readString(log)).contains("\"count\":3,\"why\":\"retention\"");
    }

    @Test
    void manyAreReadPageByPage() throws Exception {
        Path secret = folder.resolve("secret");
        Secret.make(secret);
        try (Store store = SqliteStore.open(folder.resolve("store.sqlite"));
                Vault vault = Vault.open(folder.resolve("keys.sqlite"), Secret.read(secret));
                AuditLog audit = AuditLog.open(folder.resolve("audit.jsonl"), new byte[32], policy(30))) {
            Results results = new Results(store, Optional.of(vault), new Answers(policy(30)), audit, deletions());
            for (int i = 0; i < 250; i++) {
                results.keep(new Dossier("o", "p", ""), found("{\"source\":\"b" + i + "\",\"faces\":[]}"));
            }
            assertThat(all(results)).hasSize(250).doesNotHaveDuplicates();
            assertThat(store.keptBytes("o")).isPositive();
            assertThat(results.count(new Dossier("o", "p", ""))).isEqualTo(250);
            List<String> some = new ArrayList<>();
            results.read(new Dossier("o", "p", ""), 120, some::add);
            assertThat(some).isEqualTo(all(results).subList(0, 120));
            assertThat(results.delete(new Dossier("o", "p", ""))).isEqualTo(250);
            assertThat(store.keptBytes("o")).isZero();
        }
    }

    @Test
    void whereNothingIsKeptAnyMoreWhatWasKeptGoesWithTodaysKeys() throws Exception {
        Path secret = folder.resolve("secret");
        Secret.make(secret);
        try (Store store = SqliteStore.open(folder.resolve("store.sqlite"));
                Vault vault = Vault.open(folder.resolve("keys.sqlite"), Secret.read(secret));
                AuditLog audit = AuditLog.open(folder.resolve("audit.jsonl"), new byte[32], policy(0))) {
            new Results(store, Optional.of(vault), new Answers(policy(30)), audit, deletions())
                    .keep(new Dossier("o", "p", "s"), found("{\"source\":\"b\",\"faces\":[]}"));
            keep(store, vault, "id-9", 9);
            Instant now = Instant.now();
            Thread.sleep(5); // until now is over
            new Results(store, Optional.of(vault), new Answers(policy(0)), audit, deletions()).sweep();
            assertThat(store.keptBytes("o")).isZero();
            assertThat(vault.find(vault.subject("o", "p"), vault.part("o", "s"), day(now), "x"))
                    .isEmpty();
        }
    }

    /** A killed server leaves a line about what is there still, never what is gone without a line. */
    @Test
    void whatCannotBeNotedIsNotDeleted() throws Exception {
        Path secret = folder.resolve("secret");
        Secret.make(secret);
        try (Store store = SqliteStore.open(folder.resolve("store.sqlite"));
                Vault vault = Vault.open(folder.resolve("keys.sqlite"), Secret.read(secret))) {
            AuditLog audit = AuditLog.open(folder.resolve("audit.jsonl"), new byte[32], policy(30));
            audit.close();
            Results results = new Results(store, Optional.of(vault), new Answers(policy(30)), audit, deletions());
            keep(store, vault, "old", 40);
            keep(store, vault, "new", 1);
            assertThatThrownBy(() -> results.delete(new Dossier("o", "p", "")))
                    .isInstanceOf(UncheckedIOException.class);
            assertThatThrownBy(results::sweep).isInstanceOf(UncheckedIOException.class);
            assertThat(all(results)).hasSize(2);
        }
    }
}
