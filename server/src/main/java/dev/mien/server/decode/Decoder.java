package dev.mien.server.decode;

import dev.mien.face.Frame;
import dev.mien.source.FrameSource;
import dev.mien.source.VideoException;
import dev.mien.source.VideoInfo;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The frames of a video as a process of its own decodes them. {@link #next} throws an {@link UncheckedIOException} with a {@link
 * DecoderException} where that ended before the video did.
 */
public final class Decoder implements FrameSource {
    private final Child child;
    private final VideoInfo info;
    private List<String> faults = List.of();
    private boolean ended;

    private Decoder(Child child, VideoInfo info) {
        this.child = child;
        this.info = info;
    }

    /**
     * Starts the process and waits until it has opened the video.
     *
     * @param video its file
     * @return the frames, to be closed by the caller
     * @throws VideoException if it cannot be opened
     * @throws DecoderException if the process ends before it says so
     * @throws IOException if no process can be started
     */
    public static Decoder open(Path video) throws IOException {
        Child child = Child.start("video", DecoderMain.class, List.of(), video.toString());
        try {
            return new Decoder(child, info(child, video.toString()));
        } catch (IOException | RuntimeException e) {
            child.close();
            throw e;
        }
    }

    /**
     * Starts a process that reads a stream, of which it gives the newest frame whenever one is wanted. It opens nothing but the host and port
     * of the address.
     *
     * @param address of it, which may have a password
     * @param name what messages call it
     * @param longest until the last frame
     * @return the frames, to be closed by the caller
     * @throws VideoException if it cannot be opened
     * @throws DecoderException if the process ends before it says so
     * @throws IOException if no process can be started
     */
    public static Decoder stream(String address, String name, Duration longest) throws IOException {
        Child child = Child.start("stream", StreamMain.class, List.of());
        try {
            DataOutputStream to = new DataOutputStream(child.to());
            to.writeUTF(address);
            to.writeLong(longest.toNanos());
            to.flush();
            return new Decoder(child, info(child, name));
        } catch (IOException | RuntimeException e) {
            child.close();
            throw e;
        }
    }

    private static VideoInfo info(Child child, String name) throws IOException {
        if (child.read(DataInputStream::readByte) == DecoderWire.FAILED) {
            throw new VideoException(child.read(in -> in.readUTF()));
        }
        return child.read(in -> DecoderWire.info(in, name));
    }

    /** Waits no longer than that for each frame from now on. */
    void hurry(Duration longest) {
        child.hurry(longest);
    }

    /** Of the process, for tests that end it. */
    long pid() {
        return child.pid();
    }

    @Override
    public VideoInfo info() {
        return info;
    }

    @Override
    public Optional<Frame> next() {
        if (ended || child.isClosed()) {
            return Optional.empty();
        }
        try {
            return child.read(this::frame);
        } catch (IOException e) {
            if (child.isClosed()) {
                return Optional.empty();
            }
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Frame> frame(DataInputStream in) throws IOException {
        int first = in.readByte();
        if (first == DecoderWire.FRAME) {
            return Optional.of(DecoderWire.frame(in, info));
        } else if (first != DecoderWire.END) {
            throw new IOException("neither a frame nor the end");
        }
        faults = DecoderWire.faults(in);
        ended = true;
        return Optional.empty();
    }

    @Override
    public List<String> faults() {
        return faults;
    }

    @Override
    public void close() {
        child.close();
    }
}
