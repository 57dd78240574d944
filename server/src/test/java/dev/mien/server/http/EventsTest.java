package dev.mien.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mien.server.Client;
import dev.mien.server.Fixture;
import dev.mien.server.LiveClient;
import dev.mien.server.MienServer;
import dev.mien.server.key.KeyFile;
import dev.mien.server.key.Scope;
import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An application that listens to a camera. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventsTest {
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
    void anApplicationHearsOfAnExpressionWhileItGoesOn() throws Exception {
        LiveClient listener = LiveClient.open(server, "/door/events?expressions=happiness&probability=0.6");
        LiveClient camera = LiveClient.open(server, "?session=door&every=1");
        assertThat(listener.next().get("type").asText()).isEqualTo("begun");
        List<JsonNode> heard = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            camera.frame(i * 0.1, Fixture.sample(i < 20 ? "neutral.png" : "happiness.png"));
            camera.awaitFrame(i);
        }
        JsonNode onset = listener.next(); // though the smile has not ended
        assertThat(onset.get("type").asText()).isEqualTo("onset");
        assertThat(onset.get("expression").asText()).isEqualTo("happiness");
        assertThat(onset.get("track").asInt()).isEqualTo(1);
        assertThat(onset.get("time").asDouble()).isBetween(1.9, 2.2);
        assertThat(onset.get("probability").asDouble()).isGreaterThanOrEqualTo(0.6);
        for (int i = 30; i < 50; i++) {
            camera.frame(i * 0.1, Fixture.sample("neutral.png"));
            camera.awaitFrame(i);
        }
        heard.add(listener.next());
        heard.add(listener.next());
        assertThat(heard).extracting(event -> event.get("type").asText()).containsExactly("apex", "offset");
        camera.end();
        assertThat(listener.next().get("type").asText()).isEqualTo("ended");
        listener.socket().sendText("{}", true).join();
        assertThat(listener.closed()).isEqualTo(1008);
    }

    @Test
    void whatIsAskedForWronglyIsRefused() throws IOException, InterruptedException {
        Client client = new Client(server);
        assertThat(client.get("/api/v1/live/door/events").statusCode()).isEqualTo(426);
        for (String wrong : List.of(
                "door/events?kinds=smile",
                "door/events?tracks=me",
                "door/events?probability=2",
                "door/events?probability=x",
                "door/events?threshold=0.5",
                "a%20b/events")) {
            assertThat(client.get("/api/v1/live/" + wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(client.get("/api/v1/live/door/events?kinds=smile").body())
                .contains("unknown kind 'smile'; known: onset, apex, offset, blink, looking_away, looking_back");
        assertThat(client.get("/api/v1/live?session=a%2Fb").statusCode()).isEqualTo(426);
        assertThat(client.get("/api/v1/openapi.json").body()).contains("/api/v1/live/{session}/events");
    }

    @Test
    void aKeyHearsOfItsOwnSessionsAlone() throws Exception {
        Path file = folder.resolve("keys.json");
        String anna = "mien.key." + KeyFile.add(file, "anna", Set.of(Scope.LIVE));
        String ben = "mien.key." + KeyFile.add(file, "ben", Set.of(Scope.LIVE));
        String carl = "mien.key." + KeyFile.add(file, "carl", Set.of(Scope.ANALYZE));
        try (MienServer guarded = Fixture.start(Fixture.options().withKeys(file))) {
            LiveClient own = LiveClient.open(guarded, "/door/events", "mien.v1", anna);
            LiveClient other = LiveClient.open(guarded, "/door/events", "mien.v1", ben);
            assertThat(LiveClient.refused(guarded, "/door/events", "mien.v1", carl))
                    .isEqualTo(403);
            assertThat(LiveClient.refused(guarded, "/door/events")).isEqualTo(401);
            LiveClient camera = LiveClient.open(guarded, "?session=door", "mien.v1", anna);
            assertThat(own.next().get("type").asText()).isEqualTo("begun");
            camera.frame(0, Fixture.sample("anger.png"));
            camera.awaitFrame(0);
            camera.end();
            assertThat(own.next().get("type").asText()).isEqualTo("ended");
            assertThat(other.rest()).isEmpty();
            own.socket().abort();
            other.socket().abort();
        }
    }

    @Test
    void listenersAreCountedAndForgotten() throws Exception {
        LiveClient listener = LiveClient.open(server, "/nobody/events");
        Client client = new Client(server);
        client.await("/metrics", "mien_live_listeners 1.0");
        listener.socket().sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        client.await("/metrics", "mien_live_listeners 0.0");
    }
}
