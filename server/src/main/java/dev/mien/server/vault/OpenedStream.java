package dev.mien.server.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/** Decrypts segment by segment; of one that was changed nothing is given. */
final class OpenedStream extends InputStream {
    private final SecretKey key;
    private final PushbackInputStream in;
    private byte[] segment = {};
    private int at;
    private int number;
    private boolean ended;

    OpenedStream(Seal seal, InputStream in) throws IOException {
        this.in = new PushbackInputStream(in);
        byte[] salt = in.readNBytes(Seal.SALT_BYTES);
        if (salt.length < Seal.SALT_BYTES) {
            throw new IOException("what is kept was damaged: it is cut off");
        }
        key = seal.ofOne(salt);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        while (at == segment.length) {
            if (ended) {
                return -1;
            }
            next();
        }
        int some = Math.min(length, segment.length - at);
        System.arraycopy(segment, at, bytes, from, some);
        at += some;
        return some;
    }

    private void next() throws IOException {
        byte[] sealed = in.readNBytes(Seal.SEGMENT_BYTES + Seal.TAG_BYTES);
        int behind = in.read();
        ended = behind < 0;
        if (sealed.length < Seal.TAG_BYTES) {
            throw new IOException("what is kept was cut off");
        }
        if (!ended) {
            in.unread(behind);
        }
        try {
            segment = Seal.segment(Cipher.DECRYPT_MODE, key, number++, ended, sealed, sealed.length);
            at = 0;
        } catch (GeneralSecurityException e) {
            throw new IOException("what is kept was damaged or cut off", e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
