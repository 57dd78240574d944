package dev.mien.server.vault;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts (AES-256-GCM) in segments, so that memory holds one of them. Each whole has a key of its own, made (HMAC-SHA-256) of the one key,
 * 32 random bytes and what it is about, so that no nonce is used twice with a key, however much there is, and nothing can be passed off as
 * something else. The nonce of a segment is its number, and whether it is the last (the construction STREAM of Hoang, Reyhanitabar, Rogaway
 * and Vizár 2015): segments cannot be put in another order, left out or cut off unseen.
 */
public final class Seal {
    static final int SEGMENT_BYTES = 1 << 16;
    static final int SALT_BYTES = 32;
    static final int TAG_BYTES = 16;
    private static final byte[] MAGIC = "MIEN1".getBytes(StandardCharsets.US_ASCII);

    private final SecretKey key;
    private final byte[] about;

    Seal(SecretKey key, String about) {
        this.key = key;
        this.about = about.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * {@return where plain bytes go to be encrypted; whole when it is closed}
     *
     * @param out where they go encrypted; closed with it
     * @throws IOException if that cannot be written
     */
    public OutputStream sealing(OutputStream out) throws IOException {
        out.write(MAGIC);
        return new SealingStream(this, out);
    }

    /**
     * {@return the plain bytes, each checked before it is given}
     *
     * @param in what was encrypted; closed with it
     * @throws IOException if it is nothing of the kind; reading fails too if it was changed or cut off
     */
    public InputStream opened(InputStream in) throws IOException {
        if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
            throw new IOException("what is kept was damaged: it does not begin as it should");
        }
        return new OpenedStream(this, in);
    }

    /**
     * {@return bytes encrypted}
     *
     * @param plain any
     */
    public byte[] sealed(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream sealing = sealing(out)) {
            sealing.write(plain);
        } catch (IOException e) {
            throw new IllegalStateException(e); // to memory
        }
        return out.toByteArray();
    }

    /**
     * {@return the plain bytes}
     *
     * @param sealed as {@link #sealed} gave them
     * @throws IOException if they were changed
     */
    public byte[] opened(byte[] sealed) throws IOException {
        try (InputStream in = opened(new ByteArrayInputStream(sealed))) {
            return in.readAllBytes();
        }
    }

    /** The key of one whole, which begins with the salt. */
    SecretKey ofOne(byte[] salt) {
        byte[] text = ByteBuffer.allocate(salt.length + about.length)
                .put(salt)
                .put(about)
                .array();
        return new SecretKeySpec(Secret.mac(key, text), "AES");
    }

    static byte[] segment(int mode, SecretKey ofOne, int number, boolean last, byte[] bytes, int length)
            throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(12)
                .putInt(7, number)
                .put(11, (byte) (last ? 1 : 0))
                .array();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, ofOne, new GCMParameterSpec(8 * TAG_BYTES, nonce));
        return cipher.doFinal(bytes, 0, length);
    }
}
