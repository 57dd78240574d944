package dev.mien.server.jobs;

import dev.mien.face.Frame;
import dev.mien.server.work.BusyException;
import dev.mien.server.work.Gate;
import dev.mien.source.FrameSource;
import dev.mien.source.VideoInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Frames under the name that their owner gave them, each with a worker, so that a long video keeps nobody from theirs. */
final class GatedFrames implements FrameSource {
    private final FrameSource source;
    private final String path;
    private final String name;
    private final Gate gate;
    private Gate.@Nullable Pass worker;

    GatedFrames(FrameSource source, String path, String name, Gate gate) {
        this.source = source;
        this.path = path;
        this.name = name;
        this.gate = gate;
    }

    @Override
    public VideoInfo info() {
        VideoInfo info = source.info();
        return new VideoInfo(name, info.codec(), info.width(), info.height(), info.frameRate(), info.duration());
    }

    @Override
    public Optional<Frame> next() {
        rest();
        Optional<Frame> frame = source.next();
        try {
            while (frame.isPresent() && worker == null) {
                try {
                    worker = gate.work();
                } catch (BusyException e) {
                    // A video has more patience than people.
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        return frame;
    }

    private void rest() {
        Gate.Pass held = worker;
        worker = null;
        if (held != null) {
            held.close();
        }
    }

    @Override
    public List<String> faults() {
        return source.faults().stream().map(line -> line.replace(path, name)).toList();
    }

    @Override
    public void close() {
        source.close();
        rest();
    }
}
