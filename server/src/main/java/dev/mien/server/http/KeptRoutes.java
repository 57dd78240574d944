package dev.mien.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.report.record.Format;
import dev.mien.server.jobs.Jobs;
import dev.mien.server.key.Callers;
import dev.mien.server.key.Scope;
import dev.mien.server.policy.Answers;
import dev.mien.server.results.Dossier;
import dev.mien.server.results.Results;
import dev.mien.server.store.Job;
import dev.mien.server.store.Store.By;
import dev.mien.server.work.BusyException;
import dev.mien.server.work.Gate;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;

/** What is kept about somebody, or of a session: looked at, taken along, deleted. */
final class KeptRoutes {
    /** Those who take things along at once. */
    static final int READERS = 8;

    private static final int LISTED = 1000;
    private static final String SUBJECT = "subject";
    private static final String SESSION = "session";
    private static final String RESULT = "result";
    private static final String NUMBER = "number";
    private static final String JPEG = "image/jpeg";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Results results;
    private final Jobs jobs;
    private final Answers answers;
    private final Places readers;

    KeptRoutes(Results results, Jobs jobs, Answers answers, Callers callers) {
        this.results = results;
        this.jobs = jobs;
        this.answers = answers;
        readers = new Places("exports", READERS, callers);
    }

    List<Route> routes() {
        String subject = "/api/v1/subjects/{" + SUBJECT + "}";
        String session = "/api/v1/sessions/{" + SESSION + "}";
        return List.of(
                list(subject, "Jobs about somebody, and the oldest " + LISTED + " results that are kept.", By.SUBJECT),
                export(subject, "All that is kept about somebody.", By.SUBJECT),
                delete(subject, "Deletes all that is kept about somebody, jobs too, with the keys of it.", By.SUBJECT),
                list(session, "The oldest " + LISTED + " results of a session that are kept.", By.SESSION),
                export(session, "All that is kept of a session.", By.SESSION),
                delete(session, "Deletes all that is kept of a session, with the keys of it.", By.SESSION),
                route(
                        "GET",
                        "/api/v1/results/{" + RESULT + "}/pictures/{" + NUMBER + "}",
                        "A picture that is kept with a result, by its number from 1.",
                        List.of(JPEG),
                        this::picture));
    }

    private Route list(String path, String about, By by) {
        return route("GET", path, about, List.of(AnalysisRoutes.JSON), exchange -> list(exchange, by))
                .with(new Route.More(200, OpenApi.KEPT, List.of(), List.of()));
    }

    private Route export(String path, String about, By by) {
        return route("GET", path + "/export", about, List.of(AnalysisRoutes.LINES), exchange -> export(exchange, by));
    }

    private Route delete(String path, String about, By by) {
        return route("DELETE", path, about, List.of(), exchange -> delete(exchange, by))
                .with(new Route.More(204, "", List.of(), List.of()));
    }

    private static Route route(String method, String path, String about, List<String> gives, Route.Handler handler) {
        return new Route(method, path, about, Optional.of(Scope.RESULTS), List.of(), gives, handler);
    }

    private static Dossier dossier(Exchange exchange, By by) {
        String name = exchange.path(by == By.SUBJECT ? SUBJECT : SESSION);
        try {
            return Dossier.of(exchange.caller().name(), by, name);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.NOT_FOUND, String.valueOf(e.getMessage()));
        }
    }

    /** Videos have no session. */
    private List<Job> jobs(Dossier dossier) {
        return dossier.subject().isEmpty() ? List.of() : jobs.about(dossier.owner(), dossier.subject());
    }

    @SuppressWarnings("try") // the place is held, not used
    private void list(Exchange exchange, By by) throws IOException, BusyException {
        Dossier dossier = dossier(exchange, by);
        try (Gate.Pass place = readers.take(exchange.caller())) {
            ObjectNode json = JobJson.list(jobs(dossier), jobs::progress);
            ArrayNode list = json.putArray("results");
            results.read(dossier, LISTED, line -> {
                ObjectNode one = (ObjectNode) JSON.readTree(line);
                one.put("source", one.remove("result").path("source").asText());
                list.add(one);
            });
            exchange.send(200, AnalysisRoutes.JSON, json.put("number", results.count(dossier)) + "\n");
        }
    }

    @SuppressWarnings("try") // the place is held, not used
    private void export(Exchange exchange, By by) throws IOException, BusyException {
        Dossier dossier = dossier(exchange, by);
        try (Gate.Pass place = readers.take(exchange.caller())) {
            exchange.begin(200);
            exchange.response().getHeaders().put(HttpHeader.CONTENT_TYPE, AnalysisRoutes.LINES);
            exchange.response().getHeaders().put("Content-Disposition", "attachment; filename=\"export.jsonl\"");
            OutputStream out = Content.Sink.asOutputStream(exchange.response());
            results.export(dossier, line -> out.write((line + "\n").getBytes(StandardCharsets.UTF_8)));
            for (Job job : jobs(dossier)) {
                export(job, out);
            }
            out.close(); // not where reading broke off, so that what is cut short does not look whole
        }
    }

    /** The job itself, then its records as they are. */
    private void export(Job job, OutputStream out) throws IOException {
        ObjectNode head = JSON.createObjectNode();
        head.set("job", JobJson.of(job, jobs.progress(job)));
        out.write((head + "\n").getBytes(StandardCharsets.UTF_8));
        if (jobs.hasRecords(job, Format.JSONL)) {
            try (InputStream in = jobs.records(job, Format.JSONL)) {
                in.transferTo(answers.filtered(Format.JSONL, out));
            }
        }
    }

    @SuppressWarnings("try") // the place is held, not used
    private void picture(Exchange exchange) throws IOException, BusyException {
        String number = exchange.path(NUMBER);
        try (Gate.Pass place = readers.take(exchange.caller())) {
            Optional<Results.Picture> picture = number.matches("[1-9]\\d{0,4}")
                    ? results.picture(exchange.caller().name(), exchange.path(RESULT), Integer.parseInt(number))
                    : Optional.empty();
            if (picture.isEmpty()) {
                throw new ProblemException(
                        Problem.NOT_FOUND,
                        "there is no such picture; it may have been deleted, or the policy keeps none");
            }
            exchange.about(picture.get().subject());
            exchange.with(1);
            exchange.send(200, JPEG, picture.get().jpeg());
        }
    }

    /** Results and keys first: what is cut off then cannot be read any more. */
    private void delete(Exchange exchange, By by) throws IOException {
        Dossier dossier = dossier(exchange, by);
        results.delete(dossier);
        for (Job job : jobs(dossier)) {
            jobs.delete(job);
        }
        exchange.response().setStatus(204);
    }
}
