package dev.mien.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.source.FrameSource;
import dev.mien.source.VideoException;
import dev.mien.testkit.StreamServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
