package dev.mien.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.server.policy.PolicyFile;
import dev.mien.server.store.PostgresCluster;
import dev.mien.server.vault.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service on PostgreSQL; without one installed this says that it skips. */
class PostgresServerTest {
    @TempDir
    private Path folder;

    @Test
    void resultsAndJobsOutliveTheServer() throws Exception {
        Path programs = PostgresCluster.programs();
        Path secret = folder.resolve("secret");
        Secret.make(secret);
        try (PostgresCluster cluster = PostgresCluster.start(programs)) {
            ServerOptions options = Fixture.options()
                    .withDatabase(cluster.url())
                    .withPolicy(PolicyFile.read(Path.of("../docs/guide/policy.json")), Optional.of(secret));
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
                        .contains("\"subject\":\"p-17\"", "\"type\":\"frame\"");
                client.send(client.request("/api/v1/subjects/p-17").DELETE());
                assertThat(client.get("/api/v1/subjects/p-17/export").body()).isEmpty();
            }
            assertThat(Files.exists(options.store().resolve("store.sqlite"))).isFalse();
        }
    }
}
