package dev.mien.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.source.FrameSource;
import dev.mien.source.VideoInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class LiveSourceTest {
    private static final Image IMAGE = Image.gray(1, 1, new byte[1]);

    @Test
    void whoIsSlowMissesFramesAndGetsTheNewest() throws InterruptedException {
        Camera camera = new Camera(Optional.empty());
        try (LiveSource live = new LiveSource(camera)) {
            camera.show(0);
            assertThat(live.next().orElseThrow().index()).isEqualTo(0);
            for (int i = 1; i <= 5; i++) {
                camera.show(i);
            }
            camera.end();
            camera.awaitEnd();

            assertThat(live.next().orElseThrow().index()).isEqualTo(5);
            assertThat(live.dropped()).isEqualTo(4);
            assertThat(live.age()).isPositive();
            assertThat(live.next()).isEmpty();
            assertThat(live.dropped()).isEqualTo(4);
        }
        assertThat(camera.closed).isTrue();
    }

    @Test
    void aRecordingComesAtItsOwnPace() throws InterruptedException {
        Camera camera = new Camera(Optional.of(Duration.ofSeconds(1)));
        long began = System.nanoTime();
        for (int i = 0; i <= 4; i++) {
            camera.show(i);
        }
        camera.end();
        List<Frame> frames = new ArrayList<>();
        try (LiveSource live = new LiveSource(camera)) {
            for (Optional<Frame> frame = live.next(); frame.isPresent(); frame = live.next()) {
                frames.add(frame.get());
                Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
                assertThat(elapsed).isGreaterThanOrEqualTo(frame.get().time());
            }
            assertThat(frames.get(frames.size() - 1).index()).isEqualTo(4);
            assertThat(frames.size() + live.dropped()).isEqualTo(5);
        }
    }

    @Test
    void whatBreaksTheSourceIsThrownToTheReader() {
        Camera camera = new Camera(Optional.empty());
        camera.breakDown();
        try (LiveSource live = new LiveSource(camera);
                ReadAhead ahead = new ReadAhead(brokenCamera())) {
            assertThat(catchThrowable(live::next)).hasMessage("broken");
            assertThat(catchThrowable(ahead::next)).hasMessage("broken");
        }
    }

    private static Camera brokenCamera() {
        Camera camera = new Camera(Optional.empty());
        camera.breakDown();
        return camera;
    }

    /** Shows frames, 20 ms apart by their times, when told to. */
    private static final class Camera implements FrameSource {
        private final Optional<Duration> duration;
        private final BlockingQueue<Optional<Frame>> shown = new LinkedBlockingQueue<>();
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile boolean broken;
        private volatile boolean closed;

        Camera(Optional<Duration> duration) {
            this.duration = duration;
        }

        void show(int index) {
            shown.add(Optional.of(new Frame(IMAGE, index, Duration.ofMillis(20L * index))));
        }

        void end() {
            shown.add(Optional.empty());
        }

        /** Until all frames were handed over: the end is asked for after the last was taken. */
        void awaitEnd() throws InterruptedException {
            over.await();
        }

        void breakDown() {
            broken = true;
        }

        @Override
        public VideoInfo info() {
            return new VideoInfo("camera", "none", 1, 1, OptionalDouble.empty(), duration);
        }

        @Override
        public Optional<Frame> next() {
            if (broken) {
                throw new IllegalStateException("broken");
            }
            try {
                Optional<Frame> frame = shown.take();
                if (frame.isEmpty()) {
                    over.countDown();
                }
                return frame;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }

        @Override
        public List<String> faults() {
            return List.of();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
