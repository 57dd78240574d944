package dev.mien.eval.expression;

import dev.mien.eval.figure.ConfusionMatrix;
import dev.mien.eval.output.Canvas;
import dev.mien.eval.output.Canvas.Align;
import dev.mien.face.Expression;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/** A confusion matrix: each row one expression's pictures, in percent of the row, with the counts below. */
final class ConfusionPlot {
    private static final int CELL = 72;
    private static final int LEFT = 150;
    private static final int TOP = 112;
    private static final int GAP = 8;

    private ConfusionPlot() {}

    /** @param report one of the result's */
    static BufferedImage draw(ExpressionEvaluation result, ExpressionReport report) {
        ConfusionMatrix confusion = report.confusion();
        List<Expression> labels = confusion.labels();
        int size = labels.size() * CELL;
        Canvas canvas = new Canvas(Math.max(LEFT + size + GAP + CELL + 24, 460), TOP + size + 30);
        canvas.title(
                "What " + report.pipeline() + " took each expression for",
                String.format(
                        Locale.ROOT,
                        "%s, n = %,d, accuracy %.1f %%; rows add up to 100 %%",
                        result.dataset(),
                        report.n(),
                        100 * report.accuracy()));
        canvas.text("said", LEFT + size / 2.0, TOP - 38, Align.CENTRE, Canvas.font(Font.BOLD, 12), Canvas.PALE_INK);
        canvas.textUpwards("labelled", 20, TOP + size / 2.0, Canvas.font(Font.BOLD, 12), Canvas.PALE_INK);
        for (int i = 0; i < labels.size(); i++) {
            Expression truth = labels.get(i);
            double y = TOP + i * CELL;
            int support = confusion.support(truth);
            columnName(canvas, labels.get(i).label(), LEFT + i * CELL);
            canvas.text(
                    truth.label(), LEFT - 10, y + CELL / 2.0 - 7, Align.RIGHT, Canvas.font(Font.PLAIN, 13), Canvas.INK);
            canvas.text(
                    String.format(Locale.ROOT, "%,d", support),
                    LEFT - 10,
                    y + CELL / 2.0 + 10,
                    Align.RIGHT,
                    Canvas.font(Font.PLAIN, 11),
                    Canvas.PALE_INK);
            for (int j = 0; j < labels.size(); j++) {
                cell(canvas, LEFT + j * CELL, y, confusion.count(truth, labels.get(j)), support, Canvas.BLUE);
            }
            cell(canvas, LEFT + size + GAP, y, confusion.missed(truth), support, Canvas.RED);
        }
        for (int i = 0; i < labels.size(); i++) {
            canvas.outline(LEFT + i * CELL, TOP + i * CELL, CELL, CELL, Canvas.INK);
        }
        columnName(canvas, "missed", LEFT + size + GAP);
        return canvas.picture();
    }

    private static void columnName(Canvas canvas, String name, double x) {
        canvas.text(name, x + CELL / 2.0, TOP - 14, Align.CENTRE, Canvas.font(Font.PLAIN, 13), Canvas.INK);
    }

    private static void cell(Canvas canvas, double x, double y, int count, int support, Color full) {
        double share = support == 0 ? 0 : (double) count / support;
        canvas.fill(x, y, CELL, CELL, blend(full, share));
        canvas.outline(x, y, CELL, CELL, Canvas.LINE);
        if (count == 0) {
            return;
        }
        Color ink = share > 0.5 ? Color.WHITE : Canvas.INK;
        String percent = share < 0.005 ? "< 1" : String.valueOf(Math.round(100 * share));
        canvas.text(percent, x + CELL / 2.0, y + CELL / 2.0 - 7, Align.CENTRE, Canvas.font(Font.BOLD, 16), ink);
        canvas.text(
                String.format(Locale.ROOT, "%,d", count),
                x + CELL / 2.0,
                y + CELL / 2.0 + 13,
                Align.CENTRE,
                Canvas.font(Font.PLAIN, 11),
                share > 0.5 ? Color.WHITE : Canvas.PALE_INK);
    }

    /** From white at 0 to the full colour at 1. */
    private static Color blend(Color full, double share) {
        return new Color(mix(full.getRed(), share), mix(full.getGreen(), share), mix(full.getBlue(), share));
    }

    private static int mix(int channel, double share) {
        return (int) Math.round(255 + (channel - 255) * share);
    }
}
