package dev.mien.server.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The server's secret: 256 random bits in a file that its owner alone can read. Keys are locked with it. */
public final class Secret {
    private static final String PREFIX = "mien-secret ";
    private static final int BYTES = 32;
    private static final int MOST_BYTES = 1000;
    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Makes a new one.
     *
     * @param file where it is written, which must not be there
     * @throws IOException if it is there or cannot be written; the message is one line for the user
     */
    public static void make(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String line = PREFIX + Base64.getEncoder().encodeToString(random) + "\n";
        try {
            if (isPosix(file)) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNERS));
                Files.writeString(file, line);
            } else {
                Files.writeString(file, line, StandardOpenOption.CREATE_NEW);
            }
        } catch (FileAlreadyExistsException e) {
            throw new IOException(
                    file + ": is there already, and may lock what is kept; choose another name, or move it away", e);
        }
    }

    /**
     * {@return the secret of a file}
     *
     * @param file as {@link #make} makes it
     * @throws IOException if it cannot be read, others can read it, or it is none; the message is one line for the user
     */
    public static Secret read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw none(file);
        }
        String line = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
        try {
            byte[] bytes = Base64.getDecoder().decode(line.substring(Math.min(PREFIX.length(), line.length())));
            if (line.startsWith(PREFIX) && bytes.length == BYTES) {
                checkRights(file);
                return new Secret(bytes);
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw none(file);
    }

    private static void checkRights(Path file) throws IOException {
        if (isPosix(file) && !OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException(file + ": others than its owner may use it; say 'chmod 600 " + file + "'");
        }
    }

    private static IOException none(Path file) {
        return new IOException(file + ": no secret; make one with 'mien serve --new-secret FILE'");
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** A key for one use, of which no other can be computed. */
    SecretKey key(String use, String algorithm) {
        return new SecretKeySpec(
                mac(new SecretKeySpec(bytes, "HmacSHA256"), use.getBytes(StandardCharsets.UTF_8)), algorithm);
    }

    static byte[] mac(SecretKey key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
