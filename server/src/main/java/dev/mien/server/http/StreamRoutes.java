package dev.mien.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.server.jobs.Jobs;
import dev.mien.server.key.Callers;
import dev.mien.server.key.Scope;
import dev.mien.server.policy.Policy;
import dev.mien.server.policy.StreamAddress;
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
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;

/** Streams of network cameras that the policy lists. */
final class StreamRoutes {
    /** Those whose bodies come at once. */
    static final int ASKING = 4;

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int BODY_BYTES = 1 << 14;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Jobs jobs;
    private final Policy policy;
    private final Places asking;

    StreamRoutes(Jobs jobs, Policy policy, Callers callers) {
        this.jobs = jobs;
        this.policy = policy;
        asking = new Places("requests for streams", ASKING, callers);
    }

    List<Route> routes() {
        return List.of(new Route(
                        "POST",
                        "/api/v1/streams",
                        "Reads a stream of a host that the policy lists, for 'seconds' of 'options' (default 60). Answers"
                                + " with a job, which is under way.",
                        Optional.of(Scope.VIDEOS),
                        List.of(Bodies.JSON),
                        List.of(AnalysisRoutes.JSON),
                        this::follow)
                .with(new Route.More(
                        201,
                        OpenApi.JOB,
                        OpenApi.options("name", "subject", "every", "seconds"),
                        List.of(),
                        OpenApi.STREAM)));
    }

    private void follow(Exchange exchange) throws IOException, BusyException {
        JsonNode json = body(exchange);
        Map<String, String> words = new LinkedHashMap<>(exchange.query());
        for (Map.Entry<String, JsonNode> option : json.path("options").properties()) {
            words.put(option.getKey(), option.getValue().asText());
        }
        String subject = json.path("subject")
                .asText(Optional.ofNullable(words.remove("subject")).orElse(""));
        String named = json.path("name")
                .asText(Optional.ofNullable(words.remove("name")).orElse(""));
        exchange.about(subject);
        Job job = follow(exchange, json.path("address").asText(""), named, subject, words);
        exchange.response().getHeaders().put(HttpHeader.LOCATION, JobJson.PATH + job.id());
        exchange.send(201, AnalysisRoutes.JSON, JobJson.of(job, jobs.progress(job)) + "\n");
    }

    @SuppressWarnings("try") // the place is held, not used
    private JsonNode body(Exchange exchange) throws IOException, BusyException {
        try (Gate.Pass place = asking.take(exchange.caller());
                InputStream in = Content.Source.asInputStream(exchange.body(PATIENCE, Double.POSITIVE_INFINITY))) {
            byte[] body = in.readNBytes(BODY_BYTES + 1);
            if (body.length > BODY_BYTES) {
                throw new ProblemException(Problem.TOO_LARGE, "the request has 16 KiB at the most");
            }
            JsonNode json = JSON.readTree(body);
            if (json.isObject() && json.path("address").isTextual()) {
                return json;
            }
        } catch (JsonProcessingException | CharConversionException e) {
            // Said below.
        }
        throw new ProblemException(
                Problem.BAD_REQUEST, "expected JSON as {\"address\": \"rtsp://camera.example/live\"}");
    }

    /** Whether a host is listed is said before anything is opened or looked up. */
    private Job follow(Exchange exchange, String text, String named, String subject, Map<String, String> words)
            throws IOException, BusyException {
        try {
            StreamAddress address = StreamAddress.of(text);
            if (!policy.opens(address)) {
                throw new ProblemException(
                        Problem.FORBIDDEN,
                        "the policy does not list this host and port, so it is not opened; ask the server's owner (streams)");
            }
            Dossier.require("subject", subject);
            String name = named.isEmpty() ? address.toString() : named;
            VideoRoutes.requireName(name);
            return jobs.follow(exchange.caller().name(), name, subject, address, words);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.BAD_OPTION, String.valueOf(e.getMessage()));
        }
    }
}
