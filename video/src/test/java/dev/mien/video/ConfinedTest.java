package dev.mien.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.source.FrameSource;
import dev.mien.source.VideoException;
import dev.mien.testkit.StreamServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An address that others name leads to its host and port, whatever is sent from there. */
class ConfinedTest {
    private static final ReadOptions CONFINED = ReadOptions.defaults()
            .withTimeout(Duration.ofSeconds(10))
            .withPatience(Duration.ZERO)
            .withConfined();

    @TempDir
    private static Path folder;

    private static byte[] stream = {};

    @BeforeAll
    static void makeStream() throws IOException {
        stream = Files.readAllBytes(Clips.make(
                folder, "-f lavfi -i testsrc2=size=160x120:rate=25:duration=2 -c:v libopenh264 -g 10 stream.ts"));
    }

    private static String withPassword(StreamServer server) {
        return server.address().replace("://", "://admin:secret@") + "?token=hidden";
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aStreamIsReadUnderItsOwnName(boolean rtsp) throws IOException {
        try (StreamServer server = new StreamServer(stream, rtsp);
                FrameSource source = Videos.open(withPassword(server), CONFINED)) {
            assertThat(source.info().name()).isEqualTo(server.address());
            for (int i = 0; i < 25; i++) {
                assertThat(source.next()).isPresent();
            }
            assertThat(server.asked()).contains("/live?token=hidden");
            if (!rtsp) {
                assertThat(server.asked())
                        .contains("\r\nHost: " + server.address().replaceAll("http://|/live", "") + "\r\n");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nobodyIsFollowedElsewhere(boolean rtsp) throws IOException {
        try (StreamServer server = new StreamServer(stream, rtsp);
                StreamServer other = new StreamServer(stream, rtsp)) {
            server.redirect(other.address());
            assertThatThrownBy(() -> Videos.open(withPassword(server), CONFINED))
                    .isInstanceOf(VideoException.class)
                    .hasMessage(server.address() + ": leads to another address, which is not followed; name that one");
            assertThat(other.connected()).isZero();
            try (FrameSource followed = Videos.open(server.address())) { // where nobody is confined
                assertThat(followed.next()).isPresent();
            }
            assertThat(other.connected()).isPositive();
        }
    }

    /** FFmpeg asks whomever {@code http_proxy} names, and would give the password and follow from there. */
    @Test
    void aProxyOfTheEnvironmentIsNotAsked() throws Exception {
        try (StreamServer server = new StreamServer(stream, false);
                StreamServer proxy = new StreamServer(stream, false)) {
            Path said = folder.resolve("said.txt");
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            FirstFrame.class.getName(),
                            withPassword(server))
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile());
            builder.environment().put("http_proxy", proxy.address().replace("/live", ""));
            builder.environment().remove("no_proxy");
            assertThat(builder.start().waitFor()).as(Files.readString(said)).isZero();
            assertThat(proxy.connected()).isZero();
            assertThat(server.connected()).isPositive();
        }
    }

    /** A program of its own, since no process can change its environment. */
    static final class FirstFrame {
        private FirstFrame() {}

        public static void main(String[] arguments) throws IOException {
            try (FrameSource source = Videos.open(arguments[0], CONFINED)) {
                System.exit(source.next().isPresent() ? 0 : 1);
            }
        }
    }

    @Test
    void aPlayListIsNoStream() throws IOException {
        try (StreamServer other = new StreamServer(stream, false)) {
            String list = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n" + other.address() + "\n#EXT-X-ENDLIST\n";
            try (StreamServer server = new StreamServer(list.getBytes(StandardCharsets.US_ASCII), false)) {
                assertThatThrownBy(() ->
                                Videos.open(server.address() + ".m3u8", CONFINED.withTimeout(Duration.ofSeconds(2))))
                        .isInstanceOf(VideoException.class)
                        .hasMessageStartingWith(server.address());
            }
            assertThat(other.connected()).isZero();
        }
    }

    @Test
    void whatStaysAwayIsSaidWithoutItsPassword() throws IOException {
        StreamServer server = new StreamServer(stream, true);
        server.close();
        assertThatThrownBy(() -> Videos.open(withPassword(server), CONFINED))
                .isInstanceOf(VideoException.class)
                .hasMessageStartingWith(server.address() + ": no connection")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("secret", "hidden"));
    }

    /** Whom Java does not trust is told nothing: neither path nor password. */
    @ParameterizedTest
    @ValueSource(strings = {"https", "rtsps"})
    void aCertificateThatNobodyTrustsIsRefused(String scheme) throws Exception {
        try (ServerSocket listener = selfSigned(scheme)
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Integer> heard = CompletableFuture.supplyAsync(() -> {
                try (Socket socket = listener.accept()) {
                    return socket.getInputStream().read();
                } catch (IOException e) {
                    return -1; // the other side breaks off the handshake
                }
            });
            String address = scheme + "://127.0.0.1:" + listener.getLocalPort() + "/live";
            assertThatThrownBy(() -> Videos.open(address.replace("://", "://admin:secret@"), CONFINED))
                    .isInstanceOf(VideoException.class)
                    .hasMessageStartingWith(address + ": no connection, as its certificate is not trusted");
            assertThat(heard.get(1, TimeUnit.MINUTES)).isEqualTo(-1);
        }
    }

    private static SSLContext selfSigned(String name) throws Exception {
        Path keys = folder.resolve(name + ".p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String options =
                "-genkeypair -keyalg EC -dname CN=127.0.0.1 -ext SAN=ip:127.0.0.1 -storepass of-a-test -keystore";
        List<String> command = new ArrayList<>(List.of(keytool));
        command.addAll(List.of(options.split(" ")));
        command.add(keys.toString());
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
        KeyStore store = KeyStore.getInstance(keys.toFile(), "of-a-test".toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, "of-a-test".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/etc/passwd", "file:///etc/passwd", "udp://127.0.0.1:9", "rtsp:///x", "rtsp://a b:secret@c/", ""
            })
    void filesAndOtherAddressesAreRefused(String address) {
        assertThatThrownBy(() -> Videos.open(address, CONFINED))
                .isInstanceOf(VideoException.class)
                .hasMessageContaining("expected http, https, rtsp, rtsps")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("secret"));
    }
}
