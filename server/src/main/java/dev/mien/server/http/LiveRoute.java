package dev.mien.server.http;

import dev.mien.model.ModelException;
import dev.mien.pipeline.PipelineSpec;
import dev.mien.server.key.Caller;
import dev.mien.server.key.Scope;
import dev.mien.server.live.Channels;
import dev.mien.server.live.LiveSession;
import dev.mien.server.policy.Answers;
import dev.mien.server.work.Analyzers;
import dev.mien.server.work.Gate;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.jspecify.annotations.Nullable;

/** Live sessions over WebSocket. */
final class LiveRoute {
    /** What a browser names beside its key, as it cannot send headers of its own. */
    static final String PROTOCOL = "mien.v1";

    private static final int EVERY = 3;
    private static final int MOST_EVERY = 100;
    private static final long FRAME_BYTES = 4 << 20;
    private static final int WORD_BYTES = 1000;

    private final ServerWebSocketContainer sockets;
    private final Analyzers analyzers;
    private final Gate gate;
    private final PipelineSpec usual;
    private final int most;
    private final Answers answers;
    private final Semaphore places;
    private final Share share;
    private final Channels channels;

    /**
     * @param most sessions at once
     * @param channels where those with a name are heard of
     */
    LiveRoute(
            Server server,
            Analyzers analyzers,
            Gate gate,
            PipelineSpec usual,
            int most,
            Answers answers,
            Share share,
            Channels channels) {
        sockets = ServerWebSocketContainer.ensure(server);
        sockets.setMaxBinaryMessageSize(FRAME_BYTES);
        sockets.setMaxTextMessageSize(WORD_BYTES);
        sockets.setIdleTimeout(Duration.ofMinutes(1));
        this.analyzers = analyzers;
        this.gate = gate;
        this.usual = usual;
        this.most = most;
        this.answers = answers;
        places = new Semaphore(most);
        this.share = share;
        this.channels = channels;
    }

    Route route() {
        return new Route(
                        "GET",
                        "/api/v1/live",
                        "A WebSocket: pictures of a camera in, a record for each that was read and events out.",
                        Optional.of(Scope.LIVE),
                        List.of(),
                        List.of(AnalysisRoutes.JSON),
                        this::open)
                .with(new Route.More(101, "", OpenApi.options("every", "session"), List.of()));
    }

    /** How many sessions there are. */
    int sessions() {
        return most - places.availablePermits();
    }

    /** Ends all, as clients are told. */
    void close() {
        for (Session session : sockets.getOpenSessions()) {
            session.close(StatusCode.SHUTDOWN, "the server is being stopped", Callback.NOOP);
        }
    }

    private void open(Exchange exchange) throws ModelException, IOException {
        Upgrade.require(exchange, "frames");
        Map<String, String> asked = new HashMap<>(exchange.query());
        int every = every(asked.remove("every"));
        Optional<String> name = Optional.ofNullable(asked.remove("session")).map(EventsRoute::name);
        PipelineSpec spec = AnalysisRoutes.spec(usual, asked, answers.policy());
        analyzers.lease(spec).close(); // what cannot be made is said before the upgrade
        if (gate.isClosed() || places.availablePermits() == 0) {
            throw ProblemException.retry(
                    Problem.BUSY, "there are " + sessions() + " live sessions, and no room for more; try again", 10);
        }
        share.check(exchange.caller());
        exchange.witness(HttpStatus.SWITCHING_PROTOCOLS_101); // nobody is answered what the log does not have
        Upgrade.open(
                sockets, exchange, () -> new LiveSocket(client -> begin(client, spec, every, exchange.caller(), name)));
    }

    /** Begins a session with a client whose socket is open; empty if there is no place left. */
    private Optional<LiveSession> begin(
            LiveSession.Client client, PipelineSpec spec, int every, Caller caller, Optional<String> name)
            throws ModelException {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        Optional<Gate.Pass> part = part(caller);
        if (part.isEmpty()) {
            places.release();
            return Optional.empty();
        }
        Optional<Channels.Session> heard = name.map(given -> channels.begin(caller, given));
        Runnable afterwards = () -> {
            heard.ifPresent(Channels.Session::close);
            places.release();
            part.get().close();
        };
        try {
            LiveSession session = new LiveSession(
                    analyzers.lease(spec),
                    every,
                    gate,
                    answers,
                    caller,
                    client,
                    step -> heard.ifPresent(channel -> channel.step(step)),
                    afterwards);
            session.start();
            return Optional.of(session);
        } catch (ModelException | RuntimeException e) {
            afterwards.run();
            throw e;
        }
    }

    private Optional<Gate.Pass> part(Caller caller) {
        try {
            return Optional.of(share.take(caller));
        } catch (ProblemException e) {
            return Optional.empty(); // another of the same key came first
        }
    }

    private static int every(@Nullable String asked) {
        if (asked == null) {
            return EVERY;
        }
        try {
            int every = Integer.parseInt(asked);
            if (every >= 1 && every <= MOST_EVERY) {
                return every;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new ProblemException(
                Problem.BAD_OPTION, "every must be a whole number from 1 to " + MOST_EVERY + ", got '" + asked + "'");
    }
}
