package dev.mien.batch.medium;

import dev.mien.base.Limits;
import dev.mien.face.Frame;
import dev.mien.image.DecodeMemory;
import dev.mien.image.ImageReadException;
import dev.mien.source.FrameSource;
import dev.mien.source.VideoInfo;
import java.util.List;
import java.util.Optional;

/** Frames of a file under the name that the run has for it, with their share of the memory. */
record NamedFrames(FrameSource source, DecodeMemory.Share memory, String path, String name) implements FrameSource {
    /** Frames that there are beside those read ahead: decoded, converted, looked at. */
    private static final int AT_WORK = 3;

    /** Waits until there is memory; closes the source if there never is. */
    static NamedFrames of(FrameSource source, String path, String name) throws ImageReadException {
        VideoInfo info = source.info();
        long frame = 3L * info.width() * info.height();
        long ahead = Math.min(Limits.FRAMES_AHEAD * frame, Math.max(frame, Limits.FRAMES_AHEAD_BYTES));
        String what = name + ": frames of " + info.width() + "x" + info.height() + " pixels";
        try {
            return new NamedFrames(source, DecodeMemory.shared(ahead + AT_WORK * frame, what), path, name);
        } catch (ImageReadException e) {
            source.close();
            throw e;
        }
    }

    @Override
    public VideoInfo info() {
        VideoInfo info = source.info();
        return new VideoInfo(name, info.codec(), info.width(), info.height(), info.frameRate(), info.duration());
    }

    @Override
    public Optional<Frame> next() {
        return source.next();
    }

    @Override
    public List<String> faults() {
        return source.faults().stream().map(line -> line.replace(path, name)).toList();
    }

    @Override
    public void close() {
        source.close();
        memory.close();
    }
}
