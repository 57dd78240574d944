package dev.mien.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.image.Image;
import dev.mien.image.Images;
import dev.mien.server.Client;
import dev.mien.server.Fixture;
import dev.mien.server.MienServer;
import dev.mien.server.ServerOptions;
import dev.mien.server.StoreBackup;
import dev.mien.server.policy.PolicyFile;
import dev.mien.server.vault.Secret;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures that the policy has kept: encrypted, found, exported and gone with their results. */
class KeptPicturesTest {
    @TempDir
    private Path folder;

    private Path secret;

    @BeforeEach
    void makeSecret() throws IOException {
        secret = folder.resolve("secret");
        Secret.make(secret);
    }

    private ServerOptions options(String pictures) throws IOException {
        String policy =
                "{\"purpose\": {\"area\": \"art\", \"text\": \"a\"}, \"legal_basis\": \"b\", \"jurisdiction\": \"EU\","
                        + " \"readings\": [\"expressions\"], \"retention_days\": 30, \"pictures\": \"" + pictures
                        + "\"}";
        Path file = Files.writeString(folder.resolve("policy.json"), policy);
        return Fixture.options()
                .withStore(folder.resolve("store"))
                .withPolicy(PolicyFile.read(file), Optional.of(secret));
    }

    private static String keep(Client client, String sample, String words) {
        HttpResponse<String> answer = client.post("/api/v1/analyses" + words, "image/png", Fixture.sample(sample));
        return answer.headers().firstValue("Mien-Kept").orElseThrow();
    }

    private static HttpResponse<byte[]> picture(Client client, String id, int number) throws Exception {
        return java.net.http.HttpClient.newHttpClient()
                .send(
                        client.request("/api/v1/results/" + id + "/pictures/" + number)
                                .build(),
                        BodyHandlers.ofByteArray());
    }

    private static List<JsonNode> export(Client client, String path) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line :
                client.get("/api/v1/" + path + "/export").body().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    /** Of any byte in a file, as one text. */
    private static String everything(Path store) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(store)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void facesAreCutOutExportedAndDeletedWithTheirResult() throws Exception {
        Path store = options("faces").store();
        byte[] jpeg;
        try (MienServer server = Fixture.start(options("faces"))) {
            Client client = new Client(server);
            String id = keep(client, "happiness.png", "?subject=p-17&session=monday");
            HttpResponse<byte[]> answer = picture(client, id, 1);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            jpeg = answer.body();
            Image face = Images.read(jpeg, "face");
            Image whole = Images.read(Fixture.sample("happiness.png"), "whole");
            assertThat(face.width()).isLessThan(whole.width()).isGreaterThan(100);
            assertThat(picture(client, id, 2).statusCode()).isEqualTo(404);
            JsonNode list = Client.json(client.get("/api/v1/subjects/p-17"));
            assertThat(list.at("/results/0/pictures").asInt()).isEqualTo(1);
            assertThat(list.get("number").asInt()).isEqualTo(1);
            List<JsonNode> lines = export(client, "sessions/monday");
            assertThat(lines).hasSize(2);
            assertThat(lines.get(0).path("result").path("faces")).hasSize(1);
            assertThat(lines.get(1).path("picture").asInt()).isEqualTo(1);
            assertThat(lines.get(1).path("base64").binaryValue()).isEqualTo(jpeg);
        }
        assertThat(everything(store)).as("encrypted").doesNotContain("JFIF", "p-17");
        Path backup = folder.resolve("backup");
        assertThat(new StoreBackup(store, Optional.empty()).write(backup).results())
                .isEqualTo(2);
        try (MienServer server = Fixture.start(options("faces"))) {
            Client client = new Client(server);
            String id = export(client, "subjects/p-17").get(0).path("id").asText();
            assertThat(picture(client, id, 1).body()).isEqualTo(jpeg);
            client.send(client.request("/api/v1/subjects/p-17").DELETE());
            assertThat(picture(client, id, 1).statusCode()).isEqualTo(404);
            assertThat(export(client, "sessions/monday")).isEmpty();
        }
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.copy(store.resolve("keys.sqlite"), other.resolve("keys.sqlite"));
        new StoreBackup(other, Optional.empty()).restore(backup);
        try (MienServer server = Fixture.start(options("faces").withStore(other))) {
            assertThat(export(new Client(server), "subjects/p-17"))
                    .as("their keys were thrown away")
                    .isEmpty();
        }
    }

    @Test
    void whatIsKeptIsWhatThePolicySaysNow() throws Exception {
        String whole;
        try (MienServer server = Fixture.start(options("all"))) {
            Client client = new Client(server);
            whole = keep(client, "group.jpg", "?session=s");
            Image kept = Images.read(picture(client, whole, 1).body(), "kept");
            Image sent = Images.read(Fixture.sample("group.jpg"), "sent");
            assertThat((double) kept.width() / kept.height())
                    .isCloseTo((double) sent.width() / sent.height(), org.assertj.core.data.Offset.offset(0.01));
            assertThat(kept.width()).isLessThanOrEqualTo(1920);
            assertThat(picture(client, whole, 2).statusCode()).isEqualTo(404);
        }
        try (MienServer server = Fixture.start(options("faces"))) {
            Client client = new Client(server);
            assertThat(picture(client, whole, 1).statusCode())
                    .as("more than faces")
                    .isEqualTo(404);
            String faces = keep(client, "group.jpg", "?session=s");
            int number = Client.json(client.get("/api/v1/sessions/s"))
                    .at("/results/1/pictures")
                    .asInt();
            assertThat(number).isGreaterThan(1);
            assertThat(picture(client, faces, number).statusCode()).isEqualTo(200);
            assertThat(export(client, "sessions/s")).hasSize(2 + number);
        }
        try (MienServer server = Fixture.start(options("none"))) {
            Client client = new Client(server);
            assertThat(keep(client, "group.jpg", "?session=s")).isNotEmpty();
            assertThat(export(client, "sessions/s")).hasSize(3).allMatch(line -> line.has("result"));
            assertThat(client.get("/api/v1/sessions/s").body()).doesNotContain("pictures");
        }
    }
}
