package dev.mien.server.policy;

import java.util.Locale;

/** What of the pictures is kept beside their results. */
public enum KeptPictures {
    /** Nothing. */
    NONE,
    /** The faces, cut out. */
    FACES,
    /** The whole pictures. */
    ALL;

    /** {@return the name that files have, such as {@code none}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
