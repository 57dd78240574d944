package dev.mien.app.video;

import dev.mien.image.Image;
import dev.mien.report.paint.Overlay;
import dev.mien.source.VideoException;
import dev.mien.source.VideoInfo;
import dev.mien.timeline.TimedFrame;
import dev.mien.video.VideoWriter;
import dev.mien.video.WriteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/** A copy of a video with its people drawn in, and its sound. */
final class AnnotatedCopy implements AutoCloseable {
    private static final double USUAL_RATE = 25;
    private static final double HIGHEST_RATE = 1000;

    private final VideoWriter writer;

    private AnnotatedCopy(VideoWriter writer) {
        this.writer = writer;
    }

    /** @param from where reading begins */
    static AnnotatedCopy create(Path file, String medium, VideoInfo info, Duration from) throws IOException {
        WriteOptions options = WriteOptions.defaults().withFrom(from).withFrameRate(rate(info.frameRate()));
        if (!medium.contains("://") && Files.isRegularFile(Path.of(medium))) {
            options = options.withSound(Path.of(medium));
        }
        return new AnnotatedCopy(VideoWriter.create(file, info.width(), info.height(), options));
    }

    /** Damaged headers name rates that no camera has; it only shares out bits, so that the usual one does as well. */
    private static double rate(OptionalDouble said) {
        double rate = said.orElse(USUAL_RATE);
        return rate > 0 && rate <= HIGHEST_RATE ? rate : USUAL_RATE;
    }

    void add(Image image, TimedFrame frame) throws VideoException {
        writer.write(Overlay.draw(image, frame), frame.frame().result().time());
    }

    /** What the user should know of it. */
    List<String> notes() {
        return writer.notes();
    }

    @Override
    public void close() throws VideoException {
        writer.close();
    }
}
