package dev.mien.image;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * An encoded picture for a reader to seek in, without a copy. It loses patience with readers that take every byte after
 * the end for a zero: on a few damaged bytes, they can go on for minutes.
 */
final class MemoryStream extends ImageInputStreamImpl {
    private static final int PATIENCE = 4096;

    private final byte[] bytes;
    private int readsPastEnd;

    MemoryStream(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
        if (atEnd()) {
            return -1;
        }
        bitOffset = 0;
        return bytes[(int) streamPos++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (atEnd()) {
            return -1;
        }
        bitOffset = 0;
        int count = Math.min(length, bytes.length - (int) streamPos);
        System.arraycopy(bytes, (int) streamPos, into, offset, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    private boolean atEnd() throws IOException {
        checkClosed();
        if (streamPos < bytes.length) {
            return false;
        }
        if (++readsPastEnd > PATIENCE) {
            throw new IOException("its parts are longer than the file");
        }
        return true;
    }
}
