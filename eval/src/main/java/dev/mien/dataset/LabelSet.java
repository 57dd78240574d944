package dev.mien.dataset;

import dev.mien.face.Expression;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Whose labels of the FER-2013 pictures are meant. They agree on about two pictures in three. */
public enum LabelSet {
    /** Ten annotators' votes (Barsoum et al. 2016, arXiv:1608.01041), by majority: eight expressions. */
    FERPLUS(
            "FER+ votes by majority: single votes are dropped, and a picture counts only if one of the eight"
                    + " expressions has more than half of the remaining votes",
            Expression.FERPLUS),
    /** The labels of the ICML 2013 challenge (Goodfellow et al. 2013): seven expressions, no contempt. */
    FER2013(
            "FER-2013's own labels: seven expressions without contempt; pictures without a label are left out",
            Expression.FERPLUS.stream()
                    .filter(e -> !e.equals(Expression.CONTEMPT))
                    .toList());

    private final String convention;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of immutable labels
    private final List<Expression> classes;

    LabelSet(String convention, List<Expression> classes) {
        this.convention = convention;
        this.classes = classes;
    }

    /** {@return which pictures count and how they got their label: one sentence to print beside every figure} */
    public String convention() {
        return convention;
    }

    /** {@return the expressions a label can name, in the order of FER+} */
    public List<Expression> classes() {
        return classes;
    }

    /**
     * Reads "ferplus" or "fer2013" in any case.
     *
     * @param name as users give it
     * @return the labels
     */
    public static LabelSet parse(String name) {
        return Arrays.stream(values())
                .filter(set -> set.name().equalsIgnoreCase(name.trim()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown label set '" + name + "'; known: "
                        + Arrays.stream(values())
                                .map(set -> set.name().toLowerCase(Locale.ROOT))
                                .toList()));
    }
}
