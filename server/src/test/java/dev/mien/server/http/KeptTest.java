package dev.mien.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mien.server.Client;
import dev.mien.server.Fixture;
import dev.mien.server.MienServer;
import dev.mien.server.ServerOptions;
import dev.mien.server.key.KeyFile;
import dev.mien.server.key.Scope;
import dev.mien.server.policy.Policy;
import dev.mien.server.policy.PolicyFile;
import dev.mien.server.vault.Secret;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptTest {
    private static final String POLICY = """
            {"purpose": {"area": "research", "text": "talks"}, "legal_basis": "consent", "jurisdiction": "EU",
             "retention_days": DAYS, "readings": ["expressions", "pose"]}
            """;

    @TempDir
    private Path folder;

    private Path secret;

    @BeforeEach
    void makeSecret() throws IOException {
        secret = folder.resolve("secret");
        Secret.make(secret);
    }

    private Policy policy(int days) throws IOException {
        return PolicyFile.read(
                Files.writeString(folder.resolve("policy.json"), POLICY.replace("DAYS", String.valueOf(days))));
    }

    private ServerOptions options(int days) throws IOException {
        return Fixture.options().withPolicy(policy(days), Optional.of(secret));
    }

    private static HttpResponse<String> analyze(Client client, String words) {
        HttpResponse<String> answer =
                client.post("/api/v1/analyses" + words, "image/png", Fixture.sample("happiness.png"));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    private static List<String> export(Client client, String path) {
        HttpResponse<String> export = client.get("/api/v1/" + path + "/export");
        assertThat(export.statusCode()).isEqualTo(200);
        return export.body().lines().toList();
    }

    /** Everything that lies in the store, as one text. */
    private static String everything(ServerOptions options) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(options.store())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void resultsAreKeptListedExportedAndDeleted() throws Exception {
        ServerOptions options = options(30);
        String first;
        try (MienServer server = Fixture.start(options)) {
            Client client = new Client(server);
            HttpResponse<String> answer = analyze(client, "?subject=p-17&session=monday");
            first = answer.body().strip();
            String id = answer.headers().firstValue("Mien-Kept").orElseThrow();
            assertThat(id).matches("[0-9a-f]{32}");
            analyze(client, "?subject=p-17&session=tuesday");
            analyze(client, "?subject=p-18&session=tuesday");
            assertThat(analyze(client, "").headers().firstValue("Mien-Kept")).isEmpty();
            HttpResponse<String> batch = client.form(
                    "/api/v1/analyses/batch",
                    new Client.Form()
                            .file("picture", "a.png", Fixture.sample("anger.png"))
                            .file("picture", "b.png", Fixture.sample("neutral.png"))
                            .word("session", "friday"));
            assertThat(batch.headers().firstValue("Mien-Kept").orElseThrow().split(", "))
                    .hasSize(2);
            JsonNode list = Client.json(client.get("/api/v1/subjects/p-17"));
            assertThat(list.get("number").asInt()).isEqualTo(2);
            assertThat(list.at("/results/0/id").asText()).isEqualTo(id);
            assertThat(list.at("/results/0/session").asText()).isEqualTo("monday");
            assertThat(list.at("/jobs").size()).isZero();
        }
        assertThat(everything(options)).as("encrypted").doesNotContain("p-17", "happiness", "monday", "probabilities");
        try (MienServer server = Fixture.start(options)) {
            Client client = new Client(server);
            assertThat(export(client, "subjects/p-17"))
                    .hasSize(2)
                    .first()
                    .asString()
                    .contains("\"subject\":\"p-17\",\"session\":\"monday\"", "\"result\":" + first + "}");
            assertThat(export(client, "sessions/tuesday")).hasSize(2);
            assertThat(export(client, "sessions/friday")).hasSize(2);
            assertThat(export(client, "subjects/nobody")).isEmpty();
            assertThat(client.send(client.request("/api/v1/sessions/tuesday").DELETE())
                            .statusCode())
                    .isEqualTo(204);
            assertThat(export(client, "sessions/tuesday")).isEmpty();
            assertThat(export(client, "subjects/p-17")).hasSize(1);
            client.send(client.request("/api/v1/subjects/p-17").DELETE());
            assertThat(export(client, "subjects/p-17")).isEmpty();
            assertThat(export(client, "sessions/friday")).hasSize(2);
        }
        assertThat(Files.readString(options.store().resolve("audit.jsonl")))
                .contains("\"what\":\"result\",\"count\":2,\"why\":\"asked\"");
    }

    @Test
    void recordsOfVideosAreEncryptedAndExportedWithTheirSubject() throws Exception {
        ServerOptions options = options(30);
        String result;
        String records;
        try (MienServer server = Fixture.start(options)) {
            Client client = new Client(server);
            String id = Client.json(
                            client.post("/api/v1/videos?subject=p-17&name=talk.mp4", "video/mp4", Fixture.clip(30)))
                    .get("id")
                    .asText();
            for (long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
                    !client.get("/api/v1/jobs/" + id).body().contains("\"done\"");
                    Thread.sleep(50)) {
                assertThat(System.nanoTime()).as("never done").isLessThan(end);
            }
            result = "/api/v1/jobs/" + id + "/result";
            records = client.get(result).body();
            assertThat(records).contains("\"type\":\"frame\"", "probabilities");
            assertThat(client.send(client.request(result).header("Accept", "text/csv"))
                            .body())
                    .contains("neutral");
            assertThat(export(client, "subjects/p-17"))
                    .first()
                    .asString()
                    .startsWith("{\"job\":{")
                    .contains("talk.mp4");
            assertThat(String.join("\n", export(client, "subjects/p-17"))).endsWith(records.strip());
        }
        assertThat(everything(options)).doesNotContain("probabilities", "smoothed");
        try (MienServer server = Fixture.start(options)) {
            Client client = new Client(server);
            assertThat(client.get(result).body()).isEqualTo(records);
            client.send(client.request("/api/v1/subjects/p-17").DELETE());
            assertThat(client.get(result).statusCode()).isEqualTo(404);
        }
    }

    /** A copy of the folder but for its keys, as a backup is, made before somebody is deleted. */
    @Test
    void aDeletedSubjectCannotBeReadInOldCopies() throws Exception {
        ServerOptions options = options(30);
        Path copy = folder.resolve("copy.sqlite");
        try (MienServer server = Fixture.start(options)) {
            analyze(new Client(server), "?subject=p-17");
            analyze(new Client(server), "?subject=p-18");
        }
        Path store = options.store().resolve("store.sqlite");
        Files.copy(store, copy);
        try (MienServer server = Fixture.start(options)) {
            Client client = new Client(server);
            client.send(client.request("/api/v1/subjects/p-17").DELETE());
        }
        Files.copy(copy, store, StandardCopyOption.REPLACE_EXISTING);
        try (MienServer server = Fixture.start(options)) {
            Client client = new Client(server);
            assertThat(export(client, "subjects/p-17")).isEmpty();
            assertThat(export(client, "subjects/p-18")).hasSize(1);
        }
    }

    @Test
    void nobodySeesWhatOthersKeep() throws Exception {
        Path keys = folder.resolve("keys.json");
        String anna = "Bearer " + KeyFile.add(keys, "anna", Set.of(Scope.ANALYZE, Scope.RESULTS));
        String ben = "Bearer " + KeyFile.add(keys, "ben", Set.of(Scope.RESULTS));
        String carl = "Bearer " + KeyFile.add(keys, "carl", Set.of(Scope.ANALYZE));
        try (MienServer server = Fixture.start(options(30).withKeys(keys))) {
            Client client = new Client(server);
            HttpRequest.Builder picture = client.request("/api/v1/analyses?subject=p")
                    .header("Content-Type", "image/png")
                    .POST(BodyPublishers.ofByteArray(Fixture.sample("happiness.png")));
            client.send(picture.header("Authorization", anna));
            String export = "/api/v1/subjects/p/export";
            client.send(client.request("/api/v1/subjects/p")
                    .header("Authorization", ben)
                    .DELETE());
            assertThat(client.send(client.request(export).header("Authorization", ben))
                            .body())
                    .isEmpty();
            assertThat(client.send(client.request(export).header("Authorization", carl))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(client.send(client.request(export).header("Authorization", anna))
                            .body())
                    .isNotEmpty();
        }
    }

    @Test
    void namesThatCannotStandInAnAddressAreRefused() throws Exception {
        try (MienServer server = Fixture.start(options(30))) {
            Client client = new Client(server);
            for (String words : new String[] {"?subject=a%2Fb", "?session=..", "?subject=" + "a".repeat(256)}) {
                HttpResponse<String> answer =
                        client.post("/api/v1/analyses" + words, "image/png", Fixture.sample("happiness.png"));
                assertThat(answer.statusCode()).isEqualTo(400);
            }
        }
    }

    @Test
    void withoutRetentionNothingIsKeptAndWithItASecretIsWanted() throws Exception {
        ServerOptions options = options(0);
        try (MienServer server = Fixture.start(options)) {
            Client client = new Client(server);
            assertThat(analyze(client, "?subject=p-17").headers().firstValue("Mien-Kept"))
                    .isEmpty();
            assertThat(export(client, "subjects/p-17")).isEmpty();
        }
        assertThatThrownBy(() -> Fixture.options().withPolicy(policy(1), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name a file with a secret");
    }
}
