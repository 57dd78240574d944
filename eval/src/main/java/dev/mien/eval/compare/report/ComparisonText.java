package dev.mien.eval.compare.report;

import dev.mien.base.Printable;
import dev.mien.eval.compare.ComparedFace;
import dev.mien.eval.compare.ComparedPicture;
import dev.mien.eval.compare.Comparison;
import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.face.FaceResult;
import dev.mien.report.Decimals;
import dev.mien.report.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Text for people at a terminal: the tables, and the faces on which the pipelines disagree most. */
final class ComparisonText implements ComparisonWriter {
    private static final int SHOWN = 10;

    private final OutputStream out;
    private final Strongest<String> disagreements = new Strongest<>(SHOWN);

    ComparisonText(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(ComparedPicture picture) {
        for (ComparedFace face : picture.faces()) {
            if (!face.agree()) {
                disagreements.offer(face.distance(), () -> line(picture, face));
            }
        }
    }

    @Override
    public void finish(Comparison comparison) throws IOException {
        StringBuilder text = new StringBuilder(ComparisonTable.render(comparison));
        int all = disagreements.offered();
        if (all > 0) {
            text.append(String.format(
                            Locale.ROOT,
                            "\nDifferent verdicts on %,d of %,d faces",
                            all,
                            comparison.agreement().faces()))
                    .append(all > SHOWN ? "; the " + SHOWN + " most distant:\n" : ", most distant first:\n");
            disagreements.inOrder().forEach(text::append);
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static String line(ComparedPicture picture, ComparedFace face) {
        Box box = face.first().face().box();
        return String.format(
                Locale.ROOT,
                "  %.3f  A %s, B %s%s  %s, %.0fx%.0f at %.0f, %.0f\n",
                face.distance(),
                said(face.first()),
                said(face.second()),
                picture.truth().map(truth -> ", labelled " + truth.label()).orElse(""),
                Printable.of(picture.source()),
                box.width(),
                box.height(),
                box.x(),
                box.y());
    }

    private static String said(FaceResult result) {
        Map.Entry<Expression, Float> top = Words.likeliestFirst(result.scores()).get(0);
        String label = result.verdict().label();
        String likeliest = top.getKey().label();
        String share = Decimals.percent(top.getValue());
        return label.equals(likeliest) ? label + " " + share : label + " (" + likeliest + " " + share + ")";
    }
}
