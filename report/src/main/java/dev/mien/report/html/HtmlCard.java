package dev.mien.report.html;

import dev.mien.face.Box;
import dev.mien.face.Explanation;
import dev.mien.face.Expression;
import dev.mien.face.FaceGeometry;
import dev.mien.face.FaceResult;
import dev.mien.face.FrameResult;
import dev.mien.face.Gaze;
import dev.mien.face.ValenceArousal;
import dev.mien.face.Verdict;
import dev.mien.image.Image;
import dev.mien.report.Decimals;
import dev.mien.report.PictureResult;
import dev.mien.report.Words;
import dev.mien.report.paint.Jpeg;
import dev.mien.report.paint.Overlay;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One picture of the HTML report: the picture with its overlay, and a card for each face. */
final class HtmlCard {
    private static final int PICTURE_SIDE = 560;
    private static final float PICTURE_QUALITY = 0.72f;
    private static final int SHOWN = 3;

    private HtmlCard() {}

    static Html of(PictureResult picture, Image image) throws IOException {
        FrameResult result = picture.result();
        double scale = (double) PICTURE_SIDE / Math.max(image.width(), image.height());
        Image drawn = Overlay.draw(image, result, scale, false);
        String found = Words.faces(result.faces().size());
        List<Html> faces = new ArrayList<>();
        for (FaceResult face : result.faces()) {
            faces.add(face(picture.source(), faces.size() + 1, face, image));
        }
        return Html.of(
                """
                <article class="picture"><figure><img loading="lazy" decoding="async" width="%d" height="%d" alt="%s, %s" \
                src="%s"><figcaption><h3 class="name">%s</h3><p>%d × %d%s · %s</p></figcaption></figure>
                <div class="faces">%s</div></article>
                """,
                drawn.width(),
                drawn.height(),
                picture.source(),
                found,
                Jpeg.dataUri(drawn, PICTURE_QUALITY),
                picture.source(),
                result.width(),
                result.height(),
                Words.moment(result, " · "),
                found,
                Html.all(faces));
    }

    private static Html face(String picture, int number, FaceResult result, Image image) throws IOException {
        List<Map.Entry<Expression, Float>> likeliest = Words.likeliestFirst(result.scores());
        int shown = Math.min(SHOWN, likeliest.size());
        String label = result.verdict().label();
        return Html.of(
                """

                <section class="face" data-label="%s" data-p="%s"><button type="button" class="thumb" \
                title="Show the picture"><img loading="lazy" decoding="async" width="96" height="96" alt="Face %d, %s" \
                src="%s"></button><div class="says"><p class="verdict">%s%s</p><p class="from">%s</p>%s%s\
                <details><summary>More</summary>%s<p class="meta">%s</p></details></div>%s</section>""",
                label,
                Decimals.unit(likeliest.get(0).getValue()),
                number,
                label,
                HtmlFace.thumbnail(image, result.face().box()),
                HtmlFace.chip(label),
                result.verdict() instanceof Verdict.Shows shows
                        ? Html.of(
                                "<strong>%s</strong>",
                                Decimals.percent(result.scores().get(shows.expression())))
                        : Html.NONE,
                picture,
                result.verdict() instanceof Verdict.Unsure unsure
                        ? Html.of("<p class=\"reason\">%s</p>", unsure.reason())
                        : Html.NONE,
                HtmlFace.bars(likeliest.subList(0, shown)),
                HtmlFace.bars(likeliest.subList(shown, likeliest.size())),
                more(result),
                HtmlFace.explanations(explanations(result)));
    }

    private static Map<String, Explanation> explanations(FaceResult result) {
        return result.explanation()
                .map(explanation ->
                        Map.of("Where the score of " + explanation.expression().label() + " came from", explanation))
                .orElse(Map.of());
    }

    private static String more(FaceResult result) {
        Box box = result.face().box();
        String faults = String.join(", ", result.quality().faults());
        return String.format(
                Locale.ROOT,
                "%sFace %.0f × %.0f pixels at %.0f, %.0f; " + "detector %.2f; aligned by %s; sharpness %.2f%s.%s",
                ValenceArousal.of(result.scores()).map(HtmlCard::derived).orElse(""),
                box.width(),
                box.height(),
                box.x(),
                box.y(),
                result.face().confidence(),
                result.basis().name().toLowerCase(Locale.ROOT),
                result.quality().sharpness(),
                faults.isEmpty() ? "" : "; " + faults,
                result.geometry().map(HtmlCard::geometry).orElse(""));
    }

    private static String derived(ValenceArousal at) {
        return String.format(
                Locale.ROOT,
                "Valence %+.2f, arousal %+.2f (derived from the probabilities). ",
                at.valence(),
                at.arousal());
    }

    private static String gaze(Gaze gaze) {
        return String.format(
                Locale.ROOT,
                " Eyes look %+.0f° across, %+.0f° up (right) and %+.0f°, %+.0f° (left).",
                gaze.right().yaw(),
                gaze.right().pitch(),
                gaze.left().yaw(),
                gaze.left().pitch());
    }

    private static String geometry(FaceGeometry geometry) {
        return String.format(
                Locale.ROOT,
                " Head: %s. Eye aspect ratio right %.2f, left %.2f; mouth opening %.2f.%s",
                Words.pose(geometry.pose()),
                geometry.rightEyeAspectRatio(),
                geometry.leftEyeAspectRatio(),
                geometry.mouthOpening(),
                geometry.gaze().map(HtmlCard::gaze).orElse(""));
    }
}
