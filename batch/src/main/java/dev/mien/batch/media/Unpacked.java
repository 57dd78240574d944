package dev.mien.batch.media;

import dev.mien.base.Limits;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What comes out of a packed archive, up to a size that pictures and videos do not unpack to. */
final class Unpacked extends FilterInputStream {
    private final long most;
    private long bytes;

    /** @param packed size of the archive in bytes */
    Unpacked(InputStream in, long packed) {
        super(in);
        most = Math.max(Limits.ARCHIVE_FREE_BYTES, Limits.ARCHIVE_RATIO * packed);
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        count(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        int read = super.read(to, from, length);
        count(Math.max(0, read));
        return read;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = super.skip(n);
        count(skipped);
        return skipped;
    }

    private void count(long more) throws IOException {
        bytes += more;
        if (bytes > most) {
            throw new IOException("it unpacks to more than " + most + " bytes, " + Limits.ARCHIVE_RATIO
                    + " times its size, which no pictures do");
        }
    }
}
