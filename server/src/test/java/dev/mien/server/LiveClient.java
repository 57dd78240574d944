package dev.mien.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A WebSocket under {@code /api/v1/live}; collects what comes. */
public final class LiveClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LinkedBlockingQueue<JsonNode> records = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    private LiveClient(MienServer server, String path, String... protocols) {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (protocols.length > 0) {
            builder.subprotocols(
                    protocols[0],
                    List.of(protocols).subList(1, protocols.length).toArray(String[]::new));
        }
        URI address = URI.create(server.address().replace("http", "ws") + "/api/v1/live" + path);
        socket = builder.buildAsync(address, new Listener()).join();
    }

    /** @param path what follows, such as a query */
    public static LiveClient open(MienServer server, String path, String... protocols) {
        return new LiveClient(server, path, protocols);
    }

    /** The status with which it is refused; 101 where it is not. */
    public static int refused(MienServer server, String path, String... protocols) {
        try {
            open(server, path, protocols).socket.abort();
            return 101;
        } catch (CompletionException e) {
            return ((WebSocketHandshakeException) Objects.requireNonNull(e.getCause()))
                    .getResponse()
                    .statusCode();
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    records.add(JSON.readTree(text.toString()));
                } catch (IOException e) {
                    closed.completeExceptionally(e);
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closed.complete(status);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.completeExceptionally(error);
        }
    }

    public WebSocket socket() {
        return socket;
    }

    /** The status with which it was closed, once it is. */
    public int closed() throws Exception {
        return closed.get(120, TimeUnit.SECONDS);
    }

    public JsonNode next() throws InterruptedException {
        JsonNode record = records.poll(60, TimeUnit.SECONDS);
        assertThat(record).as("a record").isNotNull();
        return record;
    }

    /** What has come and was not asked for yet. */
    public List<JsonNode> rest() {
        return List.copyOf(records);
    }

    public void frame(byte[] picture) {
        socket.sendBinary(ByteBuffer.wrap(picture), true).join();
    }

    public void frame(double time, byte[] picture) {
        socket.sendText("{\"time\": " + time + "}", true).join();
        frame(picture);
    }

    /** Passes over records until that of a frame. */
    public JsonNode awaitFrame(int number) throws InterruptedException {
        JsonNode record = next();
        while (!record.get("type").asText().equals("frame")) {
            record = next();
        }
        assertThat(record.get("frame").asInt()).isEqualTo(number);
        return record;
    }

    public void end() {
        socket.sendText("{\"end\": true}", true).join();
    }
}
