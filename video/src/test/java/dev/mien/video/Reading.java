package dev.mien.video;

import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.source.FrameSource;
import dev.mien.source.VideoException;
import dev.mien.source.VideoInfo;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All frames of a medium and its faults. */
record Reading(VideoInfo info, List<Frame> frames, List<String> faults) {
    static Reading of(Object medium) throws VideoException {
        return of(medium, ReadOptions.defaults());
    }

    static Reading of(Object medium, ReadOptions options) throws VideoException {
        try (FrameSource source = Videos.open(medium.toString(), options)) {
            return of(source);
        }
    }

    static Reading of(FrameSource source) {
        List<Frame> frames = new ArrayList<>();
        for (Optional<Frame> frame = source.next(); frame.isPresent(); frame = source.next()) {
            frames.add(frame.get());
        }
        return new Reading(source.info(), frames, source.faults());
    }

    /** In seconds. */
    double[] times() {
        return frames.stream()
                .mapToDouble(frame -> frame.time().toNanos() / 1e9)
                .toArray();
    }

    /** Mean absolute difference of one frame's samples to RGB pixels. */
    double difference(int frame, byte[] pixels) {
        Image image = frames.get(frame).image();
        int size = image.width() * image.height() * 3;
        return difference(image, ByteBuffer.wrap(pixels, frame * size, size));
    }

    static double difference(Image image, ByteBuffer pixels) {
        ByteBuffer mine = image.buffer();
        long sum = 0;
        int count = mine.remaining();
        while (mine.hasRemaining()) {
            sum += Math.abs((mine.get() & 0xff) - (pixels.get() & 0xff));
        }
        return (double) sum / count;
    }
}
