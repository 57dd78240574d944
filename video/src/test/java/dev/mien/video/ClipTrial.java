package dev.mien.video;

import dev.mien.base.Limits;
import dev.mien.face.Frame;
import dev.mien.image.DecodeLimits;
import dev.mien.image.ImageReadException;
import dev.mien.image.Images;
import dev.mien.source.FrameSource;
import dev.mien.source.VideoException;
import dev.mien.testkit.ReaderPromise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Reads a clip or picture to its end, or until a damaged one has given more frames than it can rightly have. */
final class ClipTrial {
    private static final int MOST_FRAMES = 100;
    private static final int MOST_PIXELS = 1 << 18;
    private static final ReaderPromise CLIP =
            new ReaderPromise(VideoException.class, 12L * MOST_FRAMES * MOST_PIXELS, 10);
    private static final ReaderPromise PICTURE = new ReaderPromise(ImageReadException.class, 32L * MOST_PIXELS, 10);

    private ClipTrial() {}

    /**
     * In words, what became of it.
     *
     * @param file where it is to lie; the ending counts
     * @param from where reading begins, 0 for the start
     */
    static String of(Path file, byte[] content, Duration from) throws IOException {
        if (file.toString().endsWith(".avif") || file.toString().endsWith(".jp2")) {
            return PICTURE.kept(content, () -> {
                Images.read(content, "fuzz", new DecodeLimits(Limits.PICTURE_BYTES, MOST_PIXELS));
                return "read";
            });
        }
        Files.write(file, content);
        return CLIP.kept(content, () -> frames(file, from) + " frames");
    }

    private static int frames(Path file, Duration from) throws VideoException {
        ReadOptions options = ReadOptions.defaults().withMaxPixels(MOST_PIXELS).withFrom(from);
        try (FrameSource source = Videos.open(file.toString(), options)) {
            int frames = 0;
            for (Optional<Frame> next = source.next(); next.isPresent() && frames < MOST_FRAMES; next = source.next()) {
                frames++;
            }
            for (String fault : source.faults()) {
                ReaderPromise.isPlain(fault, new byte[0]);
            }
            return frames;
        }
    }
}
