package dev.mien.report.html;

import dev.mien.base.OutputFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Parts that wait on disk for their place in a page; the file goes away with this object. */
public final class Spool implements Closeable {
    private final OutputFile file;
    private final OutputStream out;
    private long size;

    /** @param page beside which they lie; a spool never becomes a file of its own */
    Spool(Path page) throws IOException {
        file = OutputFile.create(page);
        out = file.stream();
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
        appendRange(part);
    }

    /**
     * Appends a part that is to be found again.
     *
     * @param part the next
     * @return where it lies
     * @throws IOException if it cannot be written
     */
    public Range appendRange(Html part) throws IOException {
        byte[] bytes = part.toString().getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
        Range range = new Range(size, bytes.length);
        size += bytes.length;
        return range;
    }

    /** {@return bytes that have left memory, or soon will} */
    public long size() {
        return size;
    }

    void copyTo(OutputStream target) throws IOException {
        copyTo(target, new Range(0, size));
    }

    void copyTo(OutputStream target, Range range) throws IOException {
        out.flush();
        WritableByteChannel channel = Channels.newChannel(target);
        try (FileChannel in = FileChannel.open(file.part(), StandardOpenOption.READ)) {
            long end = range.from() + range.length();
            for (long at = range.from(); at < end; ) {
                at += in.transferTo(at, end - at, channel);
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
