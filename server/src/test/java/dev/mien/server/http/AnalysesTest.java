package dev.mien.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.mien.face.FrameResult;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.pipeline.PipelineSpec;
import dev.mien.report.PictureResult;
import dev.mien.report.record.ResultJson;
import dev.mien.server.Client;
import dev.mien.server.Client.Form;
import dev.mien.server.Fixture;
import dev.mien.server.MienServer;
import dev.mien.testkit.SamplePictures;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures over HTTP say what the library says of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnalysesTest {
    private static final String PATH = "/api/v1/analyses";
    private static final String BATCH = PATH + "/batch";

    private MienServer server;
    private Client client;

    @BeforeAll
    void start() {
        server = Fixture.start(Fixture.options());
        client = new Client(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static String expected(String sample, String name, Map<String, String> options) throws IOException {
        try (FaceAnalyzer analyzer = PipelineSpec.of(options).build()) {
            FrameResult result = analyzer.analyze(SamplePictures.read(sample));
            assertThat(result.faces()).isNotEmpty();
            return ResultJson.of(new PictureResult(name, result)) + "\n";
        }
    }

    @Test
    void aFormGivesTheRecordOfTheLibrary() throws IOException {
        HttpResponse<String> response =
                client.form(PATH, new Form().file("picture", "holiday/group.jpg", Fixture.sample("group.jpg")));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.body()).isEqualTo(expected("group.jpg", "holiday/group.jpg", Map.of("pipeline", "fast")));
    }

    @Test
    void thePictureItselfGivesTheSame() throws IOException {
        String wanted = expected("anger.png", "picture", Map.of("pipeline", "fast"));
        byte[] picture = Fixture.sample("anger.png");
        assertThat(client.post(PATH, "image/png", picture).body()).isEqualTo(wanted);
        assertThat(client.post(PATH, "application/octet-stream", picture).body())
                .isEqualTo(wanted);
    }

    @Test
    void base64InJsonGivesTheSame() throws IOException {
        String encoded = Base64.getEncoder().encodeToString(Fixture.sample("anger.png"));
        String body = "{\"name\": \"a.png\", \"picture\": \"" + encoded
                + "\", \"options\": {\"threshold\": 0.999, \"mirror\": true}}";
        HttpResponse<String> response = client.post(PATH, "application/json", body.getBytes(StandardCharsets.UTF_8));
        assertThat(response.body())
                .isEqualTo(expected(
                        "anger.png", "a.png", Map.of("pipeline", "fast", "threshold", "0.999", "mirror", "true")))
                .contains("\"unsure\"");
    }

    @Test
    void optionsAreTheWordsOfThePipelineWhereverTheyStand() throws IOException {
        Map<String, String> asked = Map.of("pipeline", "fast", "threshold", "0.999");
        String wanted = expected("anger.png", "picture", asked);
        byte[] picture = Fixture.sample("anger.png");
        assertThat(client.post(PATH + "?threshold=0.999", "image/png", picture).body())
                .isEqualTo(wanted);
        assertThat(client.form(PATH, new Form().word("threshold", "0.999").file("picture", "picture", picture))
                        .body())
                .isEqualTo(wanted);
        HttpResponse<String> twice = client.form(
                PATH + "?threshold=0.999", new Form().word("threshold", "0.9").file("picture", "picture", picture));
        assertThat(twice.statusCode()).isEqualTo(400);
        assertThat(Client.json(twice).get("detail").asText()).contains("'threshold' is given twice");
    }

    @Test
    void resultsKeepTheSchema() throws IOException {
        try (InputStream schema = OpenApi.class.getResourceAsStream("output.schema.json")) {
            JsonNode result = Client.json(client.post(PATH, "image/jpeg", Fixture.sample("group.jpg")));
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(schema)
                            .validate(result))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pipeline=/etc | pipeline must be one of",
                "model=../models | model must be one of",
                "detector=yunet:model=/etc/passwd | detector must be one of",
                "detector=cnn:size=4000 | files and options of stages",
                "locator=cnn:model=/etc/passwd | locator must be one of",
                "aligner=landmarks:size=900 | aligner must be one of",
                "calibration=/etc/passwd | calibration must be one of",
                "detectorSize=100000 | detectorSize must lie in 32 to 1920",
                "detectorTile=1 | detectorTile must lie in 640 to 1920",
                "threshold=2 | threshold must lie in 0 to 1",
                "colour=red | unknown option 'colour' of pipeline; known: pipeline, detector",
            })
    void whatIsNotForStrangersIsRefused(String query, String said) {
        HttpResponse<String> response =
                client.post(PATH + "?" + query.replace("/", "%2F"), "image/png", Fixture.sample("anger.png"));
        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode problem = Client.json(response);
        assertThat(problem.get("type").asText()).isEqualTo("urn:mien:problem:bad-option");
        assertThat(problem.get("detail").asText()).contains(said);
    }

    @Test
    void aBatchGivesWhatCanBeReadAndSaysWhatCannot() throws IOException {
        Form form = new Form()
                .file("picture", "a.png", Fixture.sample("anger.png"))
                .file("picture", "broken.jpg", "no picture".getBytes(StandardCharsets.UTF_8))
                .file("picture", "group.jpg", Fixture.sample("group.jpg"));
        HttpResponse<String> response = client.form(BATCH, form);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Mien-Failures")).contains("1");
        JsonNode all = Client.json(response);
        String first = expected("anger.png", "a.png", Map.of("pipeline", "fast"));
        assertThat(all.get("results").get(0)).isEqualTo(new ObjectMapper().readTree(first));
        assertThat(all.get("results").get(1).get("source").asText()).isEqualTo("group.jpg");
        JsonNode failure = all.get("failures").get(0);
        assertThat(failure.get("source").asText()).isEqualTo("broken.jpg");
        assertThat(failure.get("type").asText()).isEqualTo("urn:mien:problem:unreadable-picture");
        assertThat(failure.get("detail").asText()).contains("broken.jpg", "expected");
    }

    @Test
    void linesAndRowsAreThoseOfTheCommandLine() throws IOException {
        Form form = new Form().file("picture", "a.png", Fixture.sample("anger.png"));
        HttpResponse<String> lines = client.send(client.request(BATCH)
                .header("Content-Type", "multipart/form-data; boundary=" + Client.BOUNDARY)
                .header("Accept", "application/jsonl")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(form.bytes())));
        assertThat(lines.body()).isEqualTo(expected("anger.png", "a.png", Map.of("pipeline", "fast")));
        HttpResponse<String> rows = client.send(client.request(PATH)
                .header("Content-Type", "image/png")
                .header("Accept", "text/csv")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(Fixture.sample("anger.png"))));
        assertThat(rows.headers().firstValue("Content-Type")).contains("text/csv");
        assertThat(rows.body()).startsWith("source,").contains("picture,");
        assertThat(rows.body().lines()).hasSize(2);
    }

    @Test
    void nothingOfARequestStaysOnTheDisk() throws IOException {
        client.form(PATH, new Form().file("picture", "group.jpg", Fixture.sample("group.jpg")));
        client.post(PATH, "image/jpeg", Fixture.sample("group.jpg"));
        client.post(PATH, "image/jpeg", "no picture".getBytes(StandardCharsets.UTF_8));
        client.form(PATH, new Form().file("other", "group.jpg", Fixture.sample("group.jpg")));
        try (Stream<Path> folders = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            for (Path folder : folders.filter(
                            path -> path.getFileName().toString().startsWith(".mien-serve."))
                    .toList()) {
                try (Stream<Path> files = Files.list(folder)) {
                    assertThat(files.filter(file -> !file.endsWith(".lock"))).isEmpty();
                }
            }
        }
    }
}
