package dev.mien.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.server.Client;
import dev.mien.server.Fixture;
import dev.mien.server.LiveClient;
import dev.mien.server.MienServer;
import dev.mien.server.ServerOptions;
import dev.mien.server.key.KeyFile;
import dev.mien.server.key.Scope;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A camera over WebSocket. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private MienServer server;

    @BeforeAll
    void start() {
        server = Fixture.start(Fixture.options());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void framesGiveRecordsAndTheEndASummary() throws Exception {
        LiveClient client = LiveClient.open(server, "?every=1");
        byte[] picture = Fixture.sample("anger.png");
        JsonNode last = JSON.nullNode();
        for (int i = 0; i < 12; i++) {
            client.frame(i * 0.25, picture);
            last = client.awaitFrame(i);
            assertThat(last.get("time").asDouble()).isEqualTo(i * 0.25);
        }
        assertThat(last.get("faces").get(0).has("track"))
                .as("somebody has been there for a while")
                .isTrue();
        client.end();
        assertThat(client.closed()).isEqualTo(WebSocket.NORMAL_CLOSURE);
        List<String> types = new ArrayList<>();
        client.rest().forEach(record -> types.add(record.get("type").asText()));
        assertThat(types).contains("person").endsWith("video");
    }

    @Test
    void theNewestFrameWins() throws Exception {
        LiveClient client = LiveClient.open(server, "?every=1&detectorSize=1280&pipeline=accurate");
        byte[] picture = Fixture.sample("group.jpg");
        for (int i = 0; i < 40; i++) {
            client.frame(picture);
        }
        client.end();
        client.closed();
        List<Integer> read = new ArrayList<>();
        for (JsonNode record : client.rest()) {
            if (record.get("type").asText().equals("frame")) {
                read.add(record.get("frame").asInt());
            }
        }
        assertThat(read).hasSizeLessThan(40).isSorted().endsWith(39);
    }

    @Test
    void framesThatCannotBeReadAreLeftOut() throws Exception {
        LiveClient client = LiveClient.open(server, "");
        client.frame(new byte[100]);
        client.frame(0.5, Fixture.foreign("avif")); // which FFmpeg would have to decode here
        client.frame(1, Fixture.sample("anger.png"));
        client.awaitFrame(2);
        client.end();
        assertThat(client.closed()).isEqualTo(WebSocket.NORMAL_CLOSURE);
    }

    @Test
    void whatIsNotExpectedEndsTheSession() throws Exception {
        LiveClient client = LiveClient.open(server, "");
        client.socket().sendText("hello", true).join();
        assertThat(client.closed()).isEqualTo(1008);
        assertThat(new Client(server).get("/api/v1/live").statusCode()).isEqualTo(426);
        assertThat(new Client(server).get("/api/v1/live").headers().firstValue("Upgrade"))
                .contains("websocket");
    }

    @Test
    void sessionsHaveTheirNumber() throws Exception {
        try (MienServer small = Fixture.start(Fixture.options().withWorkers(1))) {
            LiveClient first = LiveClient.open(small, "");
            LiveClient second = LiveClient.open(small, "");
            Client client = new Client(small);
            client.await("/metrics", "mien_live_sessions 2.0");
            assertThat(LiveClient.refused(small, "")).isEqualTo(503);
            first.socket().sendClose(WebSocket.NORMAL_CLOSURE, "").join();
            client.await("/metrics", "mien_live_sessions 1.0");
            LiveClient.open(small, "").socket().abort();
            second.socket().abort();
        }
    }

    @Test
    void aKeyHasItsShareOfTheSessions() throws Exception {
        Path file = folder.resolve("two-keys.json");
        String anna = "mien.key." + KeyFile.add(file, "anna", Set.of(Scope.LIVE));
        String ben = "mien.key." + KeyFile.add(file, "ben", Set.of(Scope.LIVE));
        ServerOptions options = Fixture.options().withWorkers(1).withKeys(file);
        try (MienServer small = Fixture.start(options)) {
            LiveClient first = LiveClient.open(small, "", "mien.v1", anna);
            first.frame(Fixture.sample("anger.png"));
            first.next(); // has begun
            assertThat(LiveClient.refused(small, "", "mien.v1", anna)).isEqualTo(429);
            LiveClient.open(small, "", "mien.v1", ben).socket().abort();
            first.socket().abort();
        }
    }

    @Test
    void framesCountAsPixels() throws Exception {
        Path file = folder.resolve("little.json");
        String key = "mien.key." + KeyFile.add(file, "page", Set.of(Scope.LIVE));
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("\"megapixels_per_minute\" : 3000.0", "\"megapixels_per_minute\" : 0.001"));
        try (MienServer guarded = Fixture.start(Fixture.options().withKeys(file))) {
            LiveClient client = LiveClient.open(guarded, "", "mien.v1", key);
            client.frame(Fixture.sample("anger.png"));
            assertThat(client.next().get("type").asText()).isEqualTo("frame");
            client.frame(Fixture.sample("anger.png"));
            client.end();
            assertThat(client.closed()).isEqualTo(WebSocket.NORMAL_CLOSURE);
            assertThat(client.rest())
                    .noneMatch(record -> record.get("type").asText().equals("frame"));
        }
    }

    @Test
    void aBrowserSendsItsKeyAsAProtocol() throws Exception {
        Path file = folder.resolve("keys.json");
        String key = KeyFile.add(file, "page", Set.of(Scope.LIVE));
        try (MienServer guarded = Fixture.start(Fixture.options().withKeys(file))) {
            assertThat(LiveClient.refused(guarded, "")).isEqualTo(401);
            assertThat(LiveClient.refused(guarded, "", "mien.v1", "mien.key.wrong"))
                    .isEqualTo(401);
            WebSocket socket =
                    LiveClient.open(guarded, "", "mien.v1", "mien.key." + key).socket();
            assertThat(socket.getSubprotocol()).isEqualTo("mien.v1");
            socket.abort();
        }
    }
}
