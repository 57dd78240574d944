package dev.mien.server.http;

import dev.mien.base.Limits;
import dev.mien.image.DecodeLimits;
import dev.mien.server.decode.PictureProcess;
import dev.mien.server.jobs.Jobs;
import dev.mien.server.key.Scope;
import dev.mien.server.live.Channels;
import dev.mien.server.page.PageFile;
import dev.mien.server.work.Analyzers;
import dev.mien.server.work.Gate;
import dev.mien.server.work.Pictures;
import dev.mien.server.work.Spool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The routes, on a port. */
public final class HttpService implements AutoCloseable {
    /** Threads beyond those that hold a place: they tell others that there is none. */
    private static final int SPARE_THREADS = 24;

    private static final int CONNECTIONS = 4096;
    private static final int IDLE_MILLIS = 30_000;
    private static final int HEADER_BYTES = 1 << 13;
    private static final String TEXT = "text/plain; charset=utf-8";

    private final Server server;
    private final ServerConnector connector;
    private final LiveRoute live;

    /**
     * Takes the port, without answering yet.
     *
     * @param options where, for whom
     * @param places how many requests may be inside
     * @param analyzers kept ready; not closed here
     * @param gate to the work
     * @param spool for bodies; not closed here
     * @param jobs that videos become; not closed here
     * @throws IOException if the port is not to be had
     */
    public HttpService(HttpOptions options, int places, Analyzers analyzers, Gate gate, Spool spool, Jobs jobs)
            throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(threads(places, options), 4);
        threads.setName("mien-http");
        threads.setDaemon(true);
        server = new Server(threads);
        Channels channels = new Channels();
        EventsRoute events = new EventsRoute(server, channels, options.answers(), options.callers());
        live = new LiveRoute(
                server,
                analyzers,
                gate,
                options.usual(),
                options.live(),
                options.answers(),
                new Share("live sessions", options.live(), options.callers()),
                channels);
        Metrics metrics = new Metrics(gate, live::sessions, events::listeners);
        Pictures pictures = new Pictures(analyzers, gate, DecodeLimits.DEFAULT, new PictureProcess(), metrics);
        Bodies bodies = new Bodies(spool, Limits.PICTURE_BYTES);
        Share share = new Share("requests with pictures", places, options.callers());
        List<Route> routes = new ArrayList<>(new AnalysisRoutes(
                        pictures, analyzers, gate, share, bodies, options.usual(), options.answers(), options.results())
                .routes());
        routes.add(live.route());
        routes.add(events.route());
        routes.addAll(new VideoRoutes(jobs, options.callers()).routes());
        routes.addAll(new StreamRoutes(jobs, options.answers().policy(), options.callers()).routes());
        routes.addAll(new JobRoutes(jobs, options.answers(), gate::isClosed, options.callers()).routes());
        routes.addAll(new KeptRoutes(options.results(), jobs, options.answers(), options.callers()).routes());
        routes.add(fixed(
                "/api/v1/policy",
                "What the service is for and what it may say.",
                AnalysisRoutes.JSON,
                options.answers().policy().described()));
        routes.addAll(operations(gate, metrics));
        String description = OpenApi.of(routes, options.callers().needKey());
        routes.add(fixed("/api/v1/openapi.json", "This description.", AnalysisRoutes.JSON, description));
        PageFile.all(Math.max(1, options.kept().toDays())).forEach(file -> routes.add(page(file)));
        // A key is what a page of another site has not; without one, a name of its own pointed here would let it in.
        Set<String> names = options.callers().needKey() ? Set.of() : SecurityHeaders.names(options.host());
        Api api = new Api(routes, options.callers(), names, metrics, new RequestLog(options.log()), options.audit());
        server.setHandler(api);
        server.setErrorHandler(new Errors(metrics));
        connector = connector(options);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(CONNECTIONS, connector));
        open(options);
    }

    private static int threads(int places, HttpOptions options) {
        return places
                + options.live()
                + VideoRoutes.UPLOADS
                + StreamRoutes.ASKING
                + JobRoutes.FOLLOWERS
                + JobRoutes.READERS
                + KeptRoutes.READERS
                + SPARE_THREADS;
    }

    private void open(HttpOptions options) throws IOException {
        try {
            connector.open();
        } catch (IOException e) {
            throw new IOException(
                    "cannot listen at " + options.host() + ", port " + options.port()
                            + ": in use, or no address of this machine; choose another",
                    e);
        }
    }

    private ServerConnector connector(HttpOptions options) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        ServerConnector made = new ServerConnector(server, 1, -1, new HttpConnectionFactory(http));
        made.setHost(options.host());
        made.setPort(options.port());
        made.setIdleTimeout(IDLE_MILLIS);
        made.setAcceptQueueSize(1024);
        return made;
    }

    private static List<Route> operations(Gate gate, Metrics metrics) {
        return List.of(
                fixed("/health", "Whether the process lives.", TEXT, "up\n"),
                new Route(
                        "GET",
                        "/ready",
                        "Whether requests are taken.",
                        Optional.empty(),
                        List.of(),
                        List.of(TEXT),
                        exchange -> {
                            if (gate.isClosed()) {
                                throw ProblemException.retry(Problem.BUSY, "the server is being stopped", 5);
                            }
                            exchange.send(200, TEXT, "ready\n");
                        }),
                new Route(
                        "GET",
                        "/metrics",
                        "Figures on the service, for Prometheus.",
                        Optional.of(Scope.METRICS),
                        List.of(),
                        List.of(Metrics.CONTENT_TYPE),
                        exchange -> exchange.send(200, Metrics.CONTENT_TYPE, metrics.text())));
    }

    private static Route fixed(String path, String about, String type, String text) {
        return new Route(
                "GET",
                path,
                about,
                Optional.empty(),
                List.of(),
                List.of(type),
                exchange -> exchange.send(200, type, text));
    }

    private static Route page(PageFile file) {
        return new Route(
                "GET",
                "/" + file.address(),
                "The page.",
                Optional.empty(),
                List.of(),
                List.of(file.type()),
                exchange -> {
                    exchange.response().getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
                    exchange.response().getHeaders().put(HttpHeader.ETAG, file.tag());
                    boolean same = exchange.header(HttpHeader.IF_NONE_MATCH)
                            .filter(file.tag()::equals)
                            .isPresent();
                    if (same) {
                        exchange.response().setStatus(304);
                    } else {
                        exchange.send(200, file.type(), file.content());
                    }
                });
    }

    /**
     * Answers from now on.
     *
     * @throws IOException if the HTTP library does not start
     */
    public void start() throws IOException {
        try {
            server.start();
        } catch (Exception e) {
            throw new IOException("HTTP does not start: " + e.getMessage(), e);
        }
    }

    /** {@return the port listened on} */
    public int port() {
        return connector.getLocalPort();
    }

    /** Ends live sessions and stops; requests that are inside are cut off. */
    @Override
    public void close() {
        live.close();
        connector.close(); // also where it was never started
        try {
            server.stop();
        } catch (Exception e) {
            // The process ends in any case.
        }
    }
}
