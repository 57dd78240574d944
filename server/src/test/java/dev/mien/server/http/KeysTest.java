package dev.mien.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mien.server.Client;
import dev.mien.server.Fixture;
import dev.mien.server.MienServer;
import dev.mien.server.ServerOptions;
import dev.mien.server.key.KeyFile;
import dev.mien.server.key.Scope;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    @TempDir
    private Path folder;

    private static HttpResponse<String> analyze(Client client, String authorization) {
        return client.send(client.request("/api/v1/analyses")
                .header("Content-Type", "image/png")
                .header("Authorization", authorization)
                .POST(BodyPublishers.ofByteArray(Fixture.sample("anger.png"))));
    }

    @Test
    void onlyOwnersOfKeysAreServedAndOnlyWhatTheirsAreFor() throws IOException {
        Path file = folder.resolve("keys.json");
        String shop = KeyFile.add(file, "shop", Set.of(Scope.ANALYZE));
        String graphs = KeyFile.add(file, "graphs", Set.of(Scope.METRICS));
        try (MienServer server = Fixture.start(Fixture.options().withKeys(file))) {
            Client client = new Client(server);
            assertThat(analyze(client, "Bearer " + shop).statusCode()).isEqualTo(200);
            HttpResponse<String> none = client.post("/api/v1/analyses", "image/png", new byte[1]);
            assertThat(none.statusCode()).isEqualTo(401);
            assertThat(none.headers().firstValue("WWW-Authenticate")).isPresent();
            assertThat(analyze(client, "Bearer " + shop + "x").statusCode()).isEqualTo(401);
            assertThat(analyze(client, "Basic " + shop).statusCode()).isEqualTo(401);
            assertThat(analyze(client, "Bearer " + graphs).statusCode()).isEqualTo(403);
            assertThat(client.get("/metrics").statusCode()).isEqualTo(401);
            assertThat(client.get("/health").statusCode()).isEqualTo(200);
            assertThat(client.get("/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aKeyHasItsLimits() throws IOException {
        Path file = folder.resolve("keys.json");
        String key = KeyFile.add(file, "shop", Set.of(Scope.ANALYZE));
        Files.writeString(
                file, Files.readString(file).replace("\"requests_per_minute\" : 600", "\"requests_per_minute\" : 2"));
        try (MienServer server = Fixture.start(Fixture.options().withKeys(file))) {
            Client client = new Client(server);
            assertThat(analyze(client, "Bearer " + key).statusCode()).isEqualTo(200);
            assertThat(analyze(client, "Bearer " + key).statusCode()).isEqualTo(200);
            HttpResponse<String> third = analyze(client, "Bearer " + key);
            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(Integer.parseInt(
                            third.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1, 30);
        }
    }

    @Test
    void pixelsAreLimitedToo() throws IOException {
        Path file = folder.resolve("keys.json");
        String key = KeyFile.add(file, "shop", Set.of(Scope.ANALYZE));
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("\"megapixels_per_minute\" : 3000.0", "\"megapixels_per_minute\" : 0.001"));
        try (MienServer server = Fixture.start(Fixture.options().withKeys(file))) {
            Client client = new Client(server);
            assertThat(analyze(client, "Bearer " + key).statusCode()).isEqualTo(200);
            assertThat(analyze(client, "Bearer " + key).statusCode()).isEqualTo(429);
        }
    }

    @Test
    void whatABatchHasIsNotLostWhenTheLimitIsReached() throws IOException {
        Path file = folder.resolve("keys.json");
        String key = KeyFile.add(file, "shop", Set.of(Scope.ANALYZE));
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("\"megapixels_per_minute\" : 3000.0", "\"megapixels_per_minute\" : 0.001"));
        Client.Form form = new Client.Form();
        for (String name : List.of("a.png", "b.png", "c.png")) {
            form.file("picture", name, Fixture.sample("anger.png"));
        }
        byte[] body = form.bytes();
        try (MienServer server = Fixture.start(Fixture.options().withKeys(file))) {
            Client client = new Client(server);
            for (int status : new int[] {200, 429}) {
                HttpResponse<String> response = client.send(client.request("/api/v1/analyses/batch")
                        .header("Content-Type", "multipart/form-data; boundary=" + Client.BOUNDARY)
                        .header("Authorization", "Bearer " + key)
                        .POST(BodyPublishers.ofByteArray(body)));
                assertThat(response.statusCode()).isEqualTo(status);
                if (status == 200) {
                    assertThat(Client.json(response).get("results")).hasSize(1);
                    assertThat(Client.json(response).get("failures").findValuesAsText("source"))
                            .containsExactly("b.png", "c.png");
                    assertThat(Client.json(response).get("failures").findValuesAsText("status"))
                            .containsExactly("429", "429");
                }
            }
        }
    }

    @Test
    void behindAProxyAServerWithKeysHasTheProxysName() throws IOException {
        Path file = folder.resolve("keys.json");
        KeyFile.add(file, "shop", Set.of(Scope.ANALYZE));
        try (MienServer server = Fixture.start(Fixture.options().withKeys(file))) {
            String head =
                    " HTTP/1.1\r\nHost: faces.example.org\r\nOrigin: https://faces.example.org\r\nConnection: close\r\n\r\n";
            assertThat(new Client(server).raw("GET /" + head)).startsWith("HTTP/1.1 200");
            assertThat(new Client(server).raw("POST /api/v1/analyses" + head)).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void everyAddressOfThisMachineIsItsOwnName() {
        assumeTrue(System.getProperty("os.name").startsWith("Linux"), "only Linux has all of 127.0.0.0/8");
        try (MienServer server = Fixture.start(at("127.0.0.5"))) {
            assertThat(new Client(server).get("/health").statusCode()).isEqualTo(200);
        }
    }

    private ServerOptions at(String host) {
        return new ServerOptions(host, 0, Optional.empty(), folder, ServerOptions.KEPT, 1, Fixture.FAST, line -> {});
    }

    @Test
    void otherMachinesAreNotServedWithoutKeys() {
        assertThatThrownBy(() -> at("0.0.0.0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.0.0.0", "keys");
        assertThatThrownBy(() -> at("example.org")).isInstanceOf(IllegalArgumentException.class);
    }
}
