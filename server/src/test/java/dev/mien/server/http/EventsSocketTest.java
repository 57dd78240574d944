package dev.mien.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.server.live.CueFilter;
import dev.mien.timeline.Cue;
import dev.mien.timeline.Step;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.junit.jupiter.api.Test;

class EventsSocketTest {
    private final List<String> sent = new ArrayList<>();
    private final List<Callback> onTheirWay = new ArrayList<>();
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicInteger over = new AtomicInteger();
    private boolean atOnce;

    private EventsSocket open() {
        EventsSocket socket = new EventsSocket(
                new CueFilter(new CueFilter.Wanted(Set.of(), Set.of(), Set.of(), 0)),
                listener -> left::incrementAndGet,
                over::incrementAndGet);
        socket.onWebSocketOpen((Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("sendText")) {
                        sent.add((String) arguments[0]);
                        if (atOnce) {
                            ((Callback) arguments[1]).succeed();
                        } else {
                            onTheirWay.add((Callback) arguments[1]);
                        }
                    }
                    return null;
                }));
        return socket;
    }

    private static Step blink(long track) {
        Cue cue = new Cue(Cue.Kind.BLINK, track, Duration.ofMillis(1234), Optional.empty(), 0.7);
        return new Step(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), List.of(cue));
    }

    private void arrive() {
        while (!onTheirWay.isEmpty()) {
            onTheirWay.remove(0).succeed();
        }
    }

    @Test
    void oneAfterTheOtherInTheirOrder() {
        EventsSocket socket = open();
        socket.begun();
        socket.step(blink(1));
        assertThat(sent).as("the first is on its way").containsExactly("{\"type\":\"begun\"}");
        arrive();
        assertThat(sent)
                .containsExactly(
                        "{\"type\":\"begun\"}", "{\"type\":\"blink\",\"track\":1,\"time\":1.234,\"closure\":0.7}");
    }

    @Test
    void whoIsSlowLosesTheOldestAndIsToldHowMany() {
        EventsSocket socket = open();
        int all = EventsSocket.WAITING + 11;
        for (int i = 1; i <= all; i++) {
            socket.step(blink(i));
        }
        assertThat(sent).hasSize(1);
        arrive();
        assertThat(sent).hasSize(EventsSocket.WAITING + 2);
        assertThat(sent.get(1)).isEqualTo("{\"type\":\"lost\",\"count\":10}");
        assertThat(sent.get(2)).contains("\"track\":12,");
        assertThat(sent.get(sent.size() - 1)).contains("\"track\":" + all + ",");
    }

    @Test
    void manyMessagesThatLeaveAtOnceTakeNoStack() {
        EventsSocket socket = open();
        socket.begun();
        for (int i = 1; i <= EventsSocket.WAITING; i++) {
            socket.step(blink(i));
        }
        atOnce = true;
        arrive();
        assertThat(sent).hasSize(1 + EventsSocket.WAITING);
        assertThat(socket.ping()).isTrue();
    }

    @Test
    void whoGoesIsGoneOnce() {
        EventsSocket socket = open();
        socket.begun();
        onTheirWay.remove(0).fail(new IllegalStateException("broken"));
        socket.onWebSocketClose(1006, "", Callback.NOOP);
        socket.step(blink(1));
        assertThat(sent).hasSize(1);
        assertThat(socket.ping()).isFalse();
        assertThat(left).hasValue(1);
        assertThat(over).hasValue(1);
    }
}
