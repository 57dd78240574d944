package dev.mien.report.html;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Parts that wait on disk for their place in a page; the file goes away with this object, even if the run is cut off. */
public final class Spool implements Closeable {
    private final FileChannel channel;
    private final Writer writer;

    Spool(Path file) throws IOException {
        channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        writer = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
    }

    /** Where a part lies: bytes from, bytes long. */
    public record Range(long from, long length) {}

    /**
     * Appends a part.
     *
     * @param part the next
     * @throws IOException if it cannot be written
     */
    public void append(Html part) throws IOException {
        writer.write(part.toString());
    }

    /**
     * Appends a part that is to be found again.
     *
     * @param part the next
     * @return where it lies
     * @throws IOException if it cannot be written
     */
    public Range appendRange(Html part) throws IOException {
        writer.flush();
        long from = channel.size();
        writer.write(part.toString());
        writer.flush();
        return new Range(from, channel.size() - from);
    }

    /**
     * {@return bytes on disk so far}
     *
     * @throws IOException if they cannot be counted
     */
    public long size() throws IOException {
        return channel.size();
    }

    void copyTo(WritableByteChannel target) throws IOException {
        writer.flush();
        copyTo(target, new Range(0, channel.size()));
    }

    void copyTo(WritableByteChannel target, Range range) throws IOException {
        long end = range.from() + range.length();
        for (long at = range.from(); at < end; ) {
            at += channel.transferTo(at, end - at, target);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
