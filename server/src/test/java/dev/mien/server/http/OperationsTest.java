package dev.mien.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.server.Client;
import dev.mien.server.Fixture;
import dev.mien.server.MienServer;
import dev.mien.testkit.SamplePictures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    void theDashboardAsksForFiguresThatThereAre() throws IOException {
        client.post("/api/v1/analyses", "image/png", Fixture.sample("anger.png"));
        client.get("/api/v1/jobs/none");
        String figures = client.get("/metrics").body();
        JsonNode dashboard = new ObjectMapper()
                .readTree(SamplePictures.folder()
                        .resolveSibling("docs/guide/grafana.json")
                        .toFile());
        List<String> expressions = dashboard.at("/panels").findValuesAsText("expr");
        assertThat(expressions).hasSizeGreaterThan(10);
        for (String expression : expressions) {
            Matcher name = Pattern.compile("mien_\\w+").matcher(expression);
            assertThat(name.find()).as(expression).isTrue();
            assertThat(figures).as(expression).containsPattern("(?m)^" + name.group() + "[ {]");
            Matcher labels = Pattern.compile("by \\(([a-z, ]+)\\)").matcher(expression);
            while (labels.find()) {
                for (String label : labels.group(1).split(", ")) {
                    assertThat(figures).as(expression).containsPattern(name.group() + "\\{[^}]*" + label + "=");
                }
            }
        }
    }

    /** Neither is a fault of the server, and a job may be followed for hours. */
    @Test
    void whoBreaksOffOrStaysLongDoesNotSpoilFigures() throws Exception {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(server.address()).getPort())) {
            socket.setSoLinger(true, 0); // so that closing resets the connection
            String head = "POST /api/v1/analyses HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\n"
                    + "Content-Length: 100000\r\n\r\n" + "x".repeat(50_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            await("mien_requests_inside 1.0");
        }
        await("route=\"/api/v1/analyses\",status=\"400\"} 1.0");
        client.send(client.request("/api/v1/videos/none").method("PATCH", BodyPublishers.noBody()));
        client.get("/api/v1/jobs/none/events");
        assertThat(client.get("/metrics").body())
                .contains("mien_requests_total{method=\"PATCH\"", "route=\"/api/v1/jobs/{id}/events\",status=\"404\"")
                .doesNotContain("problem=\"fault\"", "mien_request_seconds_count{route=\"/api/v1/jobs/{id}/events\"");
    }

    private void await(String figure) throws InterruptedException {
        for (long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
                !client.get("/metrics").body().contains(figure);
                Thread.sleep(10)) {
            assertThat(System.nanoTime()).as("never " + figure).isLessThan(end);
        }
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
