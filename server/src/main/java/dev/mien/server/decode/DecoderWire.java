package dev.mien.server.decode;

import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.source.FrameSource;
import dev.mien.source.VideoException;
import dev.mien.source.VideoInfo;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How frames go from the process that decodes to the server: what the medium says of itself, the frames, what was wrong with it. */
final class DecoderWire {
    static final int FAILED = 'X';
    private static final int INFO = 'I';
    static final int FRAME = 'F';
    static final int END = 'E';

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_LINE = 10_000;
    private static final int MOST_FAULTS = 1_000;
    private static final long MOST_PIXELS = 100_000_000;

    private DecoderWire() {}

    static void failed(DataOutputStream out, VideoException why) throws IOException {
        out.writeByte(FAILED);
        line(out, String.valueOf(why.getMessage()));
        out.flush();
    }

    static void all(DataOutputStream out, FrameSource source) throws IOException {
        VideoInfo info = source.info();
        out.writeByte(INFO);
        line(out, info.codec());
        out.writeInt(info.width());
        out.writeInt(info.height());
        out.writeDouble(info.frameRate().orElse(Double.NaN));
        out.writeLong(info.duration().map(Duration::toNanos).orElse(-1L));
        out.flush();
        byte[] buffer = new byte[BUFFER];
        for (Optional<Frame> frame = source.next(); frame.isPresent(); frame = source.next()) {
            frame(out, frame.get(), buffer);
        }
        out.writeByte(END);
        List<String> faults = source.faults();
        faults = faults.subList(0, Math.min(faults.size(), MOST_FAULTS));
        out.writeInt(faults.size());
        for (String fault : faults) {
            line(out, fault);
        }
        out.flush();
    }

    private static void frame(DataOutputStream out, Frame frame, byte[] buffer) throws IOException {
        Image image = frame.image();
        out.writeByte(FRAME);
        out.writeLong(frame.index());
        out.writeLong(frame.time().toNanos());
        out.writeInt(image.width());
        out.writeInt(image.height());
        out.writeByte(image.channels());
        samples(out, image, buffer);
        out.flush();
    }

    static void samples(DataOutputStream out, Image image, byte[] buffer) throws IOException {
        ByteBuffer samples = image.buffer();
        while (samples.hasRemaining()) {
            int part = Math.min(buffer.length, samples.remaining());
            samples.get(buffer, 0, part);
            out.write(buffer, 0, part);
        }
    }

    static void line(DataOutputStream out, String text) throws IOException {
        out.writeUTF(text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) : text);
    }

    /** Reads the beginning, after its first byte. */
    static VideoInfo info(DataInputStream in, String name) throws IOException {
        String codec = in.readUTF();
        int width = in.readInt();
        int height = in.readInt();
        if (width < 1 || height < 1 || (long) width * height > MOST_PIXELS) {
            throw new IOException("no size of a frame");
        }
        double rate = in.readDouble();
        long duration = in.readLong();
        return new VideoInfo(
                name,
                codec,
                width,
                height,
                Double.isNaN(rate) ? OptionalDouble.empty() : OptionalDouble.of(rate),
                duration < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(duration)));
    }

    /** Reads a frame, after its first byte; of the size that was said, for a process that is broken may say anything. */
    static Frame frame(DataInputStream in, VideoInfo info) throws IOException {
        long index = in.readLong();
        Duration time = Duration.ofNanos(in.readLong());
        int width = in.readInt();
        int height = in.readInt();
        int channels = in.readByte();
        if (width != info.width() || height != info.height() || (channels != 1 && channels != 3)) {
            throw new IOException("a frame of another size");
        }
        byte[] samples = new byte[Math.multiplyExact(Math.multiplyExact(width, height), channels)];
        in.readFully(samples);
        Image image = Image.copyOf(width, height, channels, ByteBuffer.wrap(samples), width * channels);
        return new Frame(image, index, time);
    }

    /** Reads the end, after its first byte. */
    static List<String> faults(DataInputStream in) throws IOException {
        List<String> faults = new ArrayList<>();
        int count = in.readInt();
        if (count < 0 || count > MOST_FAULTS) {
            throw new IOException("not a number of faults: " + count);
        }
        for (int i = 0; i < count; i++) {
            faults.add(in.readUTF());
        }
        return faults;
    }
}
