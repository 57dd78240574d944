package dev.mien.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.server.Client;
import dev.mien.server.Fixture;
import dev.mien.server.MienServer;
import dev.mien.server.ServerOptions;
import dev.mien.server.audit.AuditCheck;
import dev.mien.server.key.KeyFile;
import dev.mien.server.key.Scope;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void aLiveSessionHasItsLineBeforeItsSocketOpens() throws Exception {
        ServerOptions options = Fixture.options();
        try (MienServer server = Fixture.start(options)) {
            WebSocket camera = open(server, "/api/v1/live");
            assertThat(routes(options)).containsExactly("/api/v1/live 101");
            WebSocket listener = open(server, "/api/v1/live/door/events");
            assertThat(routes(options)).containsExactly("/api/v1/live 101", "/api/v1/live/{session}/events 101");
            camera.abort();
            listener.abort();
        }
        assertThat(lines(options, "answered")).hasSize(2);
    }

    private static WebSocket open(MienServer server, String path) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(server.address().replace("http", "ws") + path), new WebSocket.Listener() {})
                .join();
    }

    private List<String> routes(ServerOptions options) throws IOException {
        return lines(options, "answered").stream()
                .map(line -> line.get("route").asText() + " " + line.get("status"))
                .toList();
    }

    private List<JsonNode> lines(ServerOptions options, String event) throws IOException {
        Path file = options.store().resolve("audit.jsonl");
        assertThat(AuditCheck.of(file, Optional.empty()).isWhole()).isTrue();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (JSON.readTree(line).get("event").asText().equals(event)) {
                lines.add(JSON.readTree(line));
            }
        }
        return lines;
    }

    @Test
    void whoAskedWhatIsThereWhenTheAnswerIs() throws Exception {
        Path keys = folder.resolve("keys.json");
        String shop = "Bearer " + KeyFile.add(keys, "shop", Set.of(Scope.ANALYZE, Scope.VIDEOS, Scope.METRICS));
        ServerOptions options = Fixture.options().withKeys(keys);
        try (MienServer server = Fixture.start(options)) {
            Client client = new Client(server);
            byte[] picture = Fixture.sample("happiness.png");
            client.send(client.request("/api/v1/analyses")
                    .header("Authorization", shop)
                    .header("Content-Type", "image/png")
                    .header("X-Request-Id", "r-1")
                    .POST(BodyPublishers.ofByteArray(picture)));
            assertThat(lines(options, "answered")).singleElement().satisfies(line -> {
                assertThat(line.get("caller").asText()).isEqualTo("shop");
                assertThat(line.get("route").asText()).isEqualTo("/api/v1/analyses");
                assertThat(line.get("pictures").asInt()).isEqualTo(1);
                assertThat(line.get("status").asInt()).isEqualTo(200);
                assertThat(line.get("request_id").asText()).isEqualTo("r-1");
                assertThat(line.toString()).doesNotContain("happiness");
            });
            client.send(client.request("/metrics").header("Authorization", shop));
            client.get("/health");
            String job = client.send(client.request("/api/v1/videos")
                            .header("Authorization", shop)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"bytes\": 5, \"subject\": \"p-17\"}")))
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            client.send(client.request(job).header("Authorization", shop));
            client.send(client.request("/api/v1/subjects/p-17")
                    .header("Authorization", shop)
                    .DELETE());
            client.get("/api/v1/jobs");
            client.get("/api/v1/jobs");
            client.send(client.request("/api/v1/live").header("Authorization", shop));
        }
        List<JsonNode> answered = lines(options, "answered");
        assertThat(answered)
                .extracting(line -> line.get("method").asText() + " "
                        + line.get("route").asText() + " " + line.get("status").asText())
                .containsExactly(
                        "POST /api/v1/analyses 200",
                        "POST /api/v1/videos 201",
                        "GET /api/v1/jobs/{id} 200",
                        "DELETE /api/v1/subjects/{subject} 204");
        Set<String> subjects = Set.copyOf(answered.subList(1, 4).stream()
                .map(line -> line.get("subject").asText())
                .toList());
        assertThat(subjects).singleElement().asString().startsWith("hmac:");
        assertThat(lines(options, "deleted")).singleElement().satisfies(line -> {
            assertThat(line.get("what").asText()).isEqualTo("video");
            assertThat(line.get("why").asText()).isEqualTo("asked");
            assertThat(subjects).containsExactly(line.get("subject").asText());
        });
        assertThat(lines(options, "refused"))
                .extracting(line -> line.get("caller").asText() + " " + line.get("status") + " " + line.get("count"))
                .containsExactlyInAnyOrder(" 401 2", "shop 403 1");
    }
}
