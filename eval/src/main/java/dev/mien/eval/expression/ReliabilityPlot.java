package dev.mien.eval.expression;

import dev.mien.eval.figure.Calibration;
import dev.mien.eval.output.Canvas;
import dev.mien.eval.output.Canvas.Align;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.Locale;

/**
 * A reliability diagram: how many answers of each confidence were right, against the diagonal where they should lie,
 * and below it how many answers there were.
 */
final class ReliabilityPlot {
    private static final int LEFT = 84;
    private static final int TOP = 76;
    private static final int SIDE = 380;
    private static final int COUNTS_TOP = TOP + SIDE + 24;
    private static final int COUNTS_HEIGHT = 80;
    private static final Color BAR = new Color(0x7d, 0xa7, 0xd6);

    private ReliabilityPlot() {}

    /** @param report one of the result's */
    static BufferedImage draw(ExpressionEvaluation result, ExpressionReport report) {
        Canvas canvas = new Canvas(LEFT + SIDE + 40, COUNTS_TOP + COUNTS_HEIGHT + 56);
        canvas.title(
                "Does " + report.pipeline() + " know how sure it is?",
                String.format(
                        Locale.ROOT,
                        "%s, answers %,d of %,d, calibration error %.3f",
                        result.dataset(),
                        report.n() - report.missed(),
                        report.n(),
                        report.calibration().ece()));
        for (int tenth = 0; tenth <= 10; tenth += 2) {
            double at = SIDE * tenth / 10.0;
            canvas.line(LEFT, TOP + SIDE - at, LEFT + SIDE, TOP + SIDE - at, Canvas.LINE);
            tick(canvas, tenth, LEFT - 8, TOP + SIDE - at, Align.RIGHT);
            tick(canvas, tenth, LEFT + at, COUNTS_TOP + COUNTS_HEIGHT + 12, Align.CENTRE);
        }
        int most = report.calibration().bins().stream()
                .mapToInt(Calibration.Bin::count)
                .max()
                .orElse(1);
        report.calibration().bins().stream().filter(bin -> bin.count() > 0).forEach(bin -> bar(canvas, bin, most));
        canvas.dashedLine(LEFT, TOP + SIDE, LEFT + SIDE, TOP, Canvas.INK);
        canvas.outline(LEFT, TOP, SIDE, SIDE, Canvas.PALE_INK);
        canvas.outline(LEFT, COUNTS_TOP, SIDE, COUNTS_HEIGHT, Canvas.PALE_INK);
        Font name = Canvas.font(Font.BOLD, 12);
        canvas.textUpwards("right answers", 24, TOP + SIDE / 2.0, name, Canvas.PALE_INK);
        canvas.textUpwards("answers", 24, COUNTS_TOP + COUNTS_HEIGHT / 2.0, name, Canvas.PALE_INK);
        canvas.text(
                String.format(Locale.ROOT, "%,d", most),
                LEFT - 8,
                COUNTS_TOP + 5,
                Align.RIGHT,
                Canvas.font(Font.PLAIN, 12),
                Canvas.INK);
        canvas.text(
                "confidence", LEFT + SIDE / 2.0, COUNTS_TOP + COUNTS_HEIGHT + 36, Align.CENTRE, name, Canvas.PALE_INK);
        legend(canvas);
        return canvas.picture();
    }

    private static void bar(Canvas canvas, Calibration.Bin bin, int most) {
        double x = LEFT + SIDE * bin.low() + 1;
        double width = SIDE * (bin.high() - bin.low()) - 2;
        double right = SIDE * bin.accuracy();
        double claimed = SIDE * bin.confidence();
        canvas.fill(x, TOP + SIDE - right, width, right, BAR);
        canvas.fill(x, TOP + SIDE - claimed - 1.25, width, 2.5, Canvas.RED);
        double height = (COUNTS_HEIGHT - 4) * bin.count() / (double) most;
        canvas.fill(x, COUNTS_TOP + COUNTS_HEIGHT - height, width, height, BAR);
    }

    private static void legend(Canvas canvas) {
        Font font = Canvas.font(Font.PLAIN, 12);
        canvas.fill(LEFT + 12, TOP + 12, 14, 12, BAR);
        canvas.text("share that was right", LEFT + 34, TOP + 18, Align.LEFT, font, Canvas.INK);
        canvas.fill(LEFT + 12, TOP + 37, 14, 2.5, Canvas.RED);
        canvas.text("mean confidence", LEFT + 34, TOP + 38, Align.LEFT, font, Canvas.INK);
    }

    private static void tick(Canvas canvas, int tenth, double x, double y, Align align) {
        canvas.text(tenth * 10 + " %", x, y, align, Canvas.font(Font.PLAIN, 12), Canvas.INK);
    }
}
