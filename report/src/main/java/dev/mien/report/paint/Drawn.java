package dev.mien.report.paint;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What an overlay draws of a face. */
public enum Drawn {
    /** The box round the face, dashed where the verdict is "unsure". */
    BOX,
    /** The points that were located. */
    POINTS,
    /** The head's pose, as three axes at the tip of the nose. */
    AXES,
    /** The face's number, what it shows and how probable that is. */
    LABELS;

    /** Everything there is. */
    public static final Set<Drawn> ALL = Set.copyOf(EnumSet.allOf(Drawn.class));

    /** {@return the word that options use, such as "box"} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return what a word stands for}
     *
     * @param word such as "box"
     * @throws IllegalArgumentException if it stands for nothing; the message lists the words
     */
    public static Drawn of(String word) {
        return Arrays.stream(values())
                .filter(drawn -> drawn.toString().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is nothing that can be drawn; known: "
                        + Arrays.stream(values()).map(Drawn::toString).collect(Collectors.joining(", "))));
    }
}
