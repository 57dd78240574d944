package dev.mien.batch.media;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Some bytes of a file. */
final class Stretch extends InputStream {
    private final FileChannel file;
    private long at;
    private final long end;

    private Stretch(FileChannel file, long from, long size) {
        this.file = file;
        at = from;
        end = from + size;
    }

    static InputStream of(Path file, long from, long size) throws IOException {
        return new Stretch(FileChannel.open(file), from, size);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        if (at >= end) {
            return -1;
        }
        int n = file.read(ByteBuffer.wrap(to, from, (int) Math.min(length, end - at)), at);
        if (n < 0) {
            throw new EOFException("the archive ends too soon");
        }
        at += n;
        return n;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
