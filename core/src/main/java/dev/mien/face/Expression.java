package dev.mien.face;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The eight apparent expressions, in the order of FER+ (Barsoum et al. 2016, arXiv:1608.01041). */
public enum Expression {
    NEUTRAL,
    HAPPINESS,
    SURPRISE,
    SADNESS,
    ANGER,
    DISGUST,
    FEAR,
    CONTEMPT;

    /** The name in lower case, as files and the command line write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a label in any case, with the usual synonyms of other data sets ("happy", "angry", "sad", "surprised",
     * "disgusted", "fearful", "contemptuous").
     *
     * @throws IllegalArgumentException if the label is none of them; the message lists the known ones
     */
    public static Expression parse(String label) {
        return switch (label.trim().toLowerCase(Locale.ROOT)) {
            case "neutral", "neutrality" -> NEUTRAL;
            case "happiness", "happy", "joy" -> HAPPINESS;
            case "surprise", "surprised" -> SURPRISE;
            case "sadness", "sad" -> SADNESS;
            case "anger", "angry" -> ANGER;
            case "disgust", "disgusted" -> DISGUST;
            case "fear", "fearful", "afraid" -> FEAR;
            case "contempt", "contemptuous" -> CONTEMPT;
            default ->
                throw new IllegalArgumentException("unknown expression '" + label + "'; known: "
                        + Arrays.stream(values()).map(Expression::label).collect(Collectors.joining(", ")));
        };
    }
}
