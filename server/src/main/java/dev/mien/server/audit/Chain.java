package dev.mien.server.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How lines hang together. */
final class Chain {
    /** What the first line names. */
    static final String START = "0".repeat(64);

    static final String NUMBER = "n";
    static final String EVENT = "event";
    static final String PREVIOUS = "previous";
    /** Hash of a line that is not whole, in the one behind it. */
    static final String TORN = "torn";

    private Chain() {}

    /** SHA-256 of a line without its end. */
    static String hash(byte[] line) {
        return HexFormat.of().formatHex(digest().digest(line));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }
}
