package dev.mien.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.report.record.Format;
import dev.mien.report.record.Records;
import dev.mien.report.record.VideoRecords;
import dev.mien.server.Client;
import dev.mien.server.Fixture;
import dev.mien.server.MienServer;
import dev.mien.server.ServerOptions;
import dev.mien.server.key.KeyFile;
import dev.mien.server.key.Scope;
import dev.mien.timeline.Step;
import dev.mien.timeline.VideoAnalyzer;
import dev.mien.video.Videos;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Videos over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobsTest {
    private static final String VIDEOS = "/api/v1/videos";
    private static final Set<String> ENDED = Set.of("done", "failed", "cancelled");

    @TempDir
    private Path folder;

    private byte[] clip = {};
    private ServerOptions options;
    private MienServer server;
    private Client client;

    @BeforeAll
    void start() {
        clip = Fixture.clip(40);
        options = Fixture.options();
        server = Fixture.start(options);
        client = new Client(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** As 'mien video' writes it for a file of that name. */
    private String expected(String name, Format format) throws IOException {
        Path file = Files.write(folder.resolve(name), clip);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FaceAnalyzer analyzer = Fixture.FAST.build();
                VideoAnalyzer video = VideoAnalyzer.of(analyzer).every(2).open(Videos.open(file.toString()));
                VideoRecords records =
                        Records.open(format, Records.videos(analyzer.reader().classes()), out)) {
            for (Step step : video) {
                records.step(file.toString(), step);
            }
            records.end(video.summary());
        }
        return out.toString(StandardCharsets.UTF_8).replace(file.toString(), name);
    }

    private static JsonNode ended(Client client, String id) throws InterruptedException {
        await(() -> ENDED.contains(job(client, id).get("state").asText()));
        return job(client, id);
    }

    private static JsonNode job(Client client, String id) {
        return Client.json(client.get("/api/v1/jobs/" + id));
    }

    private static void await(BooleanSupplier what) throws InterruptedException {
        Instant patience = Instant.now().plus(Duration.ofMinutes(2));
        while (!what.getAsBoolean()) {
            assertThat(Instant.now()).as("does not come").isBefore(patience);
            Thread.sleep(20);
        }
    }

    private HttpResponse<String> result(String id, String type) {
        return client.send(client.request("/api/v1/jobs/" + id + "/result").header("Accept", type));
    }

    private List<Path> filesOf(String id) {
        Path files = options.store().resolve("jobs").resolve(id);
        if (!Files.exists(files)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(files)) {
            return all.map(Path::getFileName).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aVideoGivesTheRecordsOfTheCommandLine() throws Exception {
        HttpResponse<String> created = client.post(VIDEOS + "?name=talk.mp4&every=2", "video/mp4", clip);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String id = Client.json(created).get("id").asText();
        assertThat(created.headers().firstValue("Location")).contains("/api/v1/jobs/" + id);
        String events = client.get("/api/v1/jobs/" + id + "/events").body();
        assertThat(events).contains("event: end\ndata: {\"id\":\"" + id + "\",\"state\":\"done\"");
        assertThat(result(id, "application/jsonl").body()).isEqualTo(expected("talk.mp4", Format.JSONL));
        assertThat(result(id, "text/csv").body()).isEqualTo(expected("talk.mp4", Format.CSV));
        assertThat(result(id, "application/json").body()).isEqualTo(expected("talk.mp4", Format.JSON));
        assertThat(expected("talk.mp4", Format.JSONL)).contains("\"type\":\"person\"");
        await(() -> filesOf(id).equals(List.of(Path.of("records.csv"), Path.of("records.jsonl"))));
    }

    @Test
    void aVideoComesInPartsAndGoesOnWhereItBroke() throws Exception {
        String announcement = "{\"name\": \"talk.mp4\", \"bytes\": " + clip.length + ", \"options\": {\"every\": 2}}";
        HttpResponse<String> created =
                client.post(VIDEOS, "application/json", announcement.getBytes(StandardCharsets.UTF_8));
        assertThat(created.statusCode()).isEqualTo(201);
        String id = Client.json(created).get("id").asText();
        String upload = Client.json(created).at("/links/upload").asText();
        int half = clip.length / 2;
        assertThat(part(upload, 0, Arrays.copyOf(clip, half)).statusCode()).isEqualTo(200);
        HttpResponse<String> wrong = part(upload, 10, clip);
        assertThat(wrong.statusCode()).isEqualTo(409);
        assertThat(wrong.headers().firstValue("Upload-Offset")).contains(String.valueOf(half));
        assertThat(client.get(upload).headers().firstValue("Upload-Offset")).contains(String.valueOf(half));
        byte[] more = Arrays.copyOf(Arrays.copyOfRange(clip, half, clip.length), clip.length);
        assertThat(part(upload, half, more).statusCode())
                .as("more than was announced")
                .isEqualTo(409);
        assertThat(result(id, "*/*").statusCode()).as("not done yet").isEqualTo(409);
        long received =
                Client.json(client.get("/api/v1/jobs/" + id)).get("received").asLong();
        assertThat(part(upload, received, Arrays.copyOfRange(clip, (int) received, clip.length))
                        .statusCode())
                .isEqualTo(200);
        assertThat(ended(client, id).get("state").asText()).isEqualTo("done");
        assertThat(result(id, "application/jsonl").body()).isEqualTo(expected("talk.mp4", Format.JSONL));
        assertThat(part(upload, clip.length, new byte[1]).statusCode()).isEqualTo(409);
    }

    private HttpResponse<String> part(String address, long offset, byte[] bytes) {
        return client.send(client.request(address)
                .header("Content-Type", "application/octet-stream")
                .header("Upload-Offset", String.valueOf(offset))
                .method("PATCH", BodyPublishers.ofByteArray(bytes)));
    }

    @Test
    void whatIsNoVideoFailsInOneLineThatTellsNothingOfTheServer() throws Exception {
        byte[] noVideo = "no video".getBytes(StandardCharsets.UTF_8);
        String id = Client.json(client.post(VIDEOS + "?name=a.mp4", "video/mp4", noVideo))
                .get("id")
                .asText();
        JsonNode job = ended(client, id);
        assertThat(job.get("state").asText()).isEqualTo("failed");
        assertThat(job.get("detail").asText()).startsWith("a.mp4: ").doesNotContain("/", "\n");
        await(() -> filesOf(id).isEmpty()); // soon after it has failed
    }

    @Test
    void optionsAreCheckedBeforeAnythingIsSent() {
        assertThat(client.post(VIDEOS + "?every=0", "video/mp4", clip).statusCode())
                .isEqualTo(400);
        assertThat(client.post(VIDEOS + "?detector=yunet:model=x", "video/mp4", clip)
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.post(VIDEOS, "text/plain", clip).statusCode()).isEqualTo(415);
        assertThat(client.post(VIDEOS, "application/json", "{}".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.post(VIDEOS, "application/json", "{\"bytes\": 1e15}".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void subjectsStandInAnAddress() {
        for (String subject : List.of("a%2Fb", "..", "50%25", "a%5Cb", "%20")) {
            assertThat(client.post(VIDEOS + "?subject=" + subject, "video/mp4", clip)
                            .statusCode())
                    .as(subject)
                    .isEqualTo(400);
        }
    }

    @Test
    void aVideoThatBreaksOffLeavesNoJobThatNobodyWasToldOf() {
        String answer =
                client.raw("POST /api/v1/videos?name=broken-off.mp4 HTTP/1.1\r\nHost: localhost\r\nContent-Type:"
                        + " video/mp4\r\nContent-Length: 100\r\n\r\nshort");
        assertThat(answer).startsWith("HTTP/1.1 4");
        assertThat(client.get("/api/v1/jobs").body()).doesNotContain("broken-off");
    }

    @Test
    void whoAsksForTheHeadersOfEventsHasThoseAlone() {
        byte[] announcement = "{\"bytes\": 1}".getBytes(StandardCharsets.UTF_8);
        String id = Client.json(client.post(VIDEOS, "application/json", announcement))
                .get("id")
                .asText();
        HttpResponse<String> head = client.send(client.request("/api/v1/jobs/" + id + "/events")
                .timeout(Duration.ofSeconds(20))
                .method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        client.send(client.request("/api/v1/jobs/" + id).DELETE());
    }

    @Test
    void whatIsTakenBackIsGone() throws Exception {
        String query = "?name=secret-name.mp4&subject=anna.secret";
        String first = Client.json(client.post(VIDEOS + query, "video/mp4", clip))
                .get("id")
                .asText();
        String second = Client.json(client.post(VIDEOS + query, "video/mp4", clip))
                .get("id")
                .asText();
        JsonNode about = Client.json(client.get("/api/v1/subjects/anna.secret"));
        assertThat(about.get("jobs").findValuesAsText("id")).containsExactlyInAnyOrder(first, second);
        ended(client, first);
        ended(client, second);
        HttpResponse<String> gone =
                client.send(client.request("/api/v1/subjects/anna.secret").DELETE());
        assertThat(gone.statusCode()).isEqualTo(204);
        assertThat(client.get("/api/v1/jobs/" + first).statusCode()).isEqualTo(404);
        assertThat(filesOf(first)).isEmpty();
        try (Stream<Path> files = Files.walk(options.store())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("anna.secret", "secret-name");
            }
        }
    }

    @Test
    void aJobIsCancelledWhileItRuns() throws Exception {
        byte[] long_ = Fixture.clip(600);
        String id = Client.json(client.post(VIDEOS + "?name=a.mp4", "video/mp4", long_))
                .get("id")
                .asText();
        await(() -> client.get("/api/v1/jobs/" + id).body().contains("\"running\""));
        HttpResponse<String> cancelled =
                client.send(client.request("/api/v1/jobs/" + id + "/cancel").POST(BodyPublishers.noBody()));
        assertThat(Client.json(cancelled).get("state").asText()).isEqualTo("cancelled");
        HttpResponse<String> again =
                client.send(client.request("/api/v1/jobs/" + id + "/cancel").POST(BodyPublishers.noBody()));
        assertThat(again.statusCode()).isEqualTo(409);
        // The next one is worked on, and no result of the first appears.
        String next =
                Client.json(client.post(VIDEOS, "video/mp4", clip)).get("id").asText();
        assertThat(ended(client, next).get("state").asText()).isEqualTo("done");
        assertThat(ended(client, id).get("state").asText()).isEqualTo("cancelled");
        assertThat(filesOf(id)).isEmpty();
    }

    @Test
    void whatWasAcceptedIsDoneByTheNextServer() throws Exception {
        ServerOptions own = Fixture.options();
        String id;
        try (MienServer first = Fixture.start(own)) {
            Client asked = new Client(first);
            asked.post(VIDEOS + "?name=before.mp4", "video/mp4", Fixture.clip(200));
            id = Client.json(asked.post(VIDEOS + "?name=talk.mp4&every=2", "video/mp4", clip))
                    .get("id")
                    .asText();
        }
        try (MienServer next = Fixture.start(own)) {
            Client asked = new Client(next);
            assertThat(ended(asked, id).get("state").asText()).isEqualTo("done");
            JsonNode all = Client.json(asked.get("/api/v1/jobs"));
            assertThat(all.get("jobs").findValuesAsText("state")).containsExactly("done", "done");
            assertThat(asked.send(asked.request("/api/v1/jobs/" + id + "/result")
                                    .header("Accept", "application/jsonl"))
                            .body())
                    .isEqualTo(expected("talk.mp4", Format.JSONL));
        }
    }

    @Test
    void resultsAreKeptForAWhileOnly() throws Exception {
        ServerOptions own = Fixture.options();
        String id;
        try (MienServer first = Fixture.start(own)) {
            Client asked = new Client(first);
            id = Client.json(asked.post(VIDEOS, "video/mp4", clip)).get("id").asText();
            ended(asked, id);
        }
        ServerOptions brief = new ServerOptions(
                own.host(), 0, own.keys(), own.store(), Duration.ofMillis(1), 1, own.usual(), line -> {});
        try (MienServer next = Fixture.start(brief)) {
            Client asked = new Client(next);
            await(() -> asked.get("/api/v1/jobs/" + id).statusCode() == 404);
            assertThat(own.store().resolve("jobs").resolve(id)).doesNotExist();
        }
    }

    @Test
    void nobodySeesTheJobsOfOthers() throws Exception {
        Path keys = folder.resolve("keys.json");
        String anna = KeyFile.add(keys, "anna", Set.of(Scope.VIDEOS));
        String ben = KeyFile.add(keys, "ben", Set.of(Scope.VIDEOS));
        try (MienServer guarded = Fixture.start(Fixture.options().withKeys(keys))) {
            Client asked = new Client(guarded);
            HttpResponse<String> created = asked.send(asked.request(VIDEOS + "?subject=s")
                    .header("Content-Type", "video/mp4")
                    .header("Authorization", "Bearer " + anna)
                    .POST(BodyPublishers.ofByteArray(clip)));
            String address = "/api/v1/jobs/" + Client.json(created).get("id").asText();
            for (String path : List.of(address, address + "/events", address + "/result")) {
                assertThat(asked.send(asked.request(path).header("Authorization", "Bearer " + ben))
                                .statusCode())
                        .isEqualTo(404);
            }
            assertThat(asked.send(asked.request(address)
                                    .header("Authorization", "Bearer " + ben)
                                    .DELETE())
                            .statusCode())
                    .isEqualTo(404);
            asked.send(asked.request("/api/v1/subjects/s")
                    .header("Authorization", "Bearer " + ben)
                    .DELETE());
            assertThat(asked.send(asked.request(address).header("Authorization", "Bearer " + anna))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void itIsListedAsItIs() throws IOException {
        JsonNode all = new ObjectMapper().readTree(client.get("/api/v1/jobs").body());
        assertThat(all.get("jobs").isArray()).isTrue();
    }
}
