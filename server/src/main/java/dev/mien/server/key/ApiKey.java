package dev.mien.server.key;

import dev.mien.base.Require;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;

/**
 * A key as the server knows it: not the key, but what it hashes to. A plain SHA-256 is enough, as nobody tries 2^256 keys.
 *
 * @param name what logs and figures call its owner
 * @param hash SHA-256 of the key, 64 hexadecimal digits in lower case
 * @param scopes what it may be used for
 * @param requestsPerMinute most requests a minute, 1 or more
 * @param megapixelsPerMinute most pixels of pictures a minute, in millions, above 0
 */
public record ApiKey(String name, String hash, Set<Scope> scopes, int requestsPerMinute, double megapixelsPerMinute) {
    /** Requests a minute where nobody says otherwise. */
    public static final int REQUESTS_PER_MINUTE = 600;

    /** Millions of pixels a minute where nobody says otherwise. */
    public static final double MEGAPIXELS_PER_MINUTE = 3000;

    /** What keys begin with, so that whoever finds one in a file or a log knows what it is. */
    private static final String PREFIX = "mien_";

    private static final int RANDOM_BYTES = 32;

    /**
     * Checks the components and takes a copy of the scopes.
     *
     * @param name what logs and figures call its owner
     * @param hash SHA-256 of the key, 64 hexadecimal digits in lower case
     * @param scopes what it may be used for
     * @param requestsPerMinute most requests a minute, 1 or more
     * @param megapixelsPerMinute most pixels of pictures a minute, in millions, above 0
     * @throws IllegalArgumentException if the name is not 1 to 40 letters, digits, points and hyphens or is
     *     {@code anybody}, the hash is none or a limit is out of range
     */
    public ApiKey {
        Require.that(name.matches("[A-Za-z0-9.-]{1,40}"), "a key's name is 1 to 40 letters, digits, . and -", name);
        Require.that(!name.equals(Caller.ANYBODY), "a key's name is not that of those who need none", name);
        Require.that(hash.matches("[0-9a-f]{64}"), "a key's sha256 has 64 hexadecimal digits", hash);
        Require.atLeast("requests_per_minute", requestsPerMinute, 1);
        Require.positive("megapixels_per_minute", megapixelsPerMinute);
        scopes = Set.copyOf(scopes);
    }

    /** {@return a new key, to be given to its owner and kept nowhere else} */
    public static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * {@return what a key hashes to}
     *
     * @param key as its owner has it
     */
    public static String hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }
}
