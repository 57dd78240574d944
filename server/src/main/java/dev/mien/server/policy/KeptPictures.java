package dev.mien.server.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is kept of pictures beside what was read from them, each more than the one before. */
public enum KeptPictures {
    /** Nothing. */
    NONE,
    /** The faces that were found, cut out. */
    FACES,
    /** The whole picture. */
    ALL;

    /** {@return the name that files have, such as {@code faces}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(KeptPictures::label).toList();
    }

    /**
     * {@return what a label stands for}
     *
     * @param label any text
     */
    public static Optional<KeptPictures> of(String label) {
        return Arrays.stream(values()).filter(one -> one.label().equals(label)).findFirst();
    }
}
