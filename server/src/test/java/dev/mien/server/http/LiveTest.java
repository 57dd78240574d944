package dev.mien.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.server.Client;
import dev.mien.server.Fixture;
import dev.mien.server.MienServer;
import dev.mien.server.ServerOptions;
import dev.mien.server.key.KeyFile;
import dev.mien.server.key.Scope;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

    /** Collects what comes. */
    private static final class Records implements WebSocket.Listener {
        private final LinkedBlockingQueue<JsonNode> records = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    records.add(JSON.readTree(text.toString()));
                } catch (IOException e) {
                    closed.completeExceptionally(e);
                }
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed.complete(status);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.completeExceptionally(error);
        }

        JsonNode next() throws InterruptedException {
            JsonNode record = records.poll(60, TimeUnit.SECONDS);
            assertThat(record).as("a record").isNotNull();
            return record;
        }
    }

    private static WebSocket open(MienServer server, String query, Records records, String... protocols) {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (protocols.length > 0) {
            builder.subprotocols(
                    protocols[0],
                    List.of(protocols).subList(1, protocols.length).toArray(String[]::new));
        }
        URI address = URI.create(server.address().replace("http", "ws") + "/api/v1/live" + query);
        return builder.buildAsync(address, records).join();
    }

    private static void frame(WebSocket socket, double time, byte[] picture) {
        socket.sendText("{\"time\": " + time + "}", true).join();
        socket.sendBinary(ByteBuffer.wrap(picture), true).join();
    }

    @Test
    void framesGiveRecordsAndTheEndASummary() throws Exception {
        Records records = new Records();
        WebSocket socket = open(server, "?every=1", records);
        byte[] picture = Fixture.sample("anger.png");
        JsonNode last = JSON.nullNode();
        for (int i = 0; i < 12; i++) {
            frame(socket, i * 0.25, picture);
            do {
                last = records.next();
            } while (!last.get("type").asText().equals("frame"));
            assertThat(last.get("frame").asInt()).isEqualTo(i);
            assertThat(last.get("time").asDouble()).isEqualTo(i * 0.25);
        }
        assertThat(last.get("faces").get(0).has("track"))
                .as("somebody has been there for a while")
                .isTrue();
        socket.sendText("{\"end\": true}", true).join();
        assertThat(records.closed.get(60, TimeUnit.SECONDS)).isEqualTo(WebSocket.NORMAL_CLOSURE);
        List<String> types = new ArrayList<>();
        records.records.forEach(record -> types.add(record.get("type").asText()));
        assertThat(types).contains("person").endsWith("video");
    }

    @Test
    void theNewestFrameWins() throws Exception {
        Records records = new Records();
        WebSocket socket = open(server, "?every=1&detectorSize=1280&pipeline=accurate", records);
        byte[] picture = Fixture.sample("group.jpg");
        for (int i = 0; i < 40; i++) {
            socket.sendBinary(ByteBuffer.wrap(picture), true).join();
        }
        socket.sendText("{\"end\": true}", true).join();
        records.closed.get(120, TimeUnit.SECONDS);
        List<Integer> read = new ArrayList<>();
        for (JsonNode record : records.records) {
            if (record.get("type").asText().equals("frame")) {
                read.add(record.get("frame").asInt());
            }
        }
        assertThat(read).hasSizeLessThan(40).isSorted().endsWith(39);
    }

    @Test
    void framesThatCannotBeReadAreLeftOut() throws Exception {
        Records records = new Records();
        WebSocket socket = open(server, "", records);
        socket.sendBinary(ByteBuffer.wrap(new byte[100]), true).join();
        frame(socket, 1, Fixture.sample("anger.png"));
        while (!records.next().get("type").asText().equals("frame")) {
            // Only one frame comes.
        }
        socket.sendText("{\"end\": true}", true).join();
        assertThat(records.closed.get(60, TimeUnit.SECONDS)).isEqualTo(WebSocket.NORMAL_CLOSURE);
    }

    @Test
    void whatIsNotExpectedEndsTheSession() throws Exception {
        Records records = new Records();
        open(server, "", records).sendText("hello", true).join();
        assertThat(records.closed.get(60, TimeUnit.SECONDS)).isEqualTo(1008);
        assertThat(new Client(server).get("/api/v1/live").statusCode()).isEqualTo(426);
        assertThat(new Client(server).get("/api/v1/live").headers().firstValue("Upgrade"))
                .contains("websocket");
    }

    @Test
    void sessionsHaveTheirNumber() throws Exception {
        try (MienServer small = Fixture.start(Fixture.options().withWorkers(1))) {
            Records records = new Records();
            WebSocket first = open(small, "", records);
            WebSocket second = open(small, "", new Records());
            Client client = new Client(small);
            awaitSessions(client, 2);
            assertThat(refused(small)).isEqualTo(503);
            first.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
            awaitSessions(client, 1);
            open(small, "", new Records()).abort();
            second.abort();
        }
    }

    @Test
    void aKeyHasItsShareOfTheSessions() throws Exception {
        Path file = folder.resolve("two-keys.json");
        String anna = "mien.key." + KeyFile.add(file, "anna", Set.of(Scope.LIVE));
        String ben = "mien.key." + KeyFile.add(file, "ben", Set.of(Scope.LIVE));
        ServerOptions options = Fixture.options().withWorkers(1).withKeys(file);
        try (MienServer small = Fixture.start(options)) {
            Records records = new Records();
            WebSocket first = open(small, "", records, "mien.v1", anna);
            first.sendBinary(ByteBuffer.wrap(Fixture.sample("anger.png")), true).join();
            records.next(); // has begun
            assertThat(refused(small, "mien.v1", anna)).isEqualTo(429);
            open(small, "", new Records(), "mien.v1", ben).abort();
            first.abort();
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
            Records records = new Records();
            WebSocket socket = open(guarded, "", records, "mien.v1", key);
            socket.sendBinary(ByteBuffer.wrap(Fixture.sample("anger.png")), true)
                    .join();
            assertThat(records.next().get("type").asText()).isEqualTo("frame");
            socket.sendBinary(ByteBuffer.wrap(Fixture.sample("anger.png")), true)
                    .join();
            socket.sendText("{\"end\": true}", true).join();
            assertThat(records.closed.get(60, TimeUnit.SECONDS)).isEqualTo(WebSocket.NORMAL_CLOSURE);
            assertThat(records.records)
                    .noneMatch(record -> record.get("type").asText().equals("frame"));
        }
    }

    private static void awaitSessions(Client client, int number) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!client.get("/metrics").body().contains("mien_live_sessions " + number + ".0")) {
            assertThat(System.nanoTime()).as("never " + number + " sessions").isLessThan(end);
            Thread.sleep(10);
        }
    }

    private static int refused(MienServer server, String... protocols) {
        try {
            open(server, "", new Records(), protocols).abort();
            return 101;
        } catch (CompletionException e) {
            return ((WebSocketHandshakeException) Objects.requireNonNull(e.getCause()))
                    .getResponse()
                    .statusCode();
        }
    }

    @Test
    void aBrowserSendsItsKeyAsAProtocol() throws Exception {
        Path file = folder.resolve("keys.json");
        String key = KeyFile.add(file, "page", Set.of(Scope.LIVE));
        try (MienServer guarded = Fixture.start(Fixture.options().withKeys(file))) {
            assertThat(refused(guarded)).isEqualTo(401);
            assertThat(refused(guarded, "mien.v1", "mien.key.wrong")).isEqualTo(401);
            WebSocket socket = open(guarded, "", new Records(), "mien.v1", "mien.key." + key);
            assertThat(socket.getSubprotocol()).isEqualTo("mien.v1");
            socket.abort();
        }
    }
}
