package dev.mien.server;

import dev.mien.image.Image;
import dev.mien.model.ModelException;
import dev.mien.pipeline.PipelineSpec;
import dev.mien.server.audit.AuditLog;
import dev.mien.server.http.HttpOptions;
import dev.mien.server.http.HttpService;
import dev.mien.server.jobs.Jobs;
import dev.mien.server.key.Callers;
import dev.mien.server.key.KeyFile;
import dev.mien.server.policy.Answers;
import dev.mien.server.results.Results;
import dev.mien.server.store.Job;
import dev.mien.server.work.Analyzers;
import dev.mien.server.work.Faults;
import dev.mien.server.work.Gate;
import dev.mien.server.work.Spool;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The service, running.
 *
 * <pre>{@code
 * try (MienServer server = MienServer.start(ServerOptions.defaults())) {
 *     System.out.println("listens at " + server.address());
 *     …
 * }
 * }</pre>
 */
public final class MienServer implements AutoCloseable {
    private static final int KEPT_ANALYZERS = 4;
    /** Requests that wait for each worker: some seconds of work. */
    private static final int WAITING_PER_WORKER = 32;

    private static final int LIVE_PER_WORKER = 2;
    private static final long SPOOL_BYTES = 2L << 30;
    private static final int SWEEP_MINUTES = 10;
    private static final Duration LAST_WORK = Duration.ofSeconds(25);

    private final ServerOptions options;
    private final Spool spool;
    private final Gate gate;
    private final Analyzers analyzers;
    private final DataFolder data;
    private final Duration kept;
    private final Results results;
    private final ScheduledExecutorService sweeping =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "mien-sweep"));
    private final Jobs jobs;
    private final HttpService http;
    private boolean closed;

    private MienServer(ServerOptions options, Callers callers, Analyzers analyzers) throws IOException {
        this.options = options;
        this.analyzers = analyzers;
        int waiting = WAITING_PER_WORKER * options.workers();
        gate = new Gate(options.workers(), waiting);
        Answers answers = new Answers(options.policy());
        kept = options.policy().keepsVideos(options.kept());
        data = DataFolder.open(options);
        results = new Results(data.store(), data.vault(), answers, data.audit(), data.deletions());
        HttpOptions served = new HttpOptions(
                options.host(),
                options.port(),
                callers,
                options.usual(),
                answers,
                LIVE_PER_WORKER * options.workers(),
                kept,
                results,
                data.audit(),
                options.log());
        try {
            spool = new Spool(data.spool(), SPOOL_BYTES);
        } catch (IOException | RuntimeException e) {
            data.close();
            throw e;
        }
        try {
            jobs = new Jobs(
                    data.store(),
                    data.jobs(),
                    analyzers,
                    gate,
                    options.usual(),
                    answers,
                    kept,
                    data.vault(),
                    this::gone,
                    options.log());
            http = new HttpService(served, options.workers() + waiting, analyzers, gate, spool, jobs);
        } catch (IOException | RuntimeException e) {
            spool.close();
            data.close();
            throw e;
        }
    }

    /**
     * Starts the service: takes the port, loads the models, and answers.
     *
     * @param options how it runs
     * @return the service, to be closed by the caller
     * @throws IOException if the port is taken, the file of keys is none, or a model is damaged; the message is one line for
     *     the user
     * @throws IllegalArgumentException if the usual pipeline is unknown or a stage cannot be made so
     */
    @SuppressWarnings("FutureReturnValueIgnored") // it goes on until it is shut down, and says its faults itself
    public static MienServer start(ServerOptions options) throws IOException {
        Callers callers = options.keys().isPresent()
                ? Callers.of(KeyFile.read(options.keys().get()))
                : Callers.anybody();
        Analyzers analyzers = new Analyzers(KEPT_ANALYZERS);
        // Models load while the store opens and the port is taken: either takes half a second.
        FutureTask<Void> models = new FutureTask<>(() -> warmUp(analyzers, options.usual()));
        new Thread(models, "mien-models").start();
        MienServer server = null;
        try {
            server = new MienServer(options, callers, analyzers);
            models.get();
            server.jobs.start();
            server.sweeping.scheduleWithFixedDelay(server::sweep, 0, SWEEP_MINUTES, TimeUnit.MINUTES);
            server.http.start();
            return server;
        } catch (ExecutionException e) {
            close(server, analyzers);
            throw cause(e);
        } catch (InterruptedException e) {
            close(server, analyzers);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the models were loaded", e);
        } catch (IOException | RuntimeException e) {
            close(server, analyzers);
            throw e;
        }
    }

    private void sweep() {
        try {
            results.sweep();
        } catch (RuntimeException e) {
            options.log().accept("{\"time\":\"" + Instant.now() + "\",\"fault\":\"" + Faults.name(e) + "\"}");
        }
    }

    private void gone(Job job) {
        boolean over = job.ended().filter(Instant.now().minus(kept)::isAfter).isPresent();
        data.audit().deleted("video", 1, job.subject(), over ? "retention" : "asked");
        if (!over) {
            data.deletions().job(job.id()); // what is over goes again where a backup brings it back
        }
    }

    /** For tests. */
    AuditLog audit() {
        return data.audit();
    }

    private static void close(@Nullable MienServer server, Analyzers analyzers) {
        if (server == null) {
            analyzers.close();
        } else {
            server.close();
        }
    }

    private static IOException cause(ExecutionException e) {
        if (e.getCause() instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        return e.getCause() instanceof IOException known ? known : new IOException("the models do not load", e);
    }

    /** The first picture would take longer otherwise. */
    private static @Nullable Void warmUp(Analyzers analyzers, PipelineSpec usual) throws ModelException {
        try (Analyzers.Lease lease = analyzers.lease(usual)) {
            Image grey = Image.gray(64, 64, new byte[64 * 64]);
            lease.analyzer().analyze(grey);
            lease.analyzer().analyzeCrop(grey);
        }
        return null;
    }

    /** {@return where the service is, such as {@code http://127.0.0.1:8600}} */
    public String address() {
        String host = options.host();
        return "http://" + (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + http.port();
    }

    /**
     * Takes nothing new, finishes the pictures that were accepted, for 25 seconds at most, and ends; videos go on with the next
     * server on the same folder. Closing twice does nothing.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        jobs.stop();
        try {
            gate.close(LAST_WORK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.close();
        jobs.close();
        sweeping.shutdown();
        analyzers.close();
        try {
            spool.close();
        } catch (IOException e) {
            // The next server takes it away.
        }
        data.close();
    }
}
