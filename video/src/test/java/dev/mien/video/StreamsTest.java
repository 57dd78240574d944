package dev.mien.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.face.Frame;
import dev.mien.source.FrameSource;
import dev.mien.source.VideoException;
import dev.mien.testkit.StreamServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams come, break, come back and are given up; nothing hangs. */
class StreamsTest {
    private static final int FRAMES = 50;
    private static final ReadOptions IMPATIENT =
            ReadOptions.defaults().withTimeout(Duration.ofSeconds(2)).withPatience(Duration.ofMillis(600));

    @TempDir
    private static Path folder;

    private static byte[] stream = {};

    @BeforeAll
    static void makeStream() throws IOException {
        stream = Files.readAllBytes(Clips.make(
                folder, "-f lavfi -i testsrc2=size=160x120:rate=25:duration=2 -c:v libopenh264 -g 10 stream.ts"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aStreamThatIsCutTwiceComesBack(boolean rtsp) throws IOException {
        try (StreamServer server = new StreamServer(stream, rtsp);
                FrameSource source =
                        Videos.open(server.address(), ReadOptions.defaults().withTimeout(Duration.ofSeconds(5)))) {
            assertThat(source.info().duration()).isEmpty();
            Duration last = read(source, 30, Duration.ofNanos(-1));
            for (int cut = 0; cut < 2; cut++) {
                server.cut();
                // What was sent before is still read; then the stream begins anew, later by what was missed.
                last = read(source, FRAMES, last);
            }
            assertThat(server.connected()).isGreaterThanOrEqualTo(3);
            assertThat(source.faults())
                    .isNotEmpty()
                    .allMatch(line -> line.contains(": lost after ") && line.contains(", back after "));
        }
    }

    @Test
    void theGapOfALostStreamShowsInTheTimes() throws IOException {
        try (StreamServer server = new StreamServer(stream, false);
                FrameSource source =
                        Videos.open(server.address(), ReadOptions.defaults().withTimeout(Duration.ofSeconds(5)))) {
            server.answer(false);
            server.cut();
            CompletableFuture.delayedExecutor(3000, TimeUnit.MILLISECONDS).execute(() -> server.answer(true));
            Duration longest = Duration.ZERO;
            Duration last = Duration.ZERO;
            for (int i = 0; longest.compareTo(Duration.ofMillis(500)) < 0 && i <= FRAMES; i++) {
                Frame frame = source.next().orElseThrow();
                assertThat(frame.index()).isEqualTo(i);
                longest = frame.time().minus(last);
                last = frame.time();
            }
            assertThat(longest).isGreaterThan(Duration.ofMillis(500));
        }
    }

    @Test
    void aStreamThatStaysAwayIsGivenUp() throws IOException {
        try (StreamServer server = new StreamServer(stream, false);
                FrameSource source = Videos.open(server.address(), IMPATIENT)) {
            server.answer(false);
            Reading reading = Reading.of(source);

            // The stream goes silent; what was sent until then is there.
            assertThat(reading.frames()).hasSizeGreaterThan(FRAMES - 15);
            assertThat(reading.faults()).hasSize(1);
            assertThat(reading.faults().get(0))
                    .startsWith(server.address() + ": lost after ")
                    .contains("nothing came for 2.0 s")
                    .contains("given up after");
        }
    }

    @Test
    void aServerThatSaysNothingIsReported() throws IOException {
        try (StreamServer server = new StreamServer(new byte[0], false)) {
            assertThatThrownBy(() -> Videos.open(server.address(), IMPATIENT))
                    .isInstanceOf(VideoException.class)
                    .hasMessage(server.address() + ": nothing came within 2.0 s; check the address and the network,"
                            + " or raise the time-out");
        }
    }

    @Test
    void closingEndsWaitingForASilentStream() throws Exception {
        ReadOptions patient = ReadOptions.defaults().withTimeout(Duration.ofMinutes(10));
        try (StreamServer server = new StreamServer(stream, true)) {
            FrameSource source = Videos.open(server.address(), patient);
            CompletableFuture<Optional<Frame>> end = CompletableFuture.supplyAsync(() -> {
                Optional<Frame> frame;
                do {
                    frame = source.next();
                } while (frame.isPresent());
                return frame;
            });
            read(source, 1, Duration.ofNanos(-1));
            source.close();
            assertThat(end.get(20, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @Test
    void aLiveStreamEndsWhereWantedAndHasNoPast() throws IOException {
        try (StreamServer server = new StreamServer(stream, false)) {
            Reading reading =
                    Reading.of(server.address(), ReadOptions.defaults().withTo(Duration.ofMillis(500)));
            assertThat(reading.frames())
                    .isNotEmpty()
                    .allMatch(frame -> frame.time().toMillis() < 500);
            assertThat(reading.faults()).isEmpty();

            assertThatThrownBy(() -> Videos.open(server.address(), IMPATIENT.withFrom(Duration.ofSeconds(1))))
                    .hasMessageContaining("live, it cannot begin at 1.00 s");
        }
    }

    /** Reads so many frames and gives the time of the last; times rise. */
    private static Duration read(FrameSource source, int frames, Duration after) {
        Duration last = after;
        for (int i = 0; i < frames; i++) {
            Frame frame = source.next().orElseThrow();
            assertThat(frame.time()).isGreaterThan(last);
            last = frame.time();
        }
        return last;
    }
}
