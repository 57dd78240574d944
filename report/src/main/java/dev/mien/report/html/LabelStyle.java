package dev.mien.report.html;

import dev.mien.face.Expression;
import dev.mien.face.Expressions;
import dev.mien.report.paint.Palette;
import java.awt.Color;
import java.util.Collection;
import java.util.List;

/** The colours of labels in pages: a class of the style sheet for each. */
public final class LabelStyle {
    private LabelStyle() {}

    /** The class of a label, "unsure" included. A model's own labels have a prefix of theirs, so that none hits another class. */
    public static String of(String label) {
        boolean common = label.equals("unsure")
                || Expression.FERPLUS.stream().map(Expression::label).anyMatch(label::equals);
        return common ? "c-" + label : "c-own-" + name(label);
    }

    /** What a class may be called: letters and digits as they are, everything else by its number. */
    private static String name(String label) {
        StringBuilder name = new StringBuilder();
        label.codePoints().forEach(c -> {
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') {
                name.appendCodePoint(c);
            } else {
                name.append('_').append(Integer.toHexString(c)).append('_');
            }
        });
        return name.toString();
    }

    /** A label on its colour. */
    public static String chip(String label) {
        return "<span class=\"chip " + of(label) + "\">" + Html.escape(label) + "</span>";
    }

    /** The style sheet's rules for some labels and for what else has a colour. */
    static String rules(Collection<Expression> labels) {
        List<Expression> listed = Expressions.listed(labels);
        StringBuilder css = new StringBuilder();
        for (Expression expression : listed) {
            css.append(rule(of(expression.label()), Palette.of(expression, listed)));
        }
        return css.append(rule("c-unsure", Palette.UNSURE))
                .append(rule("c-none", Palette.UNSURE))
                .append(rule("c-for", Palette.FOR))
                .append(rule("c-against", Palette.AGAINST))
                .toString();
    }

    private static String rule(String name, Color color) {
        return "." + name + "{--c:" + Palette.css(color) + ";--on:" + Palette.css(Palette.textOn(color)) + "}\n";
    }
}
