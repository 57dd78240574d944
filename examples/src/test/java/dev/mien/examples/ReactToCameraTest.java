package dev.mien.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.pipeline.PipelineSpec;
import dev.mien.server.MienServer;
import dev.mien.server.ServerOptions;
import dev.mien.testkit.SamplePictures;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReactToCameraTest {
    @TempDir
    private Path store;

    @Test
    void whoSmilesIsGreetedWhileTheSmileLasts() throws Exception {
        ServerOptions options = new ServerOptions(
                ServerOptions.HOST,
                0,
                Optional.empty(),
                store,
                ServerOptions.KEPT,
                1,
                PipelineSpec.of(Map.of("pipeline", "fast")),
                line -> {});
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (MienServer server = MienServer.start(options);
                PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            String address = server.address().replace("http", "ws");
            CompletableFuture<Void> program =
                    CompletableFuture.runAsync(() -> ReactToCamera.main(new String[] {address}));
            Camera camera = new Camera(URI.create(address + "/api/v1/live?session=door&every=1"));
            for (int i = 0; i < 40; i++) {
                camera.sees(i * 0.1, i < 20 ? "neutral.png" : "happiness.png");
            }
            assertThat(said.toString(StandardCharsets.UTF_8)).isEqualTo("person 1 smiles" + System.lineSeparator());
            camera.end();
            program.get(60, TimeUnit.SECONDS);
        } finally {
            System.setOut(before);
        }
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("person 1 smiles", "person 1 has smiled");
    }

    private static final class Camera implements WebSocket.Listener {
        private final Semaphore read = new Semaphore(0);
        private final WebSocket socket;

        Camera(URI address) {
            socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(address, this)
                    .join();
        }

        /** Waits until the server has read it. */
        void sees(double time, String sample) throws Exception {
            socket.sendText("{\"time\": " + time + "}", true).join();
            byte[] picture = Files.readAllBytes(SamplePictures.folder().resolve(sample));
            socket.sendBinary(ByteBuffer.wrap(picture), true).join();
            assertThat(read.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
        }

        void end() {
            socket.sendText("{\"end\": true}", true).join();
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            if (data.toString().startsWith("{\"type\":\"frame\"")) {
                read.release();
            }
            from.request(1);
            return null;
        }
    }
}
