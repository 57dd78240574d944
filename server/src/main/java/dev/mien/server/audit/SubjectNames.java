package dev.mien.server.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the log calls subjects. Without its key nobody can try names until one hashes to what stands there. */
final class SubjectNames {
    private static final int SHOWN = 32;

    private final SecretKeySpec key;
    private final boolean named;

    SubjectNames(byte[] key, boolean named) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
        this.named = named;
    }

    String of(String subject) {
        if (named) {
            return subject;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] hash = mac.doFinal(subject.getBytes(StandardCharsets.UTF_8));
            return "hmac:" + HexFormat.of().formatHex(hash).substring(0, SHOWN);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
