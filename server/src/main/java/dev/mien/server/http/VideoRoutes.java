package dev.mien.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.server.jobs.Jobs;
import dev.mien.server.jobs.OffsetException;
import dev.mien.server.key.Callers;
import dev.mien.server.key.Scope;
import dev.mien.server.results.Dossier;
import dev.mien.server.store.Job;
import dev.mien.server.work.BusyException;
import dev.mien.server.work.Gate;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;

/** Videos in, whole or in parts. */
final class VideoRoutes {
    /** Uploads at once: each holds a thread as long as it takes. */
    static final int UPLOADS = 16;

    private static final String VIDEOS = "/api/v1/videos";
    private static final String VIDEO = "video/*";
    /** Where a part begins, as the protocol tus and the IETF's draft on resumable uploads call it. */
    private static final String OFFSET = "Upload-Offset";

    /** Whoever sends fewer bytes a second on the whole holds a place for nothing. */
    private static final double LEAST_RATE = 10_000;

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int ANNOUNCEMENT_BYTES = 1 << 14;
    private static final int NAME_LENGTH = 255;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Jobs jobs;
    private final Places uploads;

    VideoRoutes(Jobs jobs, Callers callers) {
        this.jobs = jobs;
        uploads = new Places("uploads", UPLOADS, callers);
    }

    List<Route> routes() {
        return List.of(
                new Route(
                                "POST",
                                VIDEOS,
                                "Takes a video as the body, or announces one in JSON (name, bytes, subject, options) whose parts follow."
                                        + " Answers with a job.",
                                Optional.of(Scope.VIDEOS),
                                List.of(VIDEO, Bodies.BYTES, Bodies.JSON),
                                List.of(AnalysisRoutes.JSON),
                                this::create)
                        .with(new Route.More(201, OpenApi.JOB, OpenApi.options("name", "subject", "every"), List.of())),
                new Route(
                                "PATCH",
                                VIDEOS + "/{id}",
                                "Takes the next part of a video; the header " + OFFSET
                                        + " says at which byte it begins.",
                                Optional.of(Scope.VIDEOS),
                                List.of(Bodies.BYTES),
                                List.of(AnalysisRoutes.JSON),
                                this::append)
                        .with(new Route.More(200, OpenApi.JOB, List.of(), List.of(OFFSET))),
                new Route(
                                "GET",
                                VIDEOS + "/{id}",
                                "Says, in the header " + OFFSET + " too, how much of a video has come.",
                                Optional.of(Scope.VIDEOS),
                                List.of(),
                                List.of(AnalysisRoutes.JSON),
                                this::received)
                        .with(new Route.More(200, OpenApi.JOB, List.of(), List.of())));
    }

    private void create(Exchange exchange) throws IOException, BusyException {
        String type = exchange.header(HttpHeader.CONTENT_TYPE)
                .orElse("")
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
        if (type.equals(Bodies.JSON)) {
            answer(exchange, 201, announced(exchange));
        } else if (type.startsWith("video/") || type.equals(Bodies.BYTES)) {
            long bytes = exchange.length()
                    .filter(length -> length > 0)
                    .orElseThrow(() -> new ProblemException(
                            Problem.BAD_REQUEST,
                            "a video comes with its length; announce it in JSON and send it in parts"));
            Map<String, String> words = exchange.query();
            String name = Optional.ofNullable(words.remove("name")).orElse("video");
            String subject = Optional.ofNullable(words.remove("subject")).orElse("");
            answer(exchange, 201, whole(exchange, name, subject, bytes, words));
        } else {
            throw new ProblemException(
                    Problem.WRONG_TYPE,
                    "expected a video as " + VIDEO + " or " + Bodies.BYTES + ", or its announcement as " + Bodies.JSON);
        }
    }

    /** A job of which nobody is told, because its video does not come, is none. */
    @SuppressWarnings("try") // the place is held, not used
    private Job whole(Exchange exchange, String name, String subject, long bytes, Map<String, String> words)
            throws IOException, BusyException {
        try (Gate.Pass place = uploads.take(exchange.caller())) {
            Job job = create(exchange, name, subject, bytes, words);
            try {
                return take(exchange, job, 0);
            } catch (IOException | BusyException | RuntimeException e) {
                jobs.delete(job);
                throw e;
            }
        }
    }

    @SuppressWarnings("try") // the place is held, not used
    private byte[] announcement(Exchange exchange) throws IOException, BusyException {
        try (Gate.Pass place = uploads.take(exchange.caller());
                InputStream body = Content.Source.asInputStream(exchange.body(PATIENCE, Double.POSITIVE_INFINITY))) {
            return body.readNBytes(ANNOUNCEMENT_BYTES + 1);
        }
    }

    private Job announced(Exchange exchange) throws IOException, BusyException {
        byte[] body = announcement(exchange);
        if (body.length > ANNOUNCEMENT_BYTES) {
            throw new ProblemException(
                    Problem.TOO_LARGE, "an announcement has 16 KiB at the most; the video follows in parts");
        }
        try {
            JsonNode json = JSON.readTree(body);
            Map<String, String> words = new LinkedHashMap<>(exchange.query());
            for (Map.Entry<String, JsonNode> option : json.path("options").properties()) {
                words.put(option.getKey(), option.getValue().asText());
            }
            return create(
                    exchange,
                    json.path("name").asText("video"),
                    json.path("subject").asText(""),
                    json.path("bytes").asLong(0),
                    words);
        } catch (JsonProcessingException | CharConversionException e) {
            throw new ProblemException(
                    Problem.BAD_REQUEST, "no JSON; expected {\"name\": \"talk.mp4\", \"bytes\": 123456}");
        }
    }

    private Job create(Exchange exchange, String name, String subject, long bytes, Map<String, String> words)
            throws IOException, BusyException {
        exchange.about(subject);
        requireName(name);
        if (bytes > Jobs.MOST_BYTES) {
            throw new ProblemException(
                    Problem.TOO_LARGE,
                    String.format(Locale.ROOT, "larger than the limit of %,d bytes; send it smaller", Jobs.MOST_BYTES));
        }
        try {
            Dossier.require("subject", subject);
            return jobs.create(exchange.caller().name(), name, subject, bytes, words);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.BAD_OPTION, String.valueOf(e.getMessage()));
        }
    }

    /** What can stand in records. */
    static void requireName(String name) {
        if (name.length() > NAME_LENGTH) {
            throw new ProblemException(Problem.BAD_OPTION, "name has " + NAME_LENGTH + " characters at the most");
        }
        if (name.indexOf('\0') >= 0) {
            throw new ProblemException(Problem.BAD_OPTION, "name has a character that no name has (U+0000)");
        }
    }

    @SuppressWarnings("try") // the place is held, not used
    private void append(Exchange exchange) throws IOException, BusyException {
        Job job = job(jobs, exchange);
        String offset = exchange.request().getHeaders().get(OFFSET);
        if (offset == null || !offset.matches("\\d{1,18}")) {
            throw new ProblemException(
                    Problem.BAD_REQUEST, "the header " + OFFSET + " must say at which byte the part begins");
        }
        try (Gate.Pass place = uploads.take(exchange.caller())) {
            answer(exchange, 200, take(exchange, job, Long.parseLong(offset)));
        }
    }

    private Job take(Exchange exchange, Job job, long offset) throws IOException, BusyException {
        try {
            jobs.append(job, offset, Content.Source.asInputStream(exchange.body(PATIENCE, LEAST_RATE)));
            return jobs.find(job.owner(), job.id()).orElse(job);
        } catch (OffsetException e) {
            throw new ProblemException(
                    Problem.CONFLICT, String.valueOf(e.getMessage()), Map.of(OFFSET, String.valueOf(e.received())));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.CONFLICT, String.valueOf(e.getMessage()));
        }
    }

    private void received(Exchange exchange) throws IOException {
        answer(exchange, 200, job(jobs, exchange));
    }

    private void answer(Exchange exchange, int status, Job job) throws IOException {
        long received = jobs.progress(job).received();
        exchange.response().getHeaders().put(OFFSET, received);
        if (status == 201) {
            exchange.response().getHeaders().put(HttpHeader.LOCATION, JobJson.PATH + job.id());
        }
        exchange.send(status, AnalysisRoutes.JSON, JobJson.of(job, jobs.progress(job)) + "\n");
    }

    /** The job that the address names; another's is not there. */
    static Job job(Jobs jobs, Exchange exchange) {
        Job job = jobs.find(exchange.caller().name(), exchange.path("id"))
                .orElseThrow(() ->
                        new ProblemException(Problem.NOT_FOUND, "there is no such job; it may have been deleted"));
        exchange.about(job.subject());
        return job;
    }
}
