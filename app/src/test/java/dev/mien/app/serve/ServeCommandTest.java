package dev.mien.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.app.Cli;
import dev.mien.pipeline.PipelineSpec;
import dev.mien.server.MienServer;
import dev.mien.server.ServerOptions;
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
import java.util.List;
import java.util.Map;
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
        try (MienServer server = MienServer.start(ServerOptions.defaults().withPort(0))) {
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
        ServerOptions options = new ServerOptions("127.0.0.1", 0, java.util.Optional.empty(), 1, usual, line -> {});
        try (MienServer server = MienServer.start(options)) {
            Path file = Cli.sample("anger.png");
            Cli.Run run = Cli.mien("analyze", file, "--pipeline", "fast", "--threshold", "0.9");
            assertThat(analyze(server.address(), "", file.toString(), Files.readAllBytes(file))
                            .body())
                    .isEqualTo(run.out());
        }
    }

    @Test
    void sigtermEndsItInOrder() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.mien.app.Mien",
                        "serve",
                        "--port=0",
                        "--pipeline=fast")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            String line = said.readLine();
            assertThat(line).startsWith("mien: serving at http://127.0.0.1:");
            String address = line.replaceFirst(".*(http://[0-9.:]+).*", "$1");
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
    void wrongUsageIsSaidInOneLine() throws IOException {
        says(2, "--host 0.0.0.0 can be reached from other machines", "serve", "--host", "0.0.0.0");
        says(2, "--workers must be at least 1", "serve", "--workers", "0");
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
        says(2, "unknown pipeline 'none'", "serve", "--pipeline", "none", "--port", "0");
        says(1, "no such file", "serve", "--keys", folder.resolve("none.json"));
        Path broken = Files.writeString(folder.resolve("broken.json"), "{");
        says(1, "no JSON", "serve", "--keys", broken);
        try (MienServer server = MienServer.start(ServerOptions.defaults().withPort(0))) {
            String port = server.address().replaceFirst(".*:", "");
            says(1, "in use", "serve", "--port", port);
        }
    }

    private static void says(int exit, String words, Object... arguments) {
        Cli.Run run = Cli.mien(arguments);
        assertThat(run.exit()).as(run.err()).isEqualTo(exit);
        assertThat(run.errLines()).hasSize(1);
        assertThat(run.err()).contains(words);
    }
}
