package dev.mien.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.base.WorkFolder;
import dev.mien.server.policy.PolicyFile;
import dev.mien.server.store.PostgresCluster;
import dev.mien.server.vault.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreBackupTest {
    @TempDir
    private Path folder;

    private ServerOptions options;
    private Path backup;
    private String job = "";

    @BeforeEach
    void makeOptions() throws IOException {
        Path secret = folder.resolve("secret");
        Secret.make(secret);
        backup = folder.resolve("monday.mienstore");
        options = Fixture.options()
                .withStore(folder.resolve("store"))
                .withPolicy(PolicyFile.read(Path.of("../docs/guide/policy.json")), Optional.of(secret));
    }

    private static StoreBackup of(ServerOptions options) {
        return new StoreBackup(options.store(), options.database());
    }

    /** Two results, a video that is done and one that is to be done still. */
    private String fill() throws Exception {
        byte[] clip = Fixture.clip(20);
        try (MienServer server = Fixture.start(options)) {
            Client client = new Client(server);
            for (String subject : new String[] {"p-17", "p-18"}) {
                client.post("/api/v1/analyses?subject=" + subject, "image/png", Fixture.sample("anger.png"));
            }
            job = Client.json(client.post("/api/v1/videos?subject=p-17", "video/mp4", clip))
                    .get("id")
                    .asText();
            done(client, job);
            client.post("/api/v1/videos?subject=p-18", "video/mp4", clip);
            return everything(client);
        }
    }

    private static void done(Client client, String id) throws InterruptedException {
        for (long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
                !client.get("/api/v1/jobs/" + id).body().contains("\"done\"");
                Thread.sleep(50)) {
            assertThat(System.nanoTime()).as("never done").isLessThan(end);
        }
    }

    private String everything(Client client) {
        return client.get("/api/v1/subjects/p-17/export").body()
                + client.get("/api/v1/jobs/" + job + "/result").body();
    }

    private void loseTheStore() throws IOException {
        WorkFolder.delete(options.store().resolve("jobs"));
        for (String name : new String[] {"store.sqlite", "store.sqlite-wal", "store.sqlite-shm"}) {
            Files.deleteIfExists(options.store().resolve(name));
        }
    }

    @Test
    void aRestoredStoreAnswersTheSame() throws Exception {
        String before = fill();
        assertThat(of(options).write(backup)).isEqualTo(new StoreBackup.Content(2, 2));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> of(options).restore(backup))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("restore into an empty store");
        loseTheStore();
        assertThat(of(options).restore(backup)).isEqualTo(new StoreBackup.Content(2, 2));
        try (MienServer server = Fixture.start(options)) {
            Client client = new Client(server);
            assertThat(everything(client)).isEqualTo(before);
            String waiting = Client.json(client.get("/api/v1/subjects/p-18"))
                    .at("/jobs/0/id")
                    .asText();
            done(client, waiting);
            client.send(client.request("/api/v1/subjects/p-17").DELETE());
        }
        loseTheStore();
        assertThat(of(options).restore(backup))
                .as("without the job and the result of who was deleted")
                .isEqualTo(new StoreBackup.Content(1, 1));
        assertThat(options.store().resolve("jobs").resolve(job)).doesNotExist();
        try (MienServer server = Fixture.start(options)) {
            Client client = new Client(server);
            assertThat(client.get("/api/v1/subjects/p-17/export").body()).isEmpty();
            assertThat(client.get("/api/v1/subjects/p-18/export").body()).contains("\"result\":{");
        }
    }

    @Test
    void fromOneDatabaseToTheOther() throws Exception {
        Path programs = PostgresCluster.programs();
        String before = fill();
        of(options).write(backup);
        loseTheStore();
        try (PostgresCluster cluster = PostgresCluster.start(programs)) {
            ServerOptions other = options.withDatabase(cluster.url());
            of(other).restore(backup);
            try (MienServer server = Fixture.start(other)) {
                assertThat(everything(new Client(server))).isEqualTo(before);
            }
        }
    }

    @Test
    void aServerAtWorkIsNotBackedUp() throws Exception {
        Fixture.start(options).close();
        try (MienServer server = Fixture.start(options)) {
            assertThat(server.address()).isNotEmpty();
            assertThatThrownBy(() -> of(options).write(backup))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another server");
        }
        assertThat(backup).doesNotExist();
        assertThat(of(options).write(backup)).isEqualTo(new StoreBackup.Content(0, 0));
    }

    @Test
    void whatIsNoWholeBackupRestoresNothing() throws Exception {
        try (MienServer server = Fixture.start(options)) {
            new Client(server).post("/api/v1/analyses?subject=p", "image/png", Fixture.sample("anger.png"));
        }
        of(options).write(backup);
        byte[] whole = Files.readAllBytes(backup);
        Path empty = folder.resolve("empty");
        StoreBackup target = new StoreBackup(empty, Optional.empty());
        for (int length : new int[] {0, 10, whole.length / 2, whole.length - 1}) {
            Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> target.restore(cut))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no backup")
                    .hasMessageNotContaining("\n");
        }
        byte[] changed = whole.clone();
        changed[changed.length / 3] ^= 1;
        Path damaged = Files.write(folder.resolve("damaged"), changed);
        assertThatThrownBy(() -> target.restore(damaged)).isInstanceOf(IOException.class);
        assertThat(target.restore(backup)).isEqualTo(new StoreBackup.Content(0, 1));
    }
}
