package dev.mien.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.model.ModelException;
import dev.mien.server.live.LiveSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;

/** One client of a live session. Public, as the WebSocket library calls it by reflection. */
public final class LiveSocket implements Session.Listener.AutoDemanding, LiveSession.Client {
    private static final int SEND_SECONDS = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Beginning beginning;
    private volatile @Nullable Session session;
    private volatile @Nullable LiveSession live;
    private Optional<Duration> time = Optional.empty();

    /** What begins a session. */
    interface Beginning {
        /** {@return the session; empty if there is no place left} */
        Optional<LiveSession> with(LiveSession.Client client) throws ModelException;
    }

    LiveSocket(Beginning beginning) {
        this.beginning = beginning;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        try {
            live = beginning.with(this).orElse(null);
            if (live == null) {
                close(StatusCode.TRY_AGAIN_LATER, "too many live sessions; try again");
            }
        } catch (ModelException | RuntimeException e) {
            close(StatusCode.SERVER_ERROR, "a fault of the server");
        }
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        byte[] frame = new byte[payload.remaining()];
        payload.get(frame);
        callback.succeed();
        LiveSession begun = live;
        if (begun != null) {
            begun.frame(frame, time);
        }
        time = Optional.empty();
    }

    /** Either the time of the next frame, in seconds, or the end. */
    @Override
    public void onWebSocketText(String message) {
        LiveSession begun = live;
        try {
            JsonNode word = JSON.readTree(message);
            double seconds = word.path("time").asDouble(-1);
            if (word.path("end").asBoolean() && begun != null) {
                begun.finish();
                return;
            } else if (seconds >= 0 && seconds < 1e9) {
                time = Optional.of(Duration.ofNanos(Math.round(seconds * 1e9)));
                return;
            }
        } catch (IOException e) {
            // Said below.
        }
        close(StatusCode.POLICY_VIOLATION, "expected {\"time\": SECONDS} before a frame, or {\"end\": true}");
        end(); // afterwards, for a session that has ended closes too, and the first reason counts
    }

    @Override
    public void onWebSocketClose(int status, String reason, Callback callback) {
        end();
        callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        end();
    }

    @Override
    public void send(String record) throws IOException {
        Session open = session;
        if (open == null) {
            return;
        }
        CompletableFuture<Void> sent = new CompletableFuture<>();
        open.sendText(record, Callback.from(() -> sent.complete(null), sent::completeExceptionally));
        try {
            sent.get(SEND_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the client does not take its records", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void ended(Optional<String> fault) {
        close(fault.isPresent() ? StatusCode.SERVER_ERROR : StatusCode.NORMAL, fault.orElse("done"));
    }

    private void end() {
        LiveSession begun = live;
        if (begun != null) {
            begun.close();
        }
    }

    private void close(int status, String reason) {
        Session open = session;
        if (open != null) {
            open.close(status, reason, Callback.NOOP);
        }
    }
}
