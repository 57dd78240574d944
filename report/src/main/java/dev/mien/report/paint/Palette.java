package dev.mien.report.paint;

import dev.mien.face.Expression;
import dev.mien.face.Verdict;
import java.awt.Color;

/**
 * One colour for each expression, the same in overlays, reports and on the terminal.
 *
 * <p>After Okabe and Ito's palette for the colour-blind ("Color Universal Design", 2008), with a wine red for the
 * eighth colour and some brightened for dark grounds. A test holds that any two stay apart under protanopia,
 * deuteranopia and tritanopia. Colour is never the only sign: a label stands beside it.
 */
public final class Palette {
    /** For faces on which there is no verdict. */
    public static final Color UNSURE = new Color(0x707070);

    /** In heat maps, what speaks for an expression; with {@link #AGAINST} on grey an orange-and-purple scale. */
    public static final Color FOR = new Color(0xff8c00);

    /** In heat maps, what speaks against an expression. */
    public static final Color AGAINST = new Color(0x2b4fd6);

    private Palette() {}

    public static Color of(Expression expression) {
        return switch (expression) {
            case NEUTRAL -> new Color(0x4fb0ee);
            case HAPPINESS -> new Color(0xf0a500);
            case SURPRISE -> new Color(0xf5ec5a);
            case SADNESS -> new Color(0x0072b2);
            case ANGER -> new Color(0xd5480a);
            case DISGUST -> new Color(0x00a878);
            case FEAR -> new Color(0xd58bc0);
            case CONTEMPT -> new Color(0x7a1f5c);
        };
    }

    public static Color of(Verdict verdict) {
        return verdict instanceof Verdict.Shows shows ? of(shows.expression()) : UNSURE;
    }

    /** Black or white, whichever is easier to read on a ground (the higher contrast ratio of WCAG 2). */
    public static Color textOn(Color ground) {
        double light = luminance(ground);
        return (light + 0.05) / 0.05 >= 1.05 / (light + 0.05) ? Color.BLACK : Color.WHITE;
    }

    /** The colour as CSS writes it, such as {@code #4fb0ee}. */
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
