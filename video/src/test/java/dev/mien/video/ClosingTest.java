package dev.mien.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.face.Frame;
import dev.mien.source.FrameSource;
import dev.mien.source.VideoException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading ends cleanly wherever it is stopped, and leaves nothing behind. */
class ClosingTest {
    @TempDir
    private Path folder;

    private Path clip = Path.of("");

    @BeforeEach
    void makeClip() {
        clip = Clips.make(
                folder, "-f lavfi -i testsrc2=size=640x360:rate=25:duration=3 -c:v libopenh264 -b:v 1M clip.mp4");
    }

    @Test
    void closedInTheMiddleItEnds() throws VideoException {
        FrameSource source = Videos.open(clip.toString());
        assertThat(source.next()).isPresent();
        source.close();
        source.close();

        assertThat(source.next()).isEmpty();
        assertThat(source.faults()).isEmpty();
        assertThat(readers()).isZero();
    }

    @Test
    @SuppressWarnings("try")
    void closedByAnotherThreadItEndsForTheReader() throws Exception {
        try (FrameSource source = Videos.open(clip.toString())) {
            CompletableFuture<Optional<Frame>> end = CompletableFuture.supplyAsync(() -> {
                Optional<Frame> frame;
                do {
                    frame = source.next();
                } while (frame.isPresent());
                return frame;
            });
            source.close();
            assertThat(end.get(20, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @Test
    void anInterruptedReaderGetsTheEndAndKeepsItsFlag() throws VideoException {
        try (FrameSource source = Videos.open(clip.toString())) {
            Thread.currentThread().interrupt();
            assertThat(source.next()).isEmpty();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(source.next()).isPresent();
        }
    }

    @Test
    void memoryStaysFlat() throws VideoException {
        long allowed = 64L << 20;
        readAndClose(3);
        long before = Pointer.physicalBytes();
        readAndClose(40);
        assertThat(Pointer.physicalBytes() - before).isLessThan(allowed);
    }

    /** A copy kept of each video read, a decoder's pictures or a converter, would be several megabytes each time. */
    private void readAndClose(int times) throws VideoException {
        for (int i = 0; i < times; i++) {
            try (FrameSource source = Videos.open(clip.toString())) {
                for (int frame = 0; frame < 12; frame++) {
                    assertThat(source.next()).isPresent();
                }
            }
        }
        System.gc();
    }

    private static long readers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("mien-video"))
                .count();
    }
}
