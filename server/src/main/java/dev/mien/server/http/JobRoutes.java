package dev.mien.server.http;

import dev.mien.report.record.Format;
import dev.mien.server.jobs.Jobs;
import dev.mien.server.key.Callers;
import dev.mien.server.key.Scope;
import dev.mien.server.policy.Answers;
import dev.mien.server.store.Job;
import dev.mien.server.store.JobState;
import dev.mien.server.work.BusyException;
import dev.mien.server.work.Gate;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** What becomes of videos: how far each is, its results, its end. */
final class JobRoutes {
    /** Those who follow a job at once: each holds a thread. */
    static final int FOLLOWERS = 16;
    /** Those who read results at once, which are long and may be taken slowly. */
    static final int READERS = 16;

    private static final String EVENTS = "text/event-stream";
    private static final int LOOK_MILLIS = 250;
    private static final int SIGN_OF_LIFE = 60;

    private final Jobs jobs;
    private final Answers answers;
    private final BooleanSupplier stopping;
    private final Places followers;
    private final Places readers;

    JobRoutes(Jobs jobs, Answers answers, BooleanSupplier stopping, Callers callers) {
        this.jobs = jobs;
        this.answers = answers;
        followers = new Places("jobs that are followed", FOLLOWERS, callers);
        readers = new Places("results that are read", READERS, callers);
        this.stopping = stopping;
    }

    List<Route> routes() {
        return List.of(
                route("GET", "/api/v1/jobs", "The newest jobs, a hundred at the most.", this::list, 200, OpenApi.JOBS),
                route("GET", "/api/v1/jobs/{id}", "How far a job is.", this::one, 200, OpenApi.JOB),
                new Route(
                        "GET",
                        "/api/v1/jobs/{id}/events",
                        "The same whenever it changes, as Server-Sent Events, until the job has ended.",
                        Optional.of(Scope.VIDEOS),
                        List.of(),
                        List.of(EVENTS),
                        this::events),
                new Route(
                        "GET",
                        "/api/v1/jobs/{id}/result",
                        "The records of a video, as 'mien video' writes them.",
                        Optional.of(Scope.VIDEOS),
                        List.of(),
                        List.of(AnalysisRoutes.LINES, AnalysisRoutes.JSON, AnalysisRoutes.CSV),
                        this::result),
                route(
                        "POST",
                        "/api/v1/jobs/{id}/cancel",
                        "Takes a job back; its video is deleted.",
                        this::cancel,
                        200,
                        OpenApi.JOB),
                route(
                        "DELETE",
                        "/api/v1/jobs/{id}",
                        "Deletes a job with its video and its results.",
                        this::delete,
                        204,
                        ""));
    }

    private static Route route(
            String method, String path, String about, Route.Handler handler, int status, String schema) {
        return new Route(
                        method,
                        path,
                        about,
                        Optional.of(Scope.VIDEOS),
                        List.of(),
                        status == 204 ? List.of() : List.of(AnalysisRoutes.JSON),
                        handler)
                .with(new Route.More(status, schema, List.of(), List.of()));
    }

    /** Whether the answer goes on until a job has ended. */
    static boolean isFollowed(Request request) {
        String address = Request.getPathInContext(request);
        return address.startsWith(JobJson.PATH) && address.endsWith("/events");
    }

    private void list(Exchange exchange) throws IOException {
        List<Job> all = jobs.list(exchange.caller().name());
        exchange.send(200, AnalysisRoutes.JSON, JobJson.list(all, jobs::progress) + "\n");
    }

    private void one(Exchange exchange) throws IOException {
        exchange.send(200, AnalysisRoutes.JSON, json(VideoRoutes.job(jobs, exchange)) + "\n");
    }

    private String json(Job job) {
        return JobJson.of(job, jobs.progress(job)).toString();
    }

    private void cancel(Exchange exchange) throws IOException {
        Job job = VideoRoutes.job(jobs, exchange);
        if (!JobState.OPEN.contains(job.state())) {
            throw new ProblemException(
                    Problem.CONFLICT,
                    "the job has ended already: " + job.state().label());
        }
        jobs.cancel(job);
        one(exchange);
    }

    private void delete(Exchange exchange) throws IOException {
        jobs.delete(VideoRoutes.job(jobs, exchange));
        exchange.response().setStatus(204);
    }

    @SuppressWarnings("try") // the place is held, not used
    private void result(Exchange exchange) throws IOException, BusyException {
        Job job = VideoRoutes.job(jobs, exchange);
        String type = exchange.accepted(AnalysisRoutes.types(answers, AnalysisRoutes.LINES, AnalysisRoutes.JSON));
        Format format = type.equals(AnalysisRoutes.CSV) ? Format.CSV : Format.JSONL;
        if (!jobs.hasRecords(job, format)) {
            throw new ProblemException(
                    Problem.CONFLICT,
                    "there is no result, the job is " + job.state().label() + " " + job.detail());
        }
        try (Gate.Pass place = readers.take(exchange.caller());
                InputStream in = jobs.records(job, format)) {
            exchange.begin(200);
            exchange.response().getHeaders().put(HttpHeader.CONTENT_TYPE, type);
            OutputStream out = Content.Sink.asOutputStream(exchange.response());
            OutputStream to = type.equals(AnalysisRoutes.JSON) ? new JsonArray(out) : out;
            in.transferTo(answers.filtered(format, to));
            to.close(); // not where reading broke off, so that what is cut short does not look whole
        }
    }

    @SuppressWarnings("try") // the place is held, not used
    private void events(Exchange exchange) throws IOException, BusyException, InterruptedException {
        VideoRoutes.job(jobs, exchange);
        if (exchange.request().getMethod().equals("HEAD")) {
            exchange.begin(200);
            exchange.response().getHeaders().put(HttpHeader.CONTENT_TYPE, EVENTS);
            return; // nothing is written to whoever has gone, so it would never be noticed
        }
        try (Gate.Pass place = followers.take(exchange.caller());
                OutputStream out = Content.Sink.asOutputStream(exchange.response())) {
            exchange.begin(200);
            exchange.response().getHeaders().put(HttpHeader.CONTENT_TYPE, EVENTS);
            String said = "";
            boolean open = true;
            for (int looks = 0; open && !stopping.getAsBoolean(); looks++) {
                Optional<Job> job = jobs.find(exchange.caller().name(), exchange.path("id"));
                String now = job.map(this::json).orElse("{\"state\":\"deleted\"}");
                open = job.filter(one -> JobState.OPEN.contains(one.state())).isPresent();
                if (!now.equals(said)) {
                    say(out, "event: " + (open ? "progress" : "end") + "\ndata: " + now + "\n\n");
                    said = now;
                } else if (looks % SIGN_OF_LIFE == 0) {
                    say(out, ": still there\n\n"); // also finds out that the other side is not
                }
                if (open) {
                    Thread.sleep(LOOK_MILLIS);
                }
            }
        }
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
