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
import dev.mien.report.paint.Drawn;
import dev.mien.report.paint.Jpeg;
import dev.mien.report.paint.Overlay;
import dev.mien.report.paint.Thumbnail;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One picture of the HTML report: the picture with points and axes drawn in and a mark on each face, and a card for each face. Mark
 * and card carry the same number, the face's place in the results from 1.
 */
final class HtmlCard {
    /** Of the longer side: larger pictures are reduced to it, and shown smaller still until somebody enlarges them. */
    private static final int PICTURE_SIDE = 960;
    /** Of the longer side: smaller pictures are enlarged to it. */
    private static final int LEAST_PICTURE_SIDE = 560;

    private static final float PICTURE_QUALITY = 0.72f;
    private static final int SHOWN = 3;

    private HtmlCard() {}

    static Html of(PictureResult picture, Image image) throws IOException {
        FrameResult result = picture.result();
        int longer = Math.max(image.width(), image.height());
        double scale = Math.max(LEAST_PICTURE_SIDE, Math.min(longer, PICTURE_SIDE)) / (double) longer;
        Image drawn = Overlay.draw(image, result, scale, EnumSet.of(Drawn.POINTS, Drawn.AXES));
        String found = Words.faces(result.faces().size());
        List<Html> faces = new ArrayList<>();
        List<Html> marks = new ArrayList<>();
        for (FaceResult face : result.faces()) {
            int number = faces.size() + 1;
            faces.add(face(picture.source(), number, face, image));
            marks.add(mark(number, face, image));
        }
        return Html.of(
                """
                <article class="picture"><figure><div class="shown" style="--a:%.4f"><button type="button" class="enlarge" \
                title="Enlarge the picture"><img loading="lazy" decoding="async" width="%d" height="%d" alt="%s, %s" \
                src="%s"></button>%s</div><figcaption><h3 class="name">%s</h3><p>%d × %d%s · %s</p></figcaption></figure>
                <div class="faces">%s</div></article>
                """,
                (double) drawn.width() / drawn.height(),
                drawn.width(),
                drawn.height(),
                picture.source(),
                found,
                Jpeg.dataUri(drawn, PICTURE_QUALITY),
                Html.all(marks),
                picture.source(),
                result.width(),
                result.height(),
                Words.moment(result, " · "),
                found,
                Html.all(faces));
    }

    /** A face's place in shares of the picture; what it shows is written out once the picture is enlarged. */
    private static Html mark(int number, FaceResult result, Image image) {
        Box box = result.face().box();
        return Html.of(
                """
                <button type="button" class="mark %s" data-face="%d" style="left:%.2f%%;top:%.2f%%;width:%.2f%%;height:%.2f%%" \
                title="%d: %s"><b>%d</b></button>""",
                HtmlFace.colour(result.verdict().label()),
                number,
                100 * box.x() / image.width(),
                100 * box.y() / image.height(),
                100 * box.width() / image.width(),
                100 * box.height() / image.height(),
                number,
                Words.answer(result.verdict(), result.scores()),
                number);
    }

    private static Html face(String picture, int number, FaceResult result, Image image) throws IOException {
        List<Map.Entry<Expression, Float>> likeliest = Words.likeliestFirst(result.scores());
        int shown = Math.min(SHOWN, likeliest.size());
        String label = result.verdict().label();
        return Html.of(
                """

                <section class="face" data-face="%d" data-label="%s" data-p="%s"><button type="button" class="thumb" \
                title="Show the face in the picture"><img loading="lazy" decoding="async" width="96" height="96" alt="Face %d, %s" \
                src="%s"></button><div class="says"><p class="verdict"><b class="number">%d</b>%s%s</p><p class="from">%s</p>%s%s\
                <details><summary>More</summary>%s<p class="meta">%s</p></details></div>%s</section>""",
                number,
                label,
                Decimals.unit(likeliest.get(0).getValue()),
                number,
                label,
                Thumbnail.of(image, result.face().box(), Thumbnail.SIDE),
                number,
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
