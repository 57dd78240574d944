package dev.mien.eval.compare.report;

import dev.mien.eval.compare.ComparedFace;
import dev.mien.eval.compare.ComparedPicture;
import dev.mien.eval.compare.ComparedPipelines;
import dev.mien.eval.compare.Explainers;
import dev.mien.eval.figure.Outcome;
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
import dev.mien.report.paint.Thumbnail;
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
    static Html of(
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
        return Html.of(
                """
                <article class="pair" data-a="%s" data-b="%s" data-d="%s"%s><figure><img loading="lazy" decoding="async" \
                width="144" height="144" alt="Face: A %s, B %s" src="%s"><figcaption><h3 class="name">%s</h3><p>%s</p>\
                <p>distance <b>%.2f</b></p>%s</figcaption></figure>
                <div class="sides">%s%s%s</div></article>
                """,
                first,
                second,
                Decimals.unit(face.distance()),
                picture.truth()
                        .map(truth ->
                                Html.of(" data-truth=\"%s\" data-right=\"%s\"", truth.label(), right(face, truth)))
                        .orElse(Html.NONE),
                first,
                second,
                Thumbnail.of(image, box, Thumbnail.SIDE),
                link(picture, box, folder),
                place(picture, number),
                face.distance(),
                picture.truth()
                        .map(truth -> Html.of("<p>labelled %s</p>", HtmlFace.chip(truth.label())))
                        .orElse(Html.NONE),
                side("A", pipelines.first(), face.first(), picture.truth()),
                side("B", pipelines.second(), face.second(), picture.truth()),
                explainers.isPresent() ? HtmlFace.explanations(explanations(face, explainers.get())) : Html.NONE);
    }

    private static Html side(String side, String pipeline, FaceResult result, Optional<Expression> truth) {
        return Html.of(
                """

                <section class="side" aria-label="%s"><p class="from"><b>%s</b> %s</p><p class="verdict">%s%s%s</p>%s\
                </section>""",
                side,
                side,
                pipeline,
                HtmlFace.chip(result.verdict().label()),
                result.verdict() instanceof Verdict.Unsure unsure
                        ? Html.of("<span class=\"reason\">%s</span>", unsure.reason())
                        : Html.NONE,
                truth.map(known -> Outcome.right(known, result.scores())
                                ? Html.of("<em>likeliest is right</em>")
                                : Html.of("<em>likeliest is wrong</em>"))
                        .orElse(Html.NONE),
                HtmlFace.bars(new ArrayList<>(result.scores().probabilities().entrySet())));
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
        boolean first = Outcome.right(truth, face.first().scores());
        boolean second = Outcome.right(truth, face.second().scores());
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
    private static Html link(ComparedPicture picture, Box box, Path folder) {
        if (picture.file().isEmpty()) {
            return Html.of("%s", picture.source());
        }
        String fragment =
                String.format(Locale.ROOT, "#xywh=%.0f,%.0f,%.0f,%.0f", box.x(), box.y(), box.width(), box.height());
        return Html.of(
                "<a href=\"%s\">%s</a>",
                address(picture.file().get().toAbsolutePath(), folder) + fragment, picture.source());
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
