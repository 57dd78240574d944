package dev.mien.model;

import dev.mien.base.Limits;
import dev.mien.base.Require;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A file of a model and what its content must be.
 *
 * @param name a plain file name, without folders
 * @param size in bytes
 * @param sha256 64 lower-case hexadecimal digits
 */
public record ModelFile(String name, long size, String sha256) {
    /**
     * Checks the components.
     *
     * @param name a plain file name, without folders
     * @param size in bytes
     * @param sha256 64 lower-case hexadecimal digits
     * @throws IllegalArgumentException if the name is no plain file name, or size or hash is out of range
     */
    public ModelFile {
        requireName("files.name", name);
        Require.that(
                size >= 0 && size <= Limits.MODEL_FILE_BYTES,
                "files.size of " + name + " must lie in 0 to " + Limits.MODEL_FILE_BYTES,
                size);
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "files.sha256 of " + name + " needs 64 lower-case hexadecimal digits, got '" + sha256 + "'");
        }
    }

    static void requireName(String field, String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}") || name.equals(Manifest.FILE_NAME)) {
            throw new IllegalArgumentException(
                    field + " must be a plain file name (letters, digits, '.', '_', '-') other" + " than "
                            + Manifest.FILE_NAME + ", got '" + name + "'");
        }
    }

    /**
     * {@return the entry for this content}
     *
     * @param name without folders
     * @param content all of the file
     */
    public static ModelFile of(String name, byte[] content) {
        return new ModelFile(name, content.length, sha256(content));
    }

    /**
     * {@return what is wrong with this content, in one phrase; empty if it is the right one}
     *
     * @param content all of a file
     */
    public Optional<String> fault(byte[] content) {
        if (content.length != size) {
            // Content is read to one byte past what is expected, so a longer file's true size is not known.
            String actual = content.length > size ? "more than " + size : Integer.toString(content.length);
            return Optional.of("is " + actual + " bytes, its manifest says " + size);
        }
        String actual = sha256(content);
        return actual.equals(sha256)
                ? Optional.empty()
                : Optional.of("has SHA-256 " + actual + ", its manifest says " + sha256);
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
