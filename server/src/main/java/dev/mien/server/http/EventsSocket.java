package dev.mien.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.report.Decimals;
import dev.mien.server.live.Channels;
import dev.mien.server.live.CueFilter;
import dev.mien.timeline.Cue;
import dev.mien.timeline.Step;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;

/**
 * One who listens to live sessions. What it does not take in time waits in a queue; of a full one the oldest is thrown away, and the
 * listener told how many. Public, as the WebSocket library calls it by reflection.
 */
public final class EventsSocket implements Session.Listener.AutoDemanding, Channels.Listener {
    /** Messages that wait at the most. */
    static final int WAITING = 256;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CueFilter filter;
    private final Function<EventsSocket, Runnable> beginning;
    private final Runnable afterwards;
    private final Deque<String> waiting = new ArrayDeque<>();
    private @Nullable Session session;
    private Runnable leave = () -> {};
    /** Whether a message is on its way. */
    private boolean sending;
    /** Whether a thread is handing over messages; it goes on as long as there are any. */
    private boolean pumping;

    private boolean over;
    private long lost;

    /**
     * @param beginning begins to listen, and gives what ends it
     * @param afterwards is done once, when nothing listens any more
     */
    EventsSocket(CueFilter filter, Function<EventsSocket, Runnable> beginning, Runnable afterwards) {
        this.filter = filter;
        this.beginning = beginning;
        this.afterwards = afterwards;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        synchronized (this) {
            session = opened;
        }
        Runnable end = beginning.apply(this);
        synchronized (this) {
            leave = end;
        }
    }

    @Override
    public void begun() {
        synchronized (filter) {
            filter.clear();
        }
        say(JSON.createObjectNode().put("type", "begun"));
    }

    @Override
    public void ended() {
        say(JSON.createObjectNode().put("type", "ended"));
    }

    @Override
    public void step(Step step) {
        synchronized (filter) { // the last step of a session that another takes over from
            filter.take(step).forEach(cue -> say(json(cue)));
        }
    }

    private static ObjectNode json(Cue cue) {
        ObjectNode json = JSON.createObjectNode()
                .put("type", cue.kind().label())
                .put("track", cue.track())
                .put("time", Decimals.seconds(cue.time()));
        cue.expression().ifPresent(expression -> json.put("expression", expression.label()));
        return switch (cue.kind()) {
            case ONSET, APEX, OFFSET -> json.put("probability", Decimals.unit(cue.value()));
            case BLINK -> json.put("closure", Decimals.unit(cue.value()));
            case LOOKING_AWAY, LOOKING_BACK -> json.put("angle", Decimals.degrees(cue.value()));
        };
    }

    private void say(ObjectNode message) {
        synchronized (this) {
            waiting.add(message.toString());
            if (waiting.size() > WAITING) {
                waiting.removeFirst();
                lost++;
            }
        }
        send();
    }

    /** Hands over messages one after the other, without a thread that waits for the client. */
    private void send() {
        synchronized (this) {
            if (pumping) {
                return;
            }
            pumping = true;
        }
        for (String message = next(); message != null; message = next()) {
            Session open = open();
            if (open != null) {
                open.sendText(message, Callback.from(this::sent, cause -> end()));
            }
        }
    }

    private synchronized @Nullable String next() {
        if (sending || over || waiting.isEmpty()) {
            pumping = false;
            return null;
        }
        sending = true;
        if (lost == 0) {
            return waiting.removeFirst();
        }
        String said =
                JSON.createObjectNode().put("type", "lost").put("count", lost).toString();
        lost = 0;
        return said;
    }

    private void sent() {
        synchronized (this) {
            sending = false;
        }
        send();
    }

    private synchronized @Nullable Session open() {
        return session;
    }

    /** Keeps the connection from being taken for a dead one; says whether there still is one. */
    boolean ping() {
        Session open = open();
        if (open != null) {
            open.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
        }
        return open != null;
    }

    /** Nothing is expected of a listener. */
    @Override
    public void onWebSocketText(String message) {
        refuse();
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        callback.succeed();
        refuse();
    }

    private void refuse() {
        Session open = open();
        end();
        if (open != null) {
            open.close(
                    StatusCode.POLICY_VIOLATION,
                    "listeners only listen; open another to ask for other things",
                    Callback.NOOP);
        }
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

    private void end() {
        Runnable ending;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            session = null;
            waiting.clear();
            ending = leave;
        }
        ending.run();
        afterwards.run();
    }
}
