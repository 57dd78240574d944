package dev.mien.server.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.face.Frame;
import dev.mien.server.Fixture;
import dev.mien.source.FrameSource;
import dev.mien.source.VideoException;
import dev.mien.testkit.Skip;
import dev.mien.video.Videos;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Videos decoded by a process of their own, which is ended in every way. */
class DecoderTest {
    @TempDir
    private Path folder;

    private Path clip(int frames) throws IOException {
        return Files.write(folder.resolve("clip.mp4"), Fixture.clip(frames));
    }

    private static List<Frame> all(FrameSource source) {
        List<Frame> frames = new ArrayList<>();
        for (Optional<Frame> frame = source.next(); frame.isPresent(); frame = source.next()) {
            frames.add(frame.get());
        }
        return frames;
    }

    private static void signal(Decoder decoder, String signal) throws Exception {
        Skip.unless(Files.isExecutable(Path.of("/bin/sh")), "signals are sent by sh");
        Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + decoder.pid()).start();
        assertThat(kill.waitFor()).isZero();
    }

    @Test
    void framesAndAllThatIsSaidAreThoseOfTheDecoderItself() throws IOException {
        Path clip = clip(30);
        byte[] whole = Files.readAllBytes(clip);
        Path cut = Files.write(folder.resolve("cut.ts"), whole);
        for (Path video : List.of(clip, cut)) {
            try (Decoder apart = Decoder.open(video);
                    FrameSource here = Videos.open(video.toString())) {
                assertThat(apart.info()).isEqualTo(here.info());
                assertThat(all(apart)).isEqualTo(all(here)).hasSize(30);
                assertThat(apart.faults()).isEqualTo(here.faults());
                assertThat(apart.next()).isEmpty();
            }
        }
    }

    @Test
    void whatIsWrongWithAVideoIsSaid() throws IOException {
        byte[] whole = Fixture.clip(60);
        byte[] holed = whole.clone();
        for (int i = whole.length / 3; i < whole.length / 3 + 2000 && i < whole.length / 2; i++) {
            holed[i] = (byte) (31 * i);
        }
        Path damaged = Files.write(folder.resolve("damaged.mp4"), holed);
        try (Decoder apart = Decoder.open(damaged);
                FrameSource here = Videos.open(damaged.toString())) {
            assertThat(all(apart)).isEqualTo(all(here));
            assertThat(apart.faults()).isEqualTo(here.faults());
        }
        Path text = Files.writeString(folder.resolve("text.mp4"), "no video");
        assertThatThrownBy(() -> Decoder.open(text))
                .isInstanceOf(VideoException.class)
                .hasMessageStartingWith(text + ": ");
    }

    @Test
    void aDecoderThatCrashesIsNotTheEndOfItsServer() throws Exception {
        for (String signal : List.of("SEGV", "KILL")) {
            try (Decoder decoder = Decoder.open(clip(600))) {
                assertThat(decoder.next()).isPresent();
                signal(decoder, signal);
                assertThatThrownBy(() -> all(decoder))
                        .isInstanceOf(UncheckedIOException.class)
                        .cause()
                        .isInstanceOf(DecoderException.class)
                        .hasMessageContaining("ended with");
            }
        }
        assertThat(folder.toFile().list()).as("no report of a crash, no core").containsExactly("clip.mp4");
    }

    @Test
    void aDecoderThatHangsIsEnded() throws Exception {
        try (Decoder decoder = Decoder.open(clip(600))) {
            decoder.hurry(Duration.ofSeconds(2));
            signal(decoder, "STOP");
            assertThatThrownBy(() -> all(decoder))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("gave nothing for 2 s");
        }
    }

    @Test
    void closingEndsTheProcessAndTheReader() throws Exception {
        Decoder decoder = Decoder.open(clip(600));
        decoder.next();
        ProcessHandle process = ProcessHandle.of(decoder.pid()).orElseThrow();
        Thread closer = new Thread(decoder::close);
        closer.start();
        all(decoder);
        closer.join();
        process.onExit().get(1, TimeUnit.MINUTES);
        assertThat(decoder.next()).isEmpty();
    }
}
