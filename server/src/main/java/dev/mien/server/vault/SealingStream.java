package dev.mien.server.vault;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/** Encrypts segment by segment. Flushing does nothing, as a segment is written when it is full or the last. */
final class SealingStream extends OutputStream {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;
    private final OutputStream out;
    private final byte[] segment = new byte[Seal.SEGMENT_BYTES];
    private int held;
    private int number;
    private boolean closed;

    SealingStream(Seal seal, OutputStream out) throws IOException {
        this.out = out;
        byte[] salt = new byte[Seal.SALT_BYTES];
        RANDOM.nextBytes(salt);
        key = seal.ofOne(salt);
        out.write(salt);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        while (at < from + length) {
            if (held == segment.length) {
                end(false); // only now is it known not to be the last
            }
            int some = Math.min(segment.length - held, from + length - at);
            System.arraycopy(bytes, at, segment, held, some);
            held += some;
            at += some;
        }
    }

    private void end(boolean last) throws IOException {
        try {
            out.write(Seal.segment(Cipher.ENCRYPT_MODE, key, number++, last, segment, held));
            held = 0;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has AES-GCM
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            end(true);
            out.close();
        }
    }
}
