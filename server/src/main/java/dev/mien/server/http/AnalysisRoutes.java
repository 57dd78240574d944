package dev.mien.server.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.base.Limits;
import dev.mien.base.Printable;
import dev.mien.face.Expression;
import dev.mien.face.FrameResult;
import dev.mien.image.Image;
import dev.mien.image.ImageReadException;
import dev.mien.pipeline.PipelineSpec;
import dev.mien.report.PictureResult;
import dev.mien.report.record.RecordWriter;
import dev.mien.server.key.Caller;
import dev.mien.server.key.Scope;
import dev.mien.server.policy.Answers;
import dev.mien.server.policy.KeptPictures;
import dev.mien.server.policy.Policy;
import dev.mien.server.results.Dossier;
import dev.mien.server.results.PictureCopies;
import dev.mien.server.results.Results;
import dev.mien.server.work.Analyzers;
import dev.mien.server.work.BusyException;
import dev.mien.server.work.Gate;
import dev.mien.server.work.OpenSpec;
import dev.mien.server.work.Pictures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pictures in, what they show out: the records of {@code mien analyze}, byte for byte. */
final class AnalysisRoutes {
    static final String JSON = "application/json";
    static final String LINES = "application/jsonl";
    static final String CSV = "text/csv";
    /** How many pictures of a batch are not in the answer, where that has no place for failures. */
    static final String FAILURES = "Mien-Failures";
    /** Under which ids results were kept. */
    static final String KEPT = "Mien-Kept";

    static final String SUBJECT = "subject";
    static final String SESSION = "session";

    /** Of the copies of pictures that one request has kept. */
    private static final long COPIES_BYTES = 32L << 20;

    private static final int BATCH = 100;
    private static final long BATCH_BYTES = 256L << 20;
    /** As long as a body comes, it holds a place. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration BATCH_PATIENCE = Duration.ofMinutes(10);

    private final Pictures pictures;
    private final Analyzers analyzers;
    private final Gate gate;
    private final Share share;
    private final Bodies bodies;
    private final PipelineSpec usual;
    private final Answers answers;
    private final Results results;

    AnalysisRoutes(
            Pictures pictures,
            Analyzers analyzers,
            Gate gate,
            Share share,
            Bodies bodies,
            PipelineSpec usual,
            Answers answers,
            Results results) {
        this.pictures = pictures;
        this.analyzers = analyzers;
        this.gate = gate;
        this.share = share;
        this.bodies = bodies;
        this.usual = usual;
        this.answers = answers;
        this.results = results;
    }

    List<Route> routes() {
        return List.of(
                new Route(
                                "POST",
                                "/api/v1/analyses",
                                "Finds faces in a picture and says what expression each shows, and how sure that is.",
                                Optional.of(Scope.ANALYZE),
                                Bodies.types(),
                                List.of(JSON, LINES, CSV),
                                this::one)
                        .with(new Route.More(200, OpenApi.RESULT, OpenApi.options(SUBJECT, SESSION), List.of())),
                new Route(
                                "POST",
                                "/api/v1/analyses/batch",
                                "The same for up to " + BATCH + " pictures. One that fails does not cost the others.",
                                Optional.of(Scope.ANALYZE),
                                List.of(Bodies.FORM),
                                List.of(JSON, LINES, CSV),
                                this::batch)
                        .with(new Route.More(200, "", OpenApi.options(SUBJECT, SESSION), List.of())));
    }

    @SuppressWarnings("try") // the place is held, not used
    private void one(Exchange exchange) throws IOException, BusyException, InterruptedException {
        String type = exchange.accepted(types(answers, JSON, LINES));
        try (Gate.Pass part = share.take(exchange.caller());
                Gate.Pass inside = gate.enter();
                Upload upload = bodies.read(exchange, 1, Limits.PICTURE_BYTES, PATIENCE)) {
            exchange.with(upload.pictures().size());
            Map<String, String> words = words(exchange, upload);
            Dossier dossier = dossier(exchange, words);
            PipelineSpec spec = spec(usual, words, answers.policy());
            Upload.Picture picture = upload.pictures().get(0);
            Copies copies = new Copies(dossier);
            PictureResult result = new PictureResult(picture.name(), analyze(picture, spec, exchange.caller(), copies));
            String text = type.equals(CSV) ? csv(List.of(result), spec) : answers.json(result) + "\n";
            keep(exchange, dossier, List.of(result), copies);
            exchange.send(200, type, text);
        }
    }

    @SuppressWarnings("try") // the place is held, not used
    private void batch(Exchange exchange) throws IOException, BusyException, InterruptedException {
        String type = exchange.accepted(types(answers, JSON, LINES));
        try (Gate.Pass part = share.take(exchange.caller());
                Gate.Pass inside = gate.enter();
                Upload upload = bodies.read(exchange, BATCH, BATCH_BYTES, BATCH_PATIENCE)) {
            exchange.with(upload.pictures().size());
            Map<String, String> words = words(exchange, upload);
            Dossier dossier = dossier(exchange, words);
            PipelineSpec spec = spec(usual, words, answers.policy());
            List<PictureResult> done = new ArrayList<>();
            Copies copies = new Copies(dossier);
            List<String> failures = new ArrayList<>();
            ProblemException refused = null;
            for (Upload.Picture picture : upload.pictures()) {
                ProblemException failed = refused;
                try {
                    if (failed == null) {
                        done.add(new PictureResult(picture.name(), analyze(picture, spec, exchange.caller(), copies)));
                    }
                } catch (ImageReadException e) {
                    failed = Api.problem(e);
                } catch (ProblemException | BusyException e) {
                    failed = Api.problem(e);
                    refused = failed; // as all that follow would be
                }
                if (failed != null) {
                    failures.add(failure(picture, failed, exchange));
                }
            }
            if (refused != null && done.isEmpty()) {
                throw refused; // which says when to try again
            }
            keep(exchange, dossier, done, copies);
            exchange.response().getHeaders().put(FAILURES, failures.size());
            exchange.send(200, type, type.equals(CSV) ? csv(done, spec) : json(done, failures, type));
        }
    }

    private String json(List<PictureResult> results, List<String> failures, String type) {
        List<String> records = results.stream().map(answers::json).toList();
        return type.equals(LINES)
                ? String.join("", records.stream().map(record -> record + "\n").toList())
                : "{\"results\":[" + String.join(",\n", records) + "],\"failures\":[" + String.join(",\n", failures)
                        + "]}\n";
    }

    /** Rows come last, where the policy has any. */
    static List<String> types(Answers answers, String first, String second) {
        return answers.hasRows() ? List.of(first, second, CSV) : List.of(first, second);
    }

    private static String failure(Upload.Picture picture, ProblemException failed, Exchange exchange) {
        ObjectNode problem = failed.problem().json(failed.detail(), exchange.id());
        return problem.put("source", picture.name()).toString();
    }

    private String csv(List<PictureResult> results, PipelineSpec spec) throws IOException {
        List<Expression> labels;
        try (Analyzers.Lease lease = analyzers.lease(spec)) {
            labels = lease.analyzer().reader().classes();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RecordWriter<PictureResult> writer = answers.rows(labels, out)) {
            for (PictureResult result : results) {
                writer.write(result);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private FrameResult analyze(Upload.Picture picture, PipelineSpec spec, Caller caller, Copies copies)
            throws IOException, BusyException, InterruptedException {
        String name = Printable.of(picture.name());
        return pictures.analyze(picture.source(), name, spec, new Pixels(caller), copies);
    }

    private record Pixels(Caller caller) implements Pictures.Admission {
        @Override
        public void check() {
            double seconds = caller.picture();
            if (seconds > 0) {
                throw ProblemException.retry(
                        Problem.TOO_MANY_REQUESTS, "this key has had its pixels for now; wait and try again", seconds);
            }
        }

        @Override
        public void decoded(long pixels) {
            caller.decoded(pixels);
        }
    }

    /** Words of the address and of the body are one set. */
    private static Map<String, String> words(Exchange exchange, Upload upload) {
        Map<String, String> asked = new HashMap<>(exchange.query());
        upload.words().forEach((word, value) -> {
            if (asked.put(word, value) != null) {
                throw new ProblemException(Problem.BAD_REQUEST, "'" + word + "' is given twice; give it once");
            }
        });
        return asked;
    }

    /** Takes the words that say whose the results are. */
    private static Dossier dossier(Exchange exchange, Map<String, String> words) {
        String subject = Optional.ofNullable(words.remove(SUBJECT)).orElse("");
        String session = Optional.ofNullable(words.remove(SESSION)).orElse("");
        try {
            Dossier dossier = new Dossier(exchange.caller().name(), subject, session);
            exchange.about(subject);
            return dossier;
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.BAD_OPTION, String.valueOf(e.getMessage()));
        }
    }

    /** What is kept of the pictures of a request, in their order. */
    private final class Copies implements Pictures.Look {
        private final KeptPictures what;
        private final List<List<byte[]>> all = new ArrayList<>();
        private long bytes;

        Copies(Dossier dossier) {
            what = results.keeps(dossier) ? answers.policy().pictures() : KeptPictures.NONE;
        }

        @Override
        public void at(Image image, FrameResult result) {
            List<byte[]> copies = isTooMuch() ? List.of() : PictureCopies.of(what, image, result);
            copies.forEach(copy -> bytes += copy.length);
            all.add(copies);
        }

        /** They are in memory until all of the request is read. */
        boolean isTooMuch() {
            return bytes > COPIES_BYTES;
        }
    }

    /** Nothing is kept that the log does not have. */
    private void keep(Exchange exchange, Dossier dossier, List<PictureResult> done, Copies copies)
            throws IOException, BusyException {
        if (done.isEmpty() || !results.keeps(dossier)) {
            return;
        } else if (copies.isTooMuch()) {
            throw new ProblemException(
                    Problem.TOO_LARGE,
                    "what is to be kept of the pictures takes more than " + (COPIES_BYTES >> 20)
                            + " MiB; send fewer at once");
        }
        exchange.witness(200);
        List<Results.Finding> findings = new ArrayList<>();
        for (int i = 0; i < done.size(); i++) {
            findings.add(new Results.Finding(answers.json(done.get(i)), copies.all.get(i)));
        }
        List<String> ids = results.keep(dossier, findings);
        exchange.response().getHeaders().put(KEPT, String.join(", ", ids));
    }

    static PipelineSpec spec(PipelineSpec usual, Map<String, String> asked, Policy policy) {
        try {
            return OpenSpec.of(usual, asked, policy);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.BAD_OPTION, String.valueOf(e.getMessage()));
        }
    }

    /** What a reader says, without what only the server's owner could do. */
    static String sayable(IOException e) {
        return String.valueOf(e.getMessage())
                .replace(" or raise the limit (maxPixels)", "")
                .replace(" or raise the limit (maxBytes)", "")
                .replace(" or give Java more with -Xmx", "");
    }
}
