package dev.mien.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Greets whoever smiles into the camera of a live session of the service, until the session ends. */
final class ReactToCamera {
    private ReactToCamera() {}

    /** What comes is small, but may come in pieces. */
    private static final class Listener implements WebSocket.Listener {
        private final ObjectMapper json = new ObjectMapper();
        private final StringBuilder text = new StringBuilder();
        private final CompletableFuture<Void> ended = new CompletableFuture<>();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                react(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        // tag: react
        private void react(String message) {
            JsonNode event = read(message);
            switch (event.get("type").asText()) {
                case "onset" -> System.out.println("person " + event.get("track") + " smiles");
                case "offset" -> System.out.println("person " + event.get("track") + " has smiled");
                case "looking_away" -> System.out.println("person " + event.get("track") + " looks away");
                case "ended" -> ended.complete(null);
                default -> {} // others may come with later versions
            }
        }
        // end

        private JsonNode read(String message) {
            try {
                return json.readTree(message);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            ended.completeExceptionally(error);
        }
    }

    public static void main(String[] args) {
        URI server = URI.create(args[0]);
        Listener listener = new Listener();
        // tag: listen
        URI events = server.resolve("/api/v1/live/door/events?expressions=happiness&probability=0.7");
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(events, listener)
                .join();
        // end
        listener.ended.join();
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }
}
