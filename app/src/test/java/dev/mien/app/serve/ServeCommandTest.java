package dev.mien.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.app.Cli;
import dev.mien.image.Image;
import dev.mien.pipeline.PipelineSpec;
import dev.mien.server.MienServer;
import dev.mien.server.ServerOptions;
import dev.mien.testkit.SamplePictures;
import dev.mien.video.VideoWriter;
import dev.mien.video.WriteOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private static HttpResponse<String> analyze(String address, String query, String name, byte[] picture)
            throws IOException, InterruptedException {
        byte[] head = ("--x\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"" + name + "\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(address + "/api/v1/analyses" + query))
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofByteArrays(
                                List.of(head, picture, "\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8))))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Byte for byte, for every sample and with options. */
    @Test
    void resultsAreThoseOfTheCommandLine() throws Exception {
        try (MienServer server =
                MienServer.start(ServerOptions.defaults().withPort(0).withStore(folder))) {
            for (String sample : List.of("group.jpg", "anger.png", "happiness.png")) {
                Path file = Cli.sample(sample);
                byte[] picture = Files.readAllBytes(file);
                Cli.Run plain = Cli.mien("analyze", file, "--format", "jsonl");
                assertThat(plain.exit()).isZero();
                assertThat(analyze(server.address(), "", file.toString(), picture)
                                .body())
                        .isEqualTo(plain.out())
                        .contains("\"faces\":[{");
                Cli.Run asked = Cli.mien(
                        "analyze", file, "--pipeline", "fast", "--threshold", "0.9", "--min-size", "20", "--mirror");
                assertThat(analyze(
                                        server.address(),
                                        "?pipeline=fast&threshold=0.9&minSize=20&mirror=true",
                                        file.toString(),
                                        picture)
                                .body())
                        .isEqualTo(asked.out());
            }
        }
    }

    @Test
    void whatTheCommandLineAsksForIsTheUsual() throws Exception {
        PipelineSpec usual = PipelineSpec.of(Map.of("pipeline", "fast", "threshold", "0.9"));
        ServerOptions options =
                new ServerOptions("127.0.0.1", 0, Optional.empty(), folder, ServerOptions.KEPT, 1, usual, line -> {});
        try (MienServer server = MienServer.start(options)) {
            Path file = Cli.sample("anger.png");
            Cli.Run run = Cli.mien("analyze", file, "--pipeline", "fast", "--threshold", "0.9");
            assertThat(analyze(server.address(), "", file.toString(), Files.readAllBytes(file))
                            .body())
                    .isEqualTo(run.out());
        }
    }

    /** A server in a process of its own. */
    private Process serve() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.mien.app.Mien",
                        "serve",
                        "--port=0",
                        "--store=" + folder,
                        "--pipeline=fast")
                .redirectErrorStream(true)
                .start();
    }

    private static String address(BufferedReader said) throws IOException {
        String line = said.readLine();
        assertThat(line).startsWith("mien: serving at http://127.0.0.1:");
        return line.replaceFirst(".*(http://[0-9.:]+).*", "$1");
    }

    @Test
    void sigtermEndsItInOrder() throws Exception {
        Process process = serve();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            String address = address(said);
            assertThat(analyze(address, "", "a.png", Files.readAllBytes(Cli.sample("anger.png")))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(said.readLine()).startsWith("{\"time\":").contains("\"status\":200");
            process.toHandle().destroy(); // leaves the streams open
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(said.readLine()).isNull();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Killed as soon as it is accepted, and while it runs; what comes of it is what the command line says of the same video. */
    @Test
    void anAcceptedVideoOutlivesTheProcess() throws Exception {
        Path clip = folder.resolve("talk.mp4");
        Image face = SamplePictures.read("happiness.png");
        try (VideoWriter writer = VideoWriter.create(clip, face.width(), face.height(), WriteOptions.defaults())) {
            for (int i = 0; i < 150; i++) {
                writer.write(face, Duration.ofMillis(40L * i));
            }
        }
        String path = "";
        for (int kills = 0; kills < 2; kills++) {
            Process process = serve();
            try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
                String address = address(said);
                if (path.isEmpty()) {
                    HttpResponse<String> created = HTTP.send(
                            HttpRequest.newBuilder(URI.create(address + "/api/v1/videos?name=talk.mp4"))
                                    .header("Content-Type", "video/mp4")
                                    .POST(BodyPublishers.ofFile(clip))
                                    .build(),
                            BodyHandlers.ofString());
                    assertThat(created.statusCode()).isEqualTo(201);
                    path = created.headers().firstValue("Location").orElseThrow();
                } else {
                    waitFor(address + path, "\"running\"");
                }
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
        Process last = serve();
        try (BufferedReader said = last.inputReader(StandardCharsets.UTF_8)) {
            String address = address(said);
            waitFor(address + path, "\"done\"");
            String result = get(address + path + "/result");
            Cli.Run run = Cli.mien("video", clip, "--pipeline", "fast", "--format", "jsonl");
            assertThat(result).isEqualTo(run.out().replace(clip.toString(), "talk.mp4"));
        } finally {
            last.destroyForcibly();
        }
    }

    private static void waitFor(String address, String words) throws IOException, InterruptedException {
        for (long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2); System.nanoTime() < end; Thread.sleep(20)) {
            if (get(address).contains(words)) {
                return;
            }
        }
        throw new AssertionError("never " + words);
    }

    private static String get(String address) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                .body();
    }

    @Test
    void aKeyIsPrintedOnceAndNotedAsItsHash() throws IOException {
        Path keys = folder.resolve("keys.json");
        Cli.Run run = Cli.mien("serve", "--keys", keys, "--new-key", "shop", "--scopes", "analyze,live");
        assertThat(run.exit()).isZero();
        assertThat(run.out().strip()).matches("mien_[\\w-]{43}");
        assertThat(Files.readString(keys))
                .contains("shop", "live")
                .doesNotContain(run.out().strip());
        Cli.Run again = Cli.mien("serve", "--keys", keys, "--new-key", "shop");
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.errLines()).hasSize(1);
    }

    @Test
    void aSecretIsMadeOnceAndForItsOwnerAlone() throws IOException {
        Path secret = folder.resolve("secret");
        assertThat(Cli.mien("serve", "--new-secret", secret).exit()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
        says(1, "is there already", "serve", "--new-secret", secret);
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
        says(1, "chmod 600", "serve", "--secret", secret, "--store", folder, "--port", "0");
        says(
                1,
                "no secret",
                "serve",
                "--secret",
                Files.writeString(folder.resolve("x"), "x"),
                "--store",
                folder,
                "--port",
                "0");
    }

    @Test
    void wrongUsageIsSaidInOneLine() throws IOException {
        says(2, "--host 0.0.0.0 can be reached from other machines", "serve", "--host", "0.0.0.0");
        says(2, "--workers must be at least 1", "serve", "--workers", "0");
        says(2, "--keep must lie in 1 to 36500, got 0", "serve", "--keep", "0");
        says(2, "is not an int", "serve", "--keep", String.valueOf(Long.MAX_VALUE));
        says(2, "--store must be a folder or begin with jdbc:postgresql:", "serve", "--store", "jdbc:mysql://a/b");
        for (String address :
                new String[] {"//h/a?user=b&password=hunter2", "//b:hunter2@h/a", "//h/a?PASSWORD=hunter2"}) {
            says(2, "--store has a password", "serve", "--store", "jdbc:postgresql:" + address);
        }
        says(2, "--files says where files lie", "serve", "--store", folder, "--files", folder);
        says(
                1,
                "jdbc:postgresql://127.0.0.1:1/a: the store cannot be used",
                "serve",
                "--store",
                "jdbc:postgresql://127.0.0.1:1/a?user=x",
                "--files",
                folder,
                "--port",
                "0");
        says(2, "--port must lie in 0 to 65535", "serve", "--port", "65536");
        says(2, "add --keys FILE", "serve", "--new-key", "shop");
        says(2, "add --new-key NAME", "serve", "--scopes", "live");
        says(
                2,
                "unknown scope 'all'; known: analyze",
                "serve",
                "--keys",
                folder.resolve("k"),
                "--new-key",
                "a",
                "--scopes",
                "all");
        says(2, "unknown pipeline 'none'", "serve", "--pipeline", "none", "--port", "0", "--store", folder);
        says(1, "no such file", "serve", "--keys", folder.resolve("none.json"));
        Path policy = Files.writeString(folder.resolve("policy.json"), "{\"readings\": [\"soul\"]}");
        Cli.Run refused = Cli.mien("serve", "--policy", policy, "--store", folder);
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.errLines()).hasSize(4).allMatch(line -> line.startsWith("mien: " + policy + ": "));
        Files.copy(Path.of("../docs/guide/policy.json"), policy, StandardCopyOption.REPLACE_EXISTING);
        says(2, "--policy keeps results for 30 days", "serve", "--policy", policy, "--store", folder);
        Path broken = Files.writeString(folder.resolve("broken.json"), "{");
        says(1, "no JSON", "serve", "--keys", broken);
        try (MienServer server =
                MienServer.start(ServerOptions.defaults().withPort(0).withStore(folder))) {
            String port = server.address().replaceFirst(".*:", "");
            says(1, "another server keeps its videos there", "serve", "--port", "0", "--store", folder);
            says(1, "in use", "serve", "--port", port, "--store", folder.resolve("other"));
        }
    }

    private static void says(int exit, String words, Object... arguments) {
        Cli.Run run = Cli.mien(arguments);
        assertThat(run.exit()).as(run.err()).isEqualTo(exit);
        assertThat(run.errLines()).hasSize(1);
        assertThat(run.err()).contains(words);
    }
}
