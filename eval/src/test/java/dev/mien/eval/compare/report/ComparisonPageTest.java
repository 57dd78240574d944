package dev.mien.eval.compare.report;

import static dev.mien.eval.compare.Compared.PIPELINES;
import static dev.mien.eval.compare.Compared.face;
import static dev.mien.eval.compare.Compared.labelled;
import static dev.mien.eval.compare.Compared.picture;
import static dev.mien.eval.compare.Compared.sure;
import static dev.mien.eval.compare.Compared.unsure;
import static dev.mien.face.Expression.ANGER;
import static dev.mien.face.Expression.FEAR;
import static dev.mien.face.Expression.HAPPINESS;
import static dev.mien.face.Expression.NEUTRAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.eval.compare.ComparedFace;
import dev.mien.eval.compare.ComparedPicture;
import dev.mien.eval.compare.Comparison;
import dev.mien.eval.compare.Explainers;
import dev.mien.face.Explanation;
import dev.mien.face.ExpressionScores;
import dev.mien.face.HeatMap;
import dev.mien.image.Image;
import dev.mien.report.PictureFailure;
import dev.mien.testkit.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonPageTest {
    private static final Image PICTURE = Samples.grey(640, 480);
    private static final ComparedFace SAME = face(sure(FEAR, 0.9, ANGER), sure(FEAR, 0.75, ANGER));
    private static final ComparedFace NEAR = face(sure(FEAR, 0.55, ANGER), sure(ANGER, 0.55, FEAR));
    private static final ComparedFace FAR = face(unsure(FEAR, 0.6, ANGER), sure(HAPPINESS, 0.8, NEUTRAL));

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("pages").resolve("page.html");
    }

    private String page(Comparison comparison, int most, Optional<Explainers> explainers, ComparedPicture... pictures)
            throws IOException {
        try (ComparisonPage page =
                ComparisonPage.open(file(), PIPELINES, Samples.provenance(), Samples.provenance(), most, explainers)) {
            for (ComparedPicture picture : pictures) {
                comparison.add(picture);
                page.add(picture, PICTURE);
            }
            page.finish(comparison);
        }
        return Files.readString(file());
    }

    private String page(ComparedPicture... pictures) throws IOException {
        return page(Comparison.of(PIPELINES), 1000, Optional.empty(), pictures);
    }

    private ComparedPicture at(String name, ComparedFace... faces) {
        return new ComparedPicture(name, Optional.of(folder.resolve(name)), 640, 480, List.of(faces), Optional.empty());
    }

    @Test
    void showsTheTablesAndTheMostDistantFirst() throws IOException {
        String page = page(picture("a.jpg", SAME, NEAR), picture("b.jpg", FAR, SAME), picture("empty.jpg"));
        assertThat(page)
                .contains("<h1>old and new &lt;i&gt; on the same faces</h1>", "Faces are found by haar-alt2.")
                .contains("<dt>Same verdict</dt><dd>50.0 %</dd><dd class=\"detail\">2 of 4 faces")
                .contains("<dt>Where both are sure</dt><dd>66.7 %</dd><dd class=\"detail\">2 of 3")
                .contains("<dt>Pictures</dt><dd>3</dd><dd class=\"detail\">1 without a face")
                .contains("data-a=\"unsure\" data-b=\"happiness\" title=")
                .contains("2 faces have different verdicts, the most distant answers first.")
                .contains("How A was made: old", "How B was made: new &lt;i&gt;")
                .contains("Mien reports the apparent expression, never what a person feels.")
                .doesNotContain("Only the first", "NaN", "data-truth=", "Against the labels");
        assertThat(cards(page)).hasSize(2);
        assertThat(cards(page).get(0))
                .contains(
                        "data-a=\"unsure\" data-b=\"happiness\" data-d=\"1.0\"", "face 1 of 2, 120 × 130 pixels at 100")
                .contains("too &quot;weak&quot;", "60 %", "80 %");
        assertThat(cards(page).get(1)).contains("data-d=\"0.1\"", "face 2 of 2");
    }

    @Test
    void saysHowManyAreLeftOut() throws IOException {
        String page = page(
                Comparison.of(PIPELINES), 2, Optional.empty(), picture("a", NEAR, FAR), picture("b", NEAR, FAR, NEAR));
        assertThat(page).contains("5 faces have different verdicts").contains("Only the first 2 are on this page.");
        assertThat(cards(page)).hasSize(2).allMatch(card -> card.contains("data-d=\"1.0\""));
    }

    @Test
    void linksFromThePageToThePlaceInThePicture() throws IOException {
        String page = page(at("my 100%#1.jpg", FAR), labelled("set.zip/b.png", FEAR, NEAR));
        assertThat(cards(page).get(0))
                .contains("<a href=\"./../my%20100%25%231.jpg#xywh=100,60,120,130\">my 100%#1.jpg</a>");
        assertThat(cards(page).get(1)).contains("set.zip/b.png").doesNotContain("<a ");
    }

    @Test
    void showsTheLabelAndWhoIsRight() throws IOException {
        Comparison comparison = Comparison.labelled(PIPELINES, "set <1>", "by majority");
        String page = page(
                comparison,
                1000,
                Optional.empty(),
                labelled("a", FEAR, FAR),
                labelled("b", ANGER, NEAR),
                labelled("c", FEAR, SAME),
                labelled("d", NEUTRAL));
        assertThat(page)
                .contains("Against the labels", "set &lt;1&gt;: 4 labelled pictures, 1 missed", "by majority")
                .contains("<th scope=\"row\">A old</th><td>50.0 %</td>", "<th scope=\"row\">B new &lt;i&gt;</th>")
                .contains("<tr><th scope=\"row\">A right</th><td>1</td><td>1</td></tr>")
                .contains("<tr><th scope=\"row\">A wrong</th><td>1</td><td>1</td></tr>")
                .contains("exact p 1.0000", "name=\"truth\"", "name=\"right\"");
        assertThat(cards(page).get(0))
                .contains("data-truth=\"fear\" data-right=\"a\"", "labelled <span class=\"chip c-fear\">fear</span>");
        assertThat(cards(page).get(1)).contains("data-truth=\"anger\" data-right=\"b\"");
    }

    @Test
    void explanationsStandUnderEachAnswerAndOnlyForFacesShown() throws IOException {
        List<ExpressionScores> asked = new ArrayList<>();
        Explainers explainers = new Explainers(
                (face, scores) -> {
                    asked.add(scores);
                    HeatMap heat = new HeatMap(2, 1, new float[] {1, -1});
                    return Optional.of(new Explanation(scores.top(), heat, face.crop(), face.cropToFrame()));
                },
                (face, scores) -> {
                    asked.add(scores);
                    return Optional.empty();
                });
        String page = page(Comparison.of(PIPELINES), 1000, Optional.of(explainers), picture("a", SAME, FAR, SAME));
        assertThat(asked).containsExactly(FAR.first().scores(), FAR.second().scores());
        assertThat(cards(page).get(0))
                .contains("A: where the score of fear came from")
                .doesNotContain("B: where");
    }

    @Test
    void withoutFacesItSaysSo() throws IOException {
        assertThat(page(picture("empty.jpg")))
                .contains("No face was found, so there is nothing to compare.", "There is no face on which")
                .doesNotContain("id=\"filters\"", "NaN");
    }

    @Test
    void namesFromOutsideCannotBecomeMarkup() throws IOException {
        String evil = "x\"' onerror=alert(1)><script>alert(1)</script>.jpg";
        Comparison comparison = Comparison.of(PIPELINES);
        try (ComparisonPage page = ComparisonPage.open(
                file(), PIPELINES, Samples.provenance(), Samples.provenance(), 9, Optional.empty())) {
            page.add(at(evil, FAR), PICTURE);
            comparison.addFailure();
            page.addFailure(new PictureFailure("bad.jpg", "broken <b>"));
            page.finish(comparison);
        }
        String page = Files.readString(file());
        assertThat(page.split("<script", -1)).as("its own script only").hasSize(2);
        assertThat(page).doesNotContain("onerror=alert(1)>").contains("bad.jpg: broken &lt;b&gt;", "Not analysed (1)");
    }

    @Test
    void loadsNothingAndAllowsExactlyItsScript() throws Exception {
        String page = page(picture("a", FAR));
        assertThat(page).contains("default-src 'none'").doesNotContain("http:", "https:", "url(", "<link", "@import");
        String script = page.substring(page.indexOf("<script>") + 8, page.indexOf("</script>"));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
        assertThat(page).contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
    }

    @Test
    void appearsOnlyWhenFinishedAndLeavesNothingElse() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "old");
        try (ComparisonPage page = ComparisonPage.open(
                file(), PIPELINES, Samples.provenance(), Samples.provenance(), 9, Optional.empty())) {
            page.add(picture("a", FAR), PICTURE);
        }
        assertThat(file()).as("the run was cut off").hasContent("old");
        assertThat(page(picture("a", FAR))).endsWith("</html>\n");
        try (var files = Files.list(file().getParent())) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void aFolderIsNoPlaceForIt() {
        assertThatThrownBy(() -> ComparisonPage.open(
                        folder, PIPELINES, Samples.provenance(), Samples.provenance(), 9, Optional.empty()))
                .hasMessageContaining("a folder, expected a file to write");
    }

    private static List<String> cards(String page) {
        Matcher cards = Pattern.compile("<article class=\"pair\".*?</article>", Pattern.DOTALL)
                .matcher(page);
        return cards.results().map(result -> result.group()).toList();
    }
}
