package dev.mien.report.record;

import dev.mien.base.Printable;
import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.face.FaceResult;
import dev.mien.face.FrameResult;
import dev.mien.face.Verdict;
import dev.mien.report.Decimals;
import dev.mien.report.PictureResult;
import dev.mien.report.Words;
import dev.mien.report.paint.Palette;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Text for people at a terminal: a line a picture and a line a face; verbose, also how the head is turned and bars for the
 * likeliest expressions.
 */
final class PictureText implements RecordWriter<PictureResult> {
    private static final int SHOWN = 3;
    private static final int BAR_CELLS = 20;
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";

    private final OutputStream out;
    private final boolean colour;
    private final boolean verbose;

    /** @param style in which colours are ANSI escape sequences (24-bit) */
    PictureText(OutputStream out, TextStyle style) {
        this.out = out;
        colour = style.colour();
        verbose = style.verbose();
    }

    @Override
    public void write(PictureResult picture) throws IOException {
        FrameResult result = picture.result();
        StringBuilder text = new StringBuilder();
        text.append(bold(Printable.of(picture.source())))
                .append(faint("  " + result.width() + "x" + result.height() + Words.moment(result, "  ") + "  "))
                .append(Words.faces(result.faces().size()))
                .append(faint(verbose ? Words.coarse(result.search(), "  ") : ""))
                .append('\n');
        for (int i = 0; i < result.faces().size(); i++) {
            append(text, i + 1, result.faces().get(i));
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void append(StringBuilder text, int number, FaceResult result) {
        Box box = result.face().box();
        text.append(String.format(Locale.ROOT, "  %3d  ", number)).append(verdict(result));
        text.append(faint("  " + Math.round(box.width()) + "x" + Math.round(box.height()) + " at " + Math.round(box.x())
                        + ", " + Math.round(box.y())
                        + result.geometry()
                                .filter(geometry -> verbose)
                                .map(geometry -> "  " + Words.pose(geometry.pose()))
                                .orElse("")))
                .append('\n');
        if (verbose) {
            appendLikeliest(text, result);
        }
    }

    private void appendLikeliest(StringBuilder text, FaceResult result) {
        List<Map.Entry<Expression, Float>> likeliest = Words.likeliestFirst(result.scores());
        for (var entry : likeliest.subList(0, Math.min(SHOWN, likeliest.size()))) {
            String label = entry.getKey().label();
            String percent = Decimals.percent(entry.getValue());
            text.append(String.format(Locale.ROOT, "       %-9s %5s  ", label, percent))
                    .append(coloured(Palette.of(entry.getKey(), result.scores().labels()), bar(entry.getValue())))
                    .append('\n');
        }
    }

    private String verdict(FaceResult result) {
        String label = chip(
                Palette.of(result.verdict(), result.scores()), result.verdict().label());
        return result.verdict() instanceof Verdict.Unsure unsure
                ? label + " (" + Printable.of(unsure.reason()) + ")"
                : label + " "
                        + Decimals.percent(result.scores().get(result.scores().top()));
    }

    /** A bar of whole and partial blocks; anything above zero shows at least a sliver. */
    static String bar(double share) {
        int eighths = (int) Math.round(share * BAR_CELLS * 8);
        if (share > 0 && eighths == 0) {
            eighths = 1;
        }
        String whole = "█".repeat(eighths / 8);
        return eighths % 8 == 0 ? whole : whole + EIGHTHS.charAt(eighths % 8);
    }

    private String bold(String text) {
        return colour ? "\u001b[1m" + text + "\u001b[22m" : text;
    }

    private String faint(String text) {
        return colour && !text.isEmpty() ? "\u001b[2m" + text + "\u001b[22m" : text;
    }

    private String coloured(Color shade, String text) {
        return colour ? "\u001b[38;2;" + rgb(shade) + "m" + text + "\u001b[39m" : text;
    }

    private String chip(Color ground, String text) {
        return colour
                ? "\u001b[1;48;2;" + rgb(ground) + ";38;2;" + rgb(Palette.textOn(ground)) + "m " + text + " \u001b[0m"
                : text;
    }

    private static String rgb(Color color) {
        return color.getRed() + ";" + color.getGreen() + ";" + color.getBlue();
    }
}
