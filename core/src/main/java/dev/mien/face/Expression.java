package dev.mien.face;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The label of an apparent expression: one of a model's classes. Equal by label. The eight of FER+ are constants; a model
 * may have others ({@link #of}).
 */
public final class Expression {
    /** Most characters of a label. */
    public static final int LONGEST = 40;

    /** What a verdict is called that names no expression, so that no expression may be called so. */
    static final String UNSURE = "unsure";

    /** A face at rest. */
    public static final Expression NEUTRAL = of("neutral");
    /** Apparent happiness. */
    public static final Expression HAPPINESS = of("happiness");
    /** Apparent surprise. */
    public static final Expression SURPRISE = of("surprise");
    /** Apparent sadness. */
    public static final Expression SADNESS = of("sadness");
    /** Apparent anger. */
    public static final Expression ANGER = of("anger");
    /** Apparent disgust. */
    public static final Expression DISGUST = of("disgust");
    /** Apparent fear. */
    public static final Expression FEAR = of("fear");
    /** Apparent contempt. */
    public static final Expression CONTEMPT = of("contempt");

    /** The eight of FER+, in its order (Barsoum et al. 2016, arXiv:1608.01041). */
    public static final List<Expression> FERPLUS =
            List.of(NEUTRAL, HAPPINESS, SURPRISE, SADNESS, ANGER, DISGUST, FEAR, CONTEMPT);

    private final String label;

    private Expression(String label) {
        this.label = label;
    }

    /**
     * {@return the expression of a label, taken as it is}
     *
     * @param label 1 to {@value #LONGEST} printable characters
     * @throws IllegalArgumentException if the label is blank, has spaces other than single ones between words, more than
     *     {@value #LONGEST} characters or one that cannot be printed, or is "unsure"
     */
    public static Expression of(String label) {
        if (label.length() > LONGEST) {
            throw new IllegalArgumentException("a label has at most " + LONGEST + " characters, not " + label.length());
        }
        if (!label.codePoints().allMatch(Expression::isPrintable)) {
            throw new IllegalArgumentException("a label holds printable characters only, not those of '"
                    + label.replaceAll("\\P{Print}", "?") + "'");
        }
        if (label.isBlank() || !label.equals(label.strip()) || label.contains("  ")) {
            throw new IllegalArgumentException(
                    "a label is not blank and has no spaces but single ones between words, unlike '" + label + "'");
        }
        if (label.equalsIgnoreCase(UNSURE)) {
            throw new IllegalArgumentException("a label may not be '" + UNSURE + "', which means that there is none");
        }
        return new Expression(label);
    }

    /** No control or formatting character, no space but the usual one, no half of a character, none without a meaning. */
    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR -> codePoint == ' ';
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /**
     * Reads the name of one of FER+'s eight in any case, with the usual synonyms of other data sets ("happy", "angry",
     * "sad", "surprised", "disgusted", "fearful", "contemptuous").
     *
     * @param label a name; spaces around it do not count
     * @return one of {@link #FERPLUS}
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
                        + FERPLUS.stream().map(Expression::label).collect(Collectors.joining(", ")));
        };
    }

    /** {@return the name as files and the command line write it; those of FER+ in lower case} */
    public String label() {
        return label;
    }

    /** {@return whether this is a face at rest, in any case of letters: it is where other expressions begin and end} */
    public boolean isNeutral() {
        return label.equalsIgnoreCase(NEUTRAL.label);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Expression expression && label.equals(expression.label);
    }

    @Override
    public int hashCode() {
        return label.hashCode();
    }

    @Override
    public String toString() {
        return label;
    }
}
