package dev.mien.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mien.server.Client;
import dev.mien.server.Client.Form;
import dev.mien.server.Fixture;
import dev.mien.server.MienServer;
import dev.mien.testkit.SamplePictures;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a request is said in one form, and nothing of the server's insides with it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProblemsTest {
    private static final String PATH = "/api/v1/analyses";

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private MienServer server;
    private Client client;

    @BeforeAll
    void start() {
        server = Fixture.start(Fixture.options().withLog(log::add));
        client = new Client(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static void isProblem(HttpResponse<String> response, Problem problem, String... said) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(problem.status());
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode json = Client.json(response);
        assertThat(json.get("type").asText()).isEqualTo(problem.type());
        assertThat(json.get("status").asInt()).isEqualTo(problem.status());
        assertThat(json.get("request_id").asText())
                .isEqualTo(response.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(List.of(said))
                .allSatisfy(words -> assertThat(json.get("detail").asText()).contains(words));
        saysNothingOfTheInside(response.body());
    }

    private static void saysNothingOfTheInside(String body) {
        assertThat(body.toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("exception", "dev.mien", "jetty", "\\tat ", "at java", "/tmp");
    }

    @Test
    void anUnknownAddress() {
        isProblem(client.get("/no/such/thing"), Problem.NOT_FOUND, "openapi.json");
        isProblem(client.get("/api/v1/analyses/"), Problem.NOT_FOUND);
        isProblem(client.get("/../../etc/passwd"), Problem.BAD_REQUEST);
    }

    @Test
    void aMethodThatIsNotForIt() {
        HttpResponse<String> response = client.get(PATH);
        isProblem(response, Problem.WRONG_METHOD, "POST");
        assertThat(response.headers().firstValue("Allow")).contains("POST");
        isProblem(
                client.send(client.request("/").method("BREW", BodyPublishers.noBody())), Problem.WRONG_METHOD, "GET");
    }

    @Test
    void aContentTypeThatIsNotRead() {
        byte[] body = "hello".getBytes(StandardCharsets.UTF_8);
        isProblem(client.post(PATH, "text/plain", body), Problem.WRONG_TYPE, "multipart/form-data");
        isProblem(
                client.send(client.request(PATH).POST(BodyPublishers.ofByteArray(body))), Problem.WRONG_TYPE, "base64");
    }

    @Test
    void anAnswerThatCannotBeGiven() {
        HttpResponse<String> response = client.send(client.request(PATH)
                .header("Content-Type", "image/png")
                .header("Accept", "image/gif, application/json;q=0")
                .POST(BodyPublishers.ofByteArray(Fixture.sample("anger.png"))));
        isProblem(response, Problem.NOT_ACCEPTABLE, "application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "{\"picture\": 1}",
                "{\"picture\": \"***\"}",
                "{\"picture\": \"aaaa\", \"x\": 1}",
                "{\"picture\": \"aaaa\", \"options\": {\"threshold\": []}}",
                "nonsense"
            })
    void jsonThatIsNotExpected(String body) {
        HttpResponse<String> response = client.post(PATH, "application/json", body.getBytes(StandardCharsets.UTF_8));
        assertThat(response.statusCode()).isEqualTo(400);
        saysNothingOfTheInside(response.body());
    }

    /** Memory must not grow with what is no picture. */
    @Test
    void jsonWithLongTextsOrManyOptions() {
        String options =
                IntStream.range(0, 1000).mapToObj(i -> "\"o" + i + "\": 1").collect(Collectors.joining(", "));
        List<String> bodies = List.of(
                "{\"name\": \"" + "x".repeat(2000) + "\", \"picture\": \"aaaa\"}",
                "{\"" + "x".repeat(2000) + "\": 1}",
                "{\"options\": {\"threshold\": \"" + "x".repeat(2000) + "\"}}",
                "{\"options\": {" + options + "}}");
        for (String body : bodies) {
            HttpResponse<String> response =
                    client.post(PATH, "application/json", body.getBytes(StandardCharsets.UTF_8));
            isProblem(response, Problem.BAD_REQUEST, "is too long");
        }
    }

    /** The picture never becomes a text, so that no limit of texts is its limit. */
    @Test
    void aLargePictureInJsonGoesToTheDisk() {
        byte[] picture = Arrays.copyOf(Fixture.sample("anger.png"), 5_000_000);
        String body = "{\"picture\": \"" + Base64.getEncoder().encodeToString(picture) + "\"}";
        for (Charset encoding : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
            HttpResponse<String> response = client.post(PATH, "application/json", body.getBytes(encoding));
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        }
    }

    /** More of them than there are threads; each holds one for a second at the most, and few do at once. */
    @Test
    void whoIsRefusedAndSendsNothingHoldsNothing() throws IOException {
        URI address = URI.create(server.address());
        byte[] head = "POST /none HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nx"
                .getBytes(StandardCharsets.US_ASCII);
        List<Socket> strangers = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                Socket stranger = new Socket(address.getHost(), address.getPort());
                strangers.add(stranger);
                stranger.setSoTimeout(15_000);
                stranger.getOutputStream().write(head);
            }
            assertThat(client.get("/health").statusCode()).isEqualTo(200);
            for (Socket stranger : strangers) {
                assertThat(new String(stranger.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                        .isEqualTo("HTTP/1.1 404");
            }
        } finally {
            for (Socket stranger : strangers) {
                stranger.close();
            }
        }
    }

    /** Found by damage: zeros at the front are taken for UTF-32, whose faults are of another kind. */
    @Test
    void jsonInNoEncoding() {
        byte[] body = "\0\0\0me\": \"a\", \"bytes\": 1000}".getBytes(StandardCharsets.UTF_8);
        isProblem(client.post("/api/v1/videos", "application/json", body), Problem.BAD_REQUEST);
        isProblem(client.post(PATH, "application/json", body), Problem.BAD_REQUEST);
    }

    @Test
    void aFormThatIsNone() {
        byte[] picture = Fixture.sample("anger.png");
        isProblem(client.form(PATH, new Form()), Problem.BAD_REQUEST);
        isProblem(client.form(PATH, new Form().file("photo", "a.png", picture)), Problem.BAD_REQUEST, "picture");
        Form two = new Form().file("picture", "a.png", picture).file("picture", "b.png", picture);
        isProblem(client.form(PATH, two), Problem.BAD_REQUEST, "expected one field called picture, got 2");
        isProblem(client.post(PATH, "multipart/form-data", picture), Problem.BAD_REQUEST, "boundary");
        isProblem(
                client.post(
                        PATH,
                        "multipart/form-data; boundary=other",
                        new Form().file("picture", "a", picture).bytes()),
                Problem.BAD_REQUEST);
    }

    @Test
    void aPictureThatCannotBeRead() {
        HttpResponse<String> response = client.form(
                PATH, new Form().file("picture", "a\u202eb.jpg", "no picture".getBytes(StandardCharsets.UTF_8)));
        isProblem(response, Problem.UNREADABLE_PICTURE, "expected");
        assertThat(response.body()).doesNotContain("\u202e");
    }

    @Test
    void moreThanMayBeSent() {
        String head = "POST " + PATH
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\nContent-Length: 99999999999\r\n\r\n";
        String answer = client.raw(head);
        assertThat(answer).startsWith("HTTP/1.1 413").contains("urn:mien:problem:too-large", "67,108,864");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\n: empty\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /\u0000 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST /api/v1/analyses HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\nTransfer-Encoding:"
                        + " chunked\r\n\r\nzz\r\n",
                "POST /api/v1/analyses HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\nContent-Length: -1\r\n\r\n",
                "POST /api/v1/analyses HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\nContent-Length:"
                        + " 100\r\n\r\nshort"
            })
    void whatIsNoHttp(String request) {
        String answer = client.raw(request);
        assertThat(answer).startsWith("HTTP/1.1 4");
        assertThat(answer).contains("application/problem+json", "\"request_id\"");
        saysNothingOfTheInside(answer.substring(answer.indexOf("\r\n\r\n")));
    }

    @Test
    void headersWithoutEnd() {
        String answer = client.raw("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 431").contains("urn:mien:problem:headers-too-large");
    }

    @Test
    void aRequestKeepsItsIdWhereThatIsOne() {
        assertThat(client.send(client.request("/health").header("X-Request-Id", "mine-1.2"))
                        .headers()
                        .firstValue("X-Request-Id"))
                .contains("mine-1.2");
        assertThat(client.send(client.request("/health").header("X-Request-Id", "{\"not\": 'mine'}"))
                        .headers()
                        .firstValue("X-Request-Id")
                        .orElseThrow())
                .matches("[0-9a-f-]{36}");
    }

    @Test
    void otherSitesAreKeptOut() {
        HttpResponse<String> page = client.get("/");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Server")).isEmpty();
        assertThat(page.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        HttpResponse<String> foreign = client.send(client.request(PATH)
                .header("Content-Type", "image/png")
                .header("Origin", "https://example.org")
                .POST(BodyPublishers.ofByteArray(Fixture.sample("anger.png"))));
        isProblem(foreign, Problem.FORBIDDEN, "other sites");
        assertThat(client.raw("GET / HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void askingWhatIsPossibleLetsNobodyIn() {
        HttpResponse<String> response = client.send(client.request(PATH)
                .header("Origin", "https://example.org")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("Allow")).contains("POST, OPTIONS");
        assertThat(response.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @Test
    void theLogNamesNobody() {
        client.form(
                PATH + "?threshold=0.5", new Form().file("picture", "anna-at-home.png", Fixture.sample("anger.png")));
        client.get("/secret-address");
        assertThat(log)
                .anyMatch(line -> line.contains("\"route\":\"/api/v1/analyses\"") && line.contains("\"status\":200"));
        assertThat(log).noneMatch(line -> line.contains("anna") || line.contains("secret-address"));
    }

    @ParameterizedTest
    @EnumSource
    void theGuideListsEveryProblem(Problem problem) throws IOException {
        String guide = Files.readString(SamplePictures.folder().resolveSibling("docs/guide/server.md"));
        assertThat(guide).contains("| " + problem.status() + " | `" + problem.label() + "` |");
    }
}
