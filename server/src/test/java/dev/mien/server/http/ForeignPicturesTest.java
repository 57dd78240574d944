package dev.mien.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.image.Images;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.report.PictureResult;
import dev.mien.report.record.ResultJson;
import dev.mien.server.Client;
import dev.mien.server.Client.Form;
import dev.mien.server.Fixture;
import dev.mien.server.MienServer;
import dev.mien.server.decode.Children;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Pictures that FFmpeg decodes: the same answers, and nothing in them ends the server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignPicturesTest {
    private final byte[] avif = Fixture.foreign("avif");
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

    private String expected(String name) throws IOException {
        try (FaceAnalyzer analyzer = Fixture.FAST.build()) {
            return ResultJson.of(new PictureResult(name, analyzer.analyze(Images.read(avif, name))));
        }
    }

    @Test
    void theRecordIsThatOfTheLibrary() throws IOException {
        assertThat(client.post("/api/v1/analyses", "image/avif", avif).body())
                .isEqualTo(expected("picture") + "\n")
                .contains("\"expression\"");
    }

    @Test
    void aPictureThatEndsItsDecoderIsAProblemAndTheServerLivesOn() throws Exception {
        CompletableFuture<ProcessHandle> crash = Children.end("SEGV");
        HttpResponse<String> response = client.post("/api/v1/analyses", "image/avif", avif);
        crash.get(1, TimeUnit.MINUTES);
        assertThat(response.statusCode()).isEqualTo(422);
        JsonNode problem = Client.json(response);
        assertThat(problem.get("type").asText()).isEqualTo("urn:mien:problem:unreadable-picture");
        assertThat(problem.get("detail").asText())
                .startsWith("picture: damaged AVIF")
                .contains("the process that decodes the picture ended with")
                .doesNotContain("\n");
        assertThat(client.get("/health").body()).isEqualTo("up\n");
        assertThat(client.post("/api/v1/analyses", "image/avif", avif).body()).isEqualTo(expected("picture") + "\n");
    }

    @Test
    void inABatchItCostsNoOther() throws Exception {
        CompletableFuture<ProcessHandle> crash = Children.end("KILL");
        JsonNode batch = Client.json(client.form(
                "/api/v1/analyses/batch",
                new Form().file("picture", "first.avif", avif).file("picture", "second.avif", avif)));
        crash.get(1, TimeUnit.MINUTES);
        assertThat(batch.get("failures")).hasSize(1);
        assertThat(batch.get("failures").get(0).get("source").asText()).isEqualTo("first.avif");
        assertThat(batch.get("results")).hasSize(1);
        assertThat(batch.get("results").get(0)).isEqualTo(new ObjectMapper().readTree(expected("second.avif")));
    }
}
