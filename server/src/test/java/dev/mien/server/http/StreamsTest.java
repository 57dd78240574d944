package dev.mien.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mien.server.Client;
import dev.mien.server.FFmpegProgram;
import dev.mien.server.Fixture;
import dev.mien.server.MienServer;
import dev.mien.server.policy.PolicyFile;
import dev.mien.testkit.SamplePictures;
import dev.mien.testkit.StreamServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams of network cameras become jobs, where the policy lists their host. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamsTest {
    private static final String PATH = "/api/v1/streams";

    @TempDir
    private static Path folder;

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private Path store = Path.of("");
    private byte[] face = {};
    private StreamServer camera;
    private StreamServer recorder;
    private MienServer server;
    private Client client;

    @BeforeAll
    void start() throws IOException {
        face = FFmpegProgram.make(
                "-loop 1 -r 10 -i " + SamplePictures.folder().resolve("happiness.png")
                        + " -t 20 -c:v libopenh264 -pix_fmt yuv420p -g 10",
                "ts");
        camera = new StreamServer(face, true);
        recorder = new StreamServer(face, false);
        camera.pace(20);
        recorder.pace(20);
        String policy =
                "{\"purpose\": {\"area\": \"art\", \"text\": \"a\"}, \"legal_basis\": \"b\", \"jurisdiction\": \"EU\","
                        + " \"readings\": [\"expressions\"], \"stream_seconds\": 30, \"streams\": [\"" + host(camera)
                        + "\", \""
                        + host(recorder) + "\", \"camera.example\"]}";
        store = folder.resolve("store");
        server = Fixture.start(Fixture.options()
                .withStore(store)
                .withPolicy(PolicyFile.read(Files.writeString(folder.resolve("policy.json"), policy)), Optional.empty())
                .withLog(log::add));
        client = new Client(server);
    }

    @AfterAll
    void stop() {
        server.close();
        camera.close();
        recorder.close();
    }

    private static String host(StreamServer server) {
        return server.address().replaceAll(".*://|/.*", "");
    }

    private static String secret(StreamServer server) {
        return server.address().replace("://", "://admin:pass-word@") + "?token=hidden";
    }

    private HttpResponse<String> ask(String json) {
        return client.post(PATH, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> ask(StreamServer stream, int seconds) {
        return ask("{\"address\": \"" + secret(stream) + "\", \"subject\": \"p-1\", \"options\": {\"seconds\": "
                + seconds + ", \"every\": 2}}");
    }

    private static String job(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String self = Client.json(answer).path("links").path("self").asText();
        assertThat(answer.headers().firstValue("Location")).contains(self);
        return self;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aStreamGivesTheRecordsOfAVideo(boolean rtsp) throws Exception {
        StreamServer stream = rtsp ? camera : recorder;
        HttpResponse<String> answer = ask(stream, 2);
        String job = job(answer);
        assertThat(Client.json(answer).path("state").asText()).isEqualTo("streaming");
        String events = client.get(job + "/events").body(); // until it has ended
        assertThat(events).contains("event: progress", "\"state\":\"streaming\"", "event: end", "\"state\":\"done\"");
        List<String> lines = client.get(job + "/result").body().lines().toList();
        assertThat(lines).isNotEmpty().allMatch(line -> line.contains("\"source\":\"" + stream.address() + "\""));
        assertThat(lines.get(0)).contains("\"type\":\"frame\"");
        assertThat(lines.get(lines.size() - 1)).contains("\"type\":\"video\"");
        assertThat(String.join("", lines)).contains("\"expression\":\"happiness\"");
        assertThat(client.get("/api/v1/subjects/p-1").body()).contains(job);
        assertThat(client.send(client.request(job).DELETE()).statusCode()).isEqualTo(204);
        assertThat(client.get(job).statusCode()).isEqualTo(404);
    }

    @Test
    void aStreamIsTakenBack() throws Exception {
        String job = job(ask(camera, 30));
        client.await(job, "\"frames\":1");
        HttpResponse<String> cancelled =
                client.send(client.request(job + "/cancel").POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(Client.json(cancelled).path("state").asText()).isEqualTo("cancelled");
        assertThat(client.get(job + "/result").statusCode()).isEqualTo(409);
        String deleted = job(ask(camera, 30));
        assertThat(client.send(client.request(deleted).DELETE()).statusCode()).isEqualTo(204);
        assertThat(client.get("/api/v1/jobs").body()).doesNotContain(deleted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'address': 'rtsp://127.0.0.1:1/live'} | 403 | does not list this host",
                "{'address': 'rtsp://camera.example:8554/live'} | 403 | does not list this host",
                "{'address': 'rtsp://camera.example.evil.example/live'} | 403 | does not list this host",
                "{'address': 'rtsp://camera.example@evil.example/live'} | 403 | does not list this host",
                "{'address': 'file:///etc/passwd'} | 400 | address must be that of a stream",
                "{'address': 'udp://camera.example:554'} | 400 | address must be that of a stream",
                "{'address': 'rtsp://camera.example/ x'} | 400 | address must be that of a stream",
                "{'address': 'http://a%0d%0aX-Evil:p@camera.example/'} | 400 | address must be that of a stream",
                "{'address': 5} | 400 | expected JSON",
                "[] | 400 | expected JSON",
                "no | 400 | expected JSON",
                "{'address': 'rtsp://camera.example/', 'options': {'seconds': 31}} | 400 | seconds must be a whole number from 1 to 30",
                "{'address': 'rtsp://camera.example/', 'options': {'colour': 1}} | 400 | unknown option 'colour'",
                "{'address': 'rtsp://camera.example/', 'subject': '../x'} | 400 | subject has up to",
            })
    void whatIsNotAllowedIsRefused(String json, int status, String said) {
        HttpResponse<String> answer = ask(json.replace('\'', '"'));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Client.json(answer).path("detail").asText()).contains(said).doesNotContain("\n");
    }

    @Test
    void withoutAListNothingIsOpened() {
        try (MienServer plain = Fixture.start(Fixture.options())) {
            int before = camera.connected();
            HttpResponse<String> answer = new Client(plain)
                    .post(
                            PATH,
                            "application/json",
                            ("{\"address\": \"" + camera.address() + "\"}").getBytes(StandardCharsets.UTF_8));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(camera.connected()).isEqualTo(before);
        }
    }

    @Test
    void nobodyIsFollowedElsewhere() throws Exception {
        try (StreamServer other = new StreamServer(face, true)) {
            camera.redirect(other.address());
            String job = job(ask(camera, 2));
            client.get(job + "/events");
            JsonNode ended = Client.json(client.get(job));
            assertThat(ended.path("state").asText()).isEqualTo("failed");
            assertThat(ended.path("detail").asText())
                    .isEqualTo(camera.address() + ": leads to another address, which is not followed; name that one");
            assertThat(other.connected()).isZero();
        } finally {
            camera.redirect("");
        }
    }

    @Test
    void passwordsStandNowhere() throws Exception {
        String job = job(ask(recorder, 1));
        client.get(job + "/events");
        assertThat(client.get(job).body() + client.get(job + "/result").body()).doesNotContain("pass-word", "hidden");
        assertThat(ask("{\"address\": \"rtsp://x:pass-word@camera.example /\"}").body())
                .doesNotContain("pass-word");
        assertThat(String.join("", log)).contains(PATH).doesNotContain("pass-word", "hidden");
        try (Stream<Path> files = Files.walk(store)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("pass-word", "hidden");
            }
        }
    }
}
