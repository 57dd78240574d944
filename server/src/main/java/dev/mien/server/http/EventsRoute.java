package dev.mien.server.http;

import dev.mien.server.key.Callers;
import dev.mien.server.key.Scope;
import dev.mien.server.live.Channels;
import dev.mien.server.live.CueFilter;
import dev.mien.server.policy.Answers;
import dev.mien.server.policy.Reading;
import dev.mien.server.work.BusyException;
import dev.mien.server.work.Gate;
import dev.mien.timeline.Cue;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.jspecify.annotations.Nullable;

/** What happens in live sessions, over WebSocket, for applications that react. */
final class EventsRoute {
    private static final int LISTENERS = 64;
    private static final int PING_SECONDS = 20;
    private static final String NAME = "[A-Za-z0-9._-]{1,64}";

    private final Server server;
    private final ServerWebSocketContainer sockets;
    private final Channels channels;
    private final Answers answers;
    private final Places places;
    private final AtomicInteger open = new AtomicInteger();

    /** @param answers know what may be told */
    EventsRoute(Server server, Channels channels, Answers answers, Callers callers) {
        this.server = server;
        sockets = ServerWebSocketContainer.ensure(server);
        this.channels = channels;
        this.answers = answers;
        places = new Places("listeners", LISTENERS, callers);
    }

    Route route() {
        return new Route(
                        "GET",
                        "/api/v1/live/{session}/events",
                        "A WebSocket: what happens in the live sessions of a name, as it happens.",
                        Optional.of(Scope.LIVE),
                        List.of(),
                        List.of(AnalysisRoutes.JSON),
                        this::open)
                .with(new Route.More(101, "", List.of("kinds", "expressions", "tracks", "probability"), List.of()));
    }

    /** How many listen. */
    int listeners() {
        return open.get();
    }

    /** The name of a session, as somebody gave it. */
    static String name(String given) {
        if (!given.matches(NAME)) {
            throw new ProblemException(
                    Problem.BAD_OPTION,
                    "a session's name has up to 64 letters a to z, digits, '.', '_' and '-', got '" + given + "'");
        }
        return given;
    }

    private void open(Exchange exchange) throws BusyException, IOException {
        String name = name(exchange.path("session"));
        CueFilter filter = new CueFilter(wanted(exchange.query()));
        Upgrade.require(exchange, "events");
        Gate.Pass place = places.take(exchange.caller());
        try {
            exchange.witness(HttpStatus.SWITCHING_PROTOCOLS_101); // nobody is answered what the log does not have
        } catch (IOException e) {
            place.close();
            throw e;
        }
        open.incrementAndGet();
        Runnable afterwards = () -> {
            open.decrementAndGet();
            place.close();
        };
        EventsSocket socket = new EventsSocket(
                filter,
                listener -> {
                    keep(listener);
                    return channels.listen(exchange.caller(), name, listener);
                },
                afterwards);
        try {
            Upgrade.open(sockets, exchange, () -> socket);
        } catch (ProblemException e) {
            afterwards.run();
            throw e;
        }
    }

    private void keep(EventsSocket socket) {
        if (socket.ping()) {
            server.getScheduler().schedule(() -> keep(socket), PING_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Of what is asked for, or of all, no more than the policy lets be told of one person. */
    private Set<Cue.Kind> allowed(Set<Cue.Kind> asked) {
        Set<Cue.Kind> told = EnumSet.allOf(Cue.Kind.class);
        told.removeIf(kind -> !answers.tells(reading(kind)));
        if (told.isEmpty() || !told.containsAll(asked)) {
            throw new ProblemException(
                    Problem.FORBIDDEN,
                    told.isEmpty()
                            ? "the policy in force lets nothing be told of one person as it happens"
                            : "the policy in force lets no other be told than "
                                    + told.stream().map(Cue.Kind::label).collect(Collectors.joining(", ")));
        }
        return asked.isEmpty() ? told : asked;
    }

    private static Reading reading(Cue.Kind kind) {
        return switch (kind) {
            case ONSET, APEX, OFFSET -> Reading.EXPRESSIONS;
            case BLINK -> Reading.EYES;
            case LOOKING_AWAY, LOOKING_BACK -> Reading.POSE;
        };
    }

    private CueFilter.Wanted wanted(Map<String, String> query) {
        Map<String, String> asked = new TreeMap<>(query);
        try {
            Set<Cue.Kind> kinds = set(asked.remove("kinds"), Cue.Kind::of);
            Set<String> expressions = set(asked.remove("expressions"), label -> label);
            Set<Long> tracks = set(asked.remove("tracks"), Long::parseLong);
            String least = asked.remove("probability");
            double probability = least == null ? 0 : Double.parseDouble(least);
            if (asked.isEmpty() && probability >= 0 && probability <= 1) {
                return new CueFilter.Wanted(allowed(kinds), expressions, tracks, probability);
            }
        } catch (NumberFormatException e) {
            // Said below.
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.BAD_OPTION, String.valueOf(e.getMessage()));
        }
        throw new ProblemException(
                Problem.BAD_OPTION,
                asked.isEmpty()
                        ? "tracks are whole numbers with commas between, and probability lies in 0 to 1"
                        : "unknown option '" + asked.keySet().iterator().next()
                                + "'; there are kinds, expressions, tracks and probability");
    }

    private static <T> Set<T> set(@Nullable String words, Function<String, T> as) {
        return words == null || words.isBlank()
                ? Set.of()
                : Arrays.stream(words.split(",")).map(String::strip).map(as).collect(Collectors.toSet());
    }
}
