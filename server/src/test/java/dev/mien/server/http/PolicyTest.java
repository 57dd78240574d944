package dev.mien.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mien.pipeline.PipelineSpec;
import dev.mien.server.Client;
import dev.mien.server.Fixture;
import dev.mien.server.MienServer;
import dev.mien.server.ServerOptions;
import dev.mien.server.policy.Policy;
import dev.mien.server.policy.PolicyFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyTest {
    private static final String POSE_ALONE = """
            {"purpose": {"area": "safety", "text": "drivers"}, "legal_basis": "consent", "jurisdiction": "EU",
             "exemption": {"reason": "safety", "basis": "drivers who fall asleep"}, "readings": ["pose"]}
            """;
    private static final String[] HIDDEN = {
        "expression",
        "probabilities",
        "happiness",
        "valence",
        "mouth_opening",
        "eye_aspect",
        "gaze",
        "\"landmarks\":",
        "dwell",
        "blinks"
    };

    @TempDir
    private Path folder;

    private ServerOptions options(String policy) throws Exception {
        Policy read = PolicyFile.read(Files.writeString(folder.resolve("policy.json"), policy));
        ServerOptions usual = Fixture.options();
        return new ServerOptions(
                usual.host(),
                0,
                Optional.empty(),
                usual.store(),
                usual.kept(),
                1,
                PipelineSpec.of(Map.of()),
                read,
                Optional.empty(),
                Optional.empty(),
                line -> {});
    }

    private static void await(BooleanSupplier done) throws InterruptedException {
        for (long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2); !done.getAsBoolean(); Thread.sleep(50)) {
            assertThat(System.nanoTime()).as("never").isLessThan(end);
        }
    }

    private static String video(Client client) throws Exception {
        String id = Client.json(client.post("/api/v1/videos?every=3", "video/mp4", Fixture.clip(40)))
                .get("id")
                .asText();
        await(() -> client.get("/api/v1/jobs/" + id).body().contains("\"done\""));
        return "/api/v1/jobs/" + id + "/result";
    }

    private static HttpResponse<String> get(Client client, String path, String type) {
        return client.send(client.request(path).header("Accept", type));
    }

    @Test
    void whatIsInForceIsShown() throws Exception {
        try (MienServer server = Fixture.start(Fixture.options())) {
            JsonNode shown = Client.json(new Client(server).get("/api/v1/policy"));
            assertThat(shown.at("/purpose/area").asText()).isEqualTo("unstated");
            assertThat(shown.get("pictures").asText()).isEqualTo("none");
            assertThat(shown.get("retention_days").asInt()).isZero();
            assertThat(shown.get("sha256").asText()).isEqualTo(Policy.usual().hash());
        }
    }

    @Test
    void whatIsNotAllowedIsNotToldAsItHappens() throws Exception {
        try (MienServer server = Fixture.start(options(POSE_ALONE))) {
            Client client = new Client(server);
            for (String kind : new String[] {"onset", "blink", "looking_away,offset"}) {
                HttpResponse<String> refused = client.get("/api/v1/live/door/events?kinds=" + kind);
                assertThat(refused.statusCode()).as(kind).isEqualTo(403);
                assertThat(refused.body()).contains("no other be told than looking_away, looking_back");
            }
            assertThat(client.get("/api/v1/live/door/events?kinds=looking_away").statusCode())
                    .isEqualTo(426);
        }
    }

    @Test
    void readingsThatAreNotAllowedStandInNoAnswer() throws Exception {
        try (MienServer server = Fixture.start(options(POSE_ALONE))) {
            Client client = new Client(server);
            byte[] picture = Fixture.sample("happiness.png");
            for (String type : new String[] {"application/json", "application/jsonl", "text/csv"}) {
                HttpResponse<String> one = client.send(client.request("/api/v1/analyses")
                        .header("Accept", type)
                        .header("Content-Type", "image/png")
                        .POST(BodyPublishers.ofByteArray(picture)));
                assertThat(one.statusCode()).isEqualTo(200);
                assertThat(one.body()).contains("yaw").doesNotContain(HIDDEN);
            }
            HttpResponse<String> batch =
                    client.form("/api/v1/analyses/batch", new Client.Form().file("picture", "a.png", picture));
            assertThat(batch.body()).contains("yaw").doesNotContain(HIDDEN);
            String result = video(client);
            for (String type : new String[] {"application/json", "application/jsonl", "text/csv"}) {
                HttpResponse<String> video = get(client, result, type);
                assertThat(video.statusCode()).isEqualTo(200);
                assertThat(video.body()).contains("yaw").doesNotContain(HIDDEN);
            }
            assertThat(get(client, result, "application/json").body())
                    .startsWith("[\n{")
                    .endsWith("}\n]\n");
        }
    }

    /** What was kept before the policy changed is not told either. */
    @Test
    void aStricterPolicyHoldsForWhatIsThereAlready() throws Exception {
        ServerOptions strict = options(POSE_ALONE);
        ServerOptions open = strict.withPolicy(Policy.usual(), Optional.empty());
        String result;
        try (MienServer server = Fixture.start(open)) {
            Client client = new Client(server);
            result = video(client);
            assertThat(get(client, result, "text/csv").body()).contains("happiness", "yaw");
        }
        try (MienServer server = Fixture.start(strict)) {
            Client client = new Client(server);
            assertThat(get(client, result, "text/csv").body()).contains("yaw").doesNotContain(HIDDEN);
            assertThat(get(client, result, "application/jsonl").body())
                    .contains("yaw")
                    .doesNotContain(HIDDEN);
        }
    }

    @Test
    void ofGroupsNobodyIsReadAlone() throws Exception {
        String groups = """
                {"purpose": {"area": "customers", "text": "how a talk was liked"}, "legal_basis": "consent", "jurisdiction": "EU",
                 "minimum_group": 2, "readings": ["expressions"]}
                """;
        try (MienServer server = Fixture.start(options(groups))) {
            Client client = new Client(server);
            byte[] picture = Fixture.sample("happiness.png");
            JsonNode one = Client.json(client.post("/api/v1/analyses", "image/png", picture));
            assertThat(one.has("faces")).isFalse();
            assertThat(one.get("people").asInt()).isEqualTo(1);
            assertThat(one.get("withheld").asText()).isEqualTo("fewer than 2 people");
            HttpResponse<String> rows = client.send(client.request("/api/v1/analyses")
                    .header("Accept", "text/csv")
                    .header("Content-Type", "image/png")
                    .POST(BodyPublishers.ofByteArray(picture)));
            assertThat(rows.statusCode()).isEqualTo(406);
            String result = video(client);
            assertThat(get(client, result, "text/csv").statusCode()).isEqualTo(406);
            assertThat(get(client, result, "application/jsonl").body())
                    .contains("\"type\":\"video\"", "\"people\":1")
                    .doesNotContain("probabilities", "\"expression\"", "\"track\":", "\"faces\"");
        }
    }

    /** Frames, as JSON, of a camera that shows one face a few times, and what it all came to. */
    private static String live(MienServer server) throws Exception {
        StringBuilder all = new StringBuilder();
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(
                        URI.create(server.address().replace("http", "ws") + "/api/v1/live?every=1"),
                        new WebSocket.Listener() {
                            @Override
                            public @Nullable CompletionStage<?> onText(
                                    WebSocket from, CharSequence data, boolean last) {
                                all.append(data);
                                from.request(1);
                                return null;
                            }

                            @Override
                            public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
                                closed.complete(status);
                                return null;
                            }
                        })
                .join();
        for (int i = 0; i < 4; i++) {
            socket.sendText("{\"time\": " + i + "}", true).join();
            socket.sendBinary(ByteBuffer.wrap(Fixture.sample("happiness.png")), true)
                    .join();
        }
        socket.sendText("{\"end\": true}", true).join();
        assertThat(closed.get(60, TimeUnit.SECONDS)).isEqualTo(WebSocket.NORMAL_CLOSURE);
        return all.toString();
    }

    @Test
    void aCameraIsToldNoMoreThanIsAllowed() throws Exception {
        try (MienServer server = Fixture.start(options(POSE_ALONE))) {
            assertThat(live(server)).contains("\"type\":\"frame\"", "yaw").doesNotContain(HIDDEN);
        }
        String groups = POSE_ALONE
                .replace("\"pose\"", "\"expressions\"")
                .replace("\"readings\"", "\"minimum_group\": 2, \"readings\"");
        try (MienServer server = Fixture.start(options(groups))) {
            assertThat(live(server))
                    .contains("\"type\":\"frame\"", "\"people\":1")
                    .doesNotContain("probabilities", "\"expression\"", "\"faces\"", "\"track\":");
        }
    }
}
