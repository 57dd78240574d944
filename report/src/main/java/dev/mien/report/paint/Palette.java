package dev.mien.report.paint;

import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.Verdict;
import java.awt.Color;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One colour for each expression, the same in overlays, reports and on the terminal.
 *
 * <p>After Okabe and Ito's palette for the colour-blind ("Color Universal Design", 2008), with a wine red for the
 * eighth colour and some brightened for dark grounds; further colours are for labels of a model's own. A test holds that any two stay apart under protanopia,
 * deuteranopia and tritanopia. Colour is never the only sign: a label stands beside it.
 */
public final class Palette {
    /** For faces on which there is no verdict. */
    public static final Color UNSURE = new Color(0x707070);

    /** In heat maps, what speaks for an expression; with {@link #AGAINST} on grey an orange-and-purple scale. */
    public static final Color FOR = new Color(0xff8c00);

    /** In heat maps, what speaks against an expression. */
    public static final Color AGAINST = new Color(0x2b4fd6);

    private static final Map<Expression, Color> FERPLUS = Map.of(
            Expression.NEUTRAL, new Color(0x4fb0ee),
            Expression.HAPPINESS, new Color(0xf0a500),
            Expression.SURPRISE, new Color(0xf5ec5a),
            Expression.SADNESS, new Color(0x0072b2),
            Expression.ANGER, new Color(0xd5480a),
            Expression.DISGUST, new Color(0x00a878),
            Expression.FEAR, new Color(0xd58bc0),
            Expression.CONTEMPT, new Color(0x7a1f5c));

    /** For labels of a model's own, in turn; of more labels some share a colour. */
    static final List<Color> OWN = Stream.of(
                    0x8787ff, 0x2d692d, 0xf0c3b4, 0x870f00, 0x4bf0f0, 0x693c3c, 0x96f078, 0x2d3c87, 0xa5b469, 0x5a962d)
            .map(Color::new)
            .toList();

    private Palette() {}

    /**
     * The colour of an expression; that of a model's own label by its place among them.
     *
     * @param expression whose colour is wanted
     * @param labels that are shown together, this one among them
     * @return the colour
     */
    public static Color of(Expression expression, List<Expression> labels) {
        Color common = FERPLUS.get(expression);
        if (common != null) {
            return common;
        }
        int place = labels.stream()
                .filter(label -> !FERPLUS.containsKey(label))
                .toList()
                .indexOf(expression);
        if (place < 0) {
            throw new IllegalArgumentException("'" + expression + "' is not among " + labels);
        }
        return OWN.get(place % OWN.size());
    }

    /**
     * {@return the colour of a verdict on scores}
     *
     * @param verdict the label, or unsure
     * @param scores of the model that gave it
     */
    public static Color of(Verdict verdict, ExpressionScores scores) {
        return verdict instanceof Verdict.Shows shows ? of(shows.expression(), scores.labels()) : UNSURE;
    }

    /**
     * {@return black or white, whichever is easier to read on a ground (the higher contrast ratio of WCAG 2)}
     *
     * @param ground the colour behind the text
     */
    public static Color textOn(Color ground) {
        double light = luminance(ground);
        return (light + 0.05) / 0.05 >= 1.05 / (light + 0.05) ? Color.BLACK : Color.WHITE;
    }

    /**
     * {@return the colour as CSS writes it, such as {@code #4fb0ee}}
     *
     * @param color opaque
     */
    public static String css(Color color) {
        return "#%06x".formatted(color.getRGB() & 0xffffff);
    }

    /** Relative luminance of WCAG 2, 0 (black) to 1 (white). */
    static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(int sample) {
        double s = sample / 255.0;
        return s <= 0.04045 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4);
    }
}
