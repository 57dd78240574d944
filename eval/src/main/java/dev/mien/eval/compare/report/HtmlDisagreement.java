package dev.mien.eval.compare.report;

import dev.mien.eval.compare.ComparedFace;
import dev.mien.eval.compare.ComparedPicture;
import dev.mien.eval.compare.ComparedPipelines;
import dev.mien.eval.compare.PairedAccuracy;
import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.Explanation;
import dev.mien.face.Expression;
import dev.mien.face.FaceResult;
import dev.mien.face.Verdict;
import dev.mien.image.Image;
import dev.mien.report.Decimals;
import dev.mien.report.html.Html;
import dev.mien.report.html.HtmlFace;
import dev.mien.report.paint.Explainers;
import dev.mien.report.paint.ExplanationPicture;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One face on which two pipelines disagree, as a card of the comparison page. */
final class HtmlDisagreement {
    private HtmlDisagreement() {}

    /**
     * @param number the face's place in the picture's list, from 1
     * @param folder where the page will stand; links to pictures start there
     */
    static String of(
            ComparedPipelines pipelines,
            ComparedPicture picture,
            int number,
            Image image,
            Optional<Explainers> explainers,
            Path folder)
            throws IOException {
        ComparedFace face = picture.faces().get(number - 1);
        Box box = face.first().face().box();
        String first = face.first().verdict().label();
        String second = face.second().verdict().label();
        StringBuilder html = new StringBuilder("<article class=\"pair\" data-a=\"")
                .append(first + "\" data-b=\"" + second + "\" data-d=\"" + Decimals.unit(face.distance()) + "\"");
        picture.truth()
                .ifPresent(truth -> html.append(" data-truth=\"" + truth.label())
                        .append("\" data-right=\"" + right(face, truth) + "\""));
        html.append("><figure><img loading=\"lazy\" decoding=\"async\" width=\"144\" height=\"144\" alt=\"Face: A ")
                .append(first + ", B " + second + "\" src=\"" + HtmlFace.thumbnail(image, box))
                .append("\"><figcaption><h3 class=\"name\">")
                .append(link(picture, box, folder))
                .append("</h3><p>" + place(picture, number) + "</p><p>distance <b>")
                .append(String.format(Locale.ROOT, "%.2f", face.distance()) + "</b></p>");
        picture.truth()
                .ifPresent(truth -> html.append("<p>labelled <span class=\"chip c-")
                        .append(truth.label() + "\">" + truth.label() + "</span></p>"));
        html.append("</figcaption></figure>\n<div class=\"sides\">");
        append(html, "A", pipelines.first(), face.first(), picture.truth());
        append(html, "B", pipelines.second(), face.second(), picture.truth());
        if (explainers.isPresent()) {
            html.append(ExplanationPicture.html(explanations(face, explainers.get())));
        }
        return html.append("</div></article>\n").toString();
    }

    private static void append(
            StringBuilder html, String side, String pipeline, FaceResult result, Optional<Expression> truth) {
        String label = result.verdict().label();
        html.append("\n<section class=\"side\" aria-label=\"" + side + "\"><p class=\"from\"><b>" + side + "</b> ")
                .append(Html.escape(pipeline) + "</p><p class=\"verdict\"><span class=\"chip c-")
                .append(label + "\">" + label + "</span>");
        if (result.verdict() instanceof Verdict.Unsure unsure) {
            html.append("<span class=\"reason\">")
                    .append(Html.escape(unsure.reason()))
                    .append("</span>");
        }
        truth.ifPresent(known -> html.append("<em>")
                .append(PairedAccuracy.right(known, result.scores()) ? "likeliest is right" : "likeliest is wrong")
                .append("</em>"));
        html.append("</p>");
        HtmlFace.appendBars(
                html, new ArrayList<>(result.scores().probabilities().entrySet()));
        html.append("</section>");
    }

    private static Map<String, Explanation> explanations(ComparedFace face, Explainers explainers) {
        Map<String, Explanation> byCaption = new LinkedHashMap<>();
        explainers
                .first()
                .explain(face.face(), face.first().scores())
                .ifPresent(first -> byCaption.put(
                        "A: where the score of " + first.expression().label() + " came from", first));
        explainers
                .second()
                .explain(face.forSecond(), face.second().scores())
                .ifPresent(second -> byCaption.put(
                        "B: where the score of " + second.expression().label() + " came from", second));
        return byCaption;
    }

    private static String right(ComparedFace face, Expression truth) {
        boolean first = PairedAccuracy.right(truth, face.first().scores());
        boolean second = PairedAccuracy.right(truth, face.second().scores());
        if (first == second) {
            return first ? "both" : "neither";
        }
        return first ? "a" : "b";
    }

    private static String place(ComparedPicture picture, int number) {
        ComparedFace face = picture.faces().get(number - 1);
        Box box = face.first().face().box();
        if (face.first().basis() == AlignedFace.Basis.CROP) {
            return String.format(Locale.ROOT, "face crop, %.0f × %.0f pixels", box.width(), box.height());
        }
        int faces = picture.faces().size();
        return String.format(
                Locale.ROOT,
                "%s%.0f × %.0f pixels at %.0f, %.0f",
                faces == 1 ? "" : "face " + number + " of " + faces + ", ",
                box.width(),
                box.height(),
                box.x(),
                box.y());
    }

    /** The picture's name; if it is a file, a link to it that names the face's place as W3C's media fragments do. */
    private static String link(ComparedPicture picture, Box box, Path folder) {
        String name = Html.escape(picture.source());
        if (picture.file().isEmpty()) {
            return name;
        }
        String fragment =
                String.format(Locale.ROOT, "#xywh=%.0f,%.0f,%.0f,%.0f", box.x(), box.y(), box.width(), box.height());
        return "<a href=\"" + Html.escape(address(picture.file().get().toAbsolutePath(), folder) + fragment) + "\">"
                + name + "</a>";
    }

    /** Relative, so that pictures and page can be moved together; absolute only from one drive to another. */
    private static String address(Path file, Path folder) {
        if (!folder.getRoot().equals(file.getRoot())) {
            return file.toUri().toString();
        }
        List<String> names = new ArrayList<>();
        folder.normalize().relativize(file.normalize()).forEach(part -> names.add(part.toString()));
        try {
            // "./" keeps a name with a colon from being read as a scheme.
            return "./" + new URI(null, null, String.join("/", names), null).toASCIIString();
        } catch (URISyntaxException e) {
            return file.toUri().toString();
        }
    }
}
