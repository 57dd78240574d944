package dev.mien.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mien.server.Client;
import dev.mien.server.Fixture;
import dev.mien.server.MienServer;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationsTest {
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

    @Test
    void itSaysThatItLivesAndIsReady() {
        assertThat(client.get("/health").body()).isEqualTo("up\n");
        assertThat(client.get("/ready").body()).isEqualTo("ready\n");
        HttpResponse<String> head = client.send(
                client.request("/health").method("HEAD", java.net.http.HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void figuresCountWhatWasDone() {
        client.post("/api/v1/analyses", "image/png", Fixture.sample("anger.png"));
        client.post("/api/v1/analyses", "image/png", new byte[10]);
        client.get("/" + "x".repeat(30));
        String figures = client.get("/metrics").body();
        assertThat(figures)
                .contains(
                        "mien_requests_total{method=\"POST\",route=\"/api/v1/analyses\",status=\"200\"} 1.0",
                        "mien_refused_total{problem=\"unreadable-picture\"} 1.0",
                        "mien_stage_seconds_count{stage=\"analyze\"} 1",
                        "mien_request_seconds_bucket{route=\"/api/v1/analyses\"",
                        "mien_workers 2.0",
                        "route=\"none\"")
                .doesNotContain("xxxx");
    }

    @Test
    void theDescriptionIsWholeAndSaysWhatIsServed() {
        JsonNode api = Client.json(client.get("/api/v1/openapi.json"));
        assertThat(api.get("openapi").asText()).isEqualTo("3.1.0");
        assertThat(api.at("/paths/~1api~1v1~1analyses/post/requestBody/content/multipart~1form-data/schema/properties")
                        .has("picture"))
                .isTrue();
        assertThat(api.at("/paths/~1api~1v1~1analyses/post/parameters").findValuesAsText("name"))
                .contains("pipeline", "threshold", "minSize");
        assertThat(api.at("/paths/~1api~1v1~1videos/post/responses/201/content/application~1json/schema/$ref")
                        .asText())
                .endsWith("/Job");
        assertThat(api.at("/paths/~1api~1v1~1videos/post/parameters").findValuesAsText("name"))
                .contains("name", "subject", "every", "threshold");
        assertThat(api.at("/paths/~1api~1v1~1videos/post/requestBody/content/application~1json/schema/properties")
                        .has("bytes"))
                .isTrue();
        assertThat(api.at("/paths/~1api~1v1~1videos~1{id}/patch/parameters").findValuesAsText("name"))
                .containsExactly("id", "Upload-Offset");
        assertThat(api.at("/paths/~1api~1v1~1jobs~1{id}/delete/responses").has("204"))
                .isTrue();
        List<String> references = api.findValuesAsText("$ref");
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(
                        reference -> assertThat(api.at(reference.substring(1)).isMissingNode())
                                .as(reference)
                                .isFalse());
        api.get("paths")
                .fieldNames()
                .forEachRemaining(path -> assertThat(
                                client.get(path.replaceAll("[{}]", "")).body())
                        .as(path)
                        .doesNotContain("there is nothing at this address"));
    }

    @Test
    void thePageIsThereAndKnownAgain() {
        HttpResponse<String> page = client.get("/");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.body()).contains("never what a person feels");
        String tag = page.headers().firstValue("ETag").orElseThrow();
        assertThat(client.send(client.request("/").header("If-None-Match", tag)).statusCode())
                .isEqualTo(304);
    }
}
