package dev.mien.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.server.policy.Policy;
import dev.mien.server.policy.PolicyFile;
import dev.mien.server.store.FreezingProxy;
import dev.mien.server.store.PostgresCluster;
import dev.mien.server.vault.Secret;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service on PostgreSQL; without one installed this says that it skips. */
class PostgresServerTest {
    @TempDir
    private Path folder;

    private Policy policy() throws IOException {
        String text = Files.readString(Path.of("../docs/guide/policy.json"));
        assertThat(text).contains("\"pictures\": \"none\"");
        return PolicyFile.read(Files.writeString(
                folder.resolve("policy.json"), text.replace("\"pictures\": \"none\"", "\"pictures\": \"faces\"")));
    }

    @Test
    void aDatabaseThatHangsIsSaidToBusyClients() throws Exception {
        try (PostgresCluster cluster = PostgresCluster.start(PostgresCluster.programs());
                FreezingProxy proxy = new FreezingProxy(cluster.port())) {
            List<String> log = Collections.synchronizedList(new ArrayList<>());
            ServerOptions options = Fixture.options()
                    .withDatabase(proxy.url(cluster.url()) + "&loginTimeout=2&socketTimeout=2")
                    .withLog(log::add);
            try (MienServer server = Fixture.start(options)) {
                Client client = new Client(server);
                assertThat(client.get("/api/v1/jobs").statusCode()).isEqualTo(200);
                proxy.freeze(true);
                for (int i = 0; i < 3; i++) {
                    HttpResponse<String> answer = client.get("/api/v1/jobs");
                    assertThat(answer.statusCode()).isEqualTo(503);
                    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                    assertThat(Client.json(answer).get("detail").asText())
                            .isEqualTo("the server's database does not answer now; try again");
                }
                assertThat(client.post("/api/v1/analyses", "image/png", Fixture.sample("happiness.png"))
                                .statusCode())
                        .as("what needs no database")
                        .isEqualTo(200);
                assertThat(String.join("", log)).contains("StoreException");
                proxy.freeze(false);
            }
        }
    }

    @Test
    void resultsAndJobsOutliveTheServer() throws Exception {
        Path programs = PostgresCluster.programs();
        Path secret = folder.resolve("secret");
        Secret.make(secret);
        try (PostgresCluster cluster = PostgresCluster.start(programs)) {
            ServerOptions options =
                    Fixture.options().withDatabase(cluster.url()).withPolicy(policy(), Optional.of(secret));
            String id;
            try (MienServer server = Fixture.start(options)) {
                Client client = new Client(server);
                byte[] picture = Fixture.sample("happiness.png");
                assertThat(client.post("/api/v1/analyses?subject=p-17", "image/png", picture)
                                .headers()
                                .firstValue("Mien-Kept"))
                        .isPresent();
                id = Client.json(client.post("/api/v1/videos?subject=p-17", "video/mp4", Fixture.clip(20)))
                        .get("id")
                        .asText();
            }
            try (MienServer server = Fixture.start(options)) {
                Client client = new Client(server);
                for (long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
                        !client.get("/api/v1/jobs/" + id).body().contains("\"done\"");
                        Thread.sleep(50)) {
                    assertThat(System.nanoTime()).as("never done").isLessThan(end);
                }
                assertThat(client.get("/api/v1/subjects/p-17/export").body())
                        .contains("\"subject\":\"p-17\"", "\"type\":\"frame\"", "\"picture\":1", "\"base64\":\"");
                client.send(client.request("/api/v1/subjects/p-17").DELETE());
                assertThat(client.get("/api/v1/subjects/p-17/export").body()).isEmpty();
            }
            assertThat(Files.exists(options.store().resolve("store.sqlite"))).isFalse();
        }
    }
}
