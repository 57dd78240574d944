package dev.mien.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.face.Box;
import dev.mien.image.Image;
import dev.mien.report.PictureFailure;
import dev.mien.report.PictureResult;
import dev.mien.report.Pictures;
import dev.mien.testkit.DefaultLocale;
import dev.mien.testkit.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
    private static final Box BOX = new Box(100, 100, 120, 120);
    private static final Image PICTURE = Samples.grey(640, 480);

    private static String page = "";

    @TempDir
    Path folder;

    @BeforeAll
    static void writeThePage(@TempDir Path folder) throws IOException {
        page = sample(folder);
    }

    @Test
    void saysWhatTheRunFound() throws IOException {
        assertThat(page)
                .contains("<dt>Pictures</dt><dd>4</dd>")
                .contains("<dt>Faces</dt><dd>4</dd>")
                .contains("<dt>Unsure</dt><dd>1</dd>")
                .contains("<dt>Without a face</dt><dd>1</dd>")
                .contains("<dt>Not analysed</dt><dd>2</dd>")
                .contains("<b>3</b><em>75 %</em>")
                .contains("<li>bad.jpg: not a picture</li>")
                .contains("Not analysed (2)");
        assertThat(page.split("<article ", -1)).hasSize(1 + 4);
        assertThat(page.split("<section class=\"face\"", -1)).hasSize(1 + 4);
    }

    @Test
    void saysHowItWasMadeAndWhatItIsNot() throws IOException {
        assertThat(page)
                .contains("Mien reports the apparent expression, never what a person feels.")
                .contains("article 5(1)(f)")
                .contains("Mien 1.2.3")
                .contains("<code>neighbours=4</code>")
                .contains("classic sha256:abc");
    }

    @Test
    void anExplanationStandsBesideTheFaceAsTheModelSawIt() throws IOException {
        Path file = folder.resolve("r.html");
        try (HtmlReport report = HtmlReport.open(file, Samples.provenance(), "t")) {
            report.add(Pictures.picture("a.jpg", Samples.explained(Samples.happy(BOX)), Samples.unsure(BOX)), PICTURE);
        }
        String written = Files.readString(file);
        assertThat(written)
                .contains("The face as the model saw it", "What speaks for and against happiness")
                .contains("orange: speaks for it", "blue: against it");
        assertThat(written.split("<div class=\"why\">", -1))
                .as("only the face that has one")
                .hasSize(2);
        assertThat(written.split("data:image/jpeg;base64,", -1)).hasSize(1 + 3 + 2);
        assertThat(page).doesNotContain("<div class=\"why\">");
    }

    @Test
    void saysHowTheHeadIsTurnedWhereItIsKnown() throws IOException {
        Path file = folder.resolve("r.html");
        try (HtmlReport report = HtmlReport.open(file, Samples.provenance(), "t")) {
            report.add(Pictures.picture("a.jpg", Samples.turned(Samples.happy(BOX))), PICTURE);
        }
        assertThat(Files.readString(file))
                .contains(
                        "Head: yaw -31°, pitch 10°, roll 0°. Eye aspect ratio right 0.30, left 0.28; mouth opening 0.50.");
        assertThat(page).doesNotContain("Head:");
    }

    @Test
    void hasItsFilters() throws IOException {
        assertThat(page).contains("id=\"search\"", "id=\"least\"", "id=\"sort\"", "id=\"view\"");
        for (String label : List.of("neutral", "happiness", "contempt", "unsure", "none")) {
            assertThat(page).contains("name=\"label\" value=\"" + label + "\"");
        }
        assertThat(page)
                .contains("data-label=\"happiness\" data-p=\"0.9504\"", "data-label=\"unsure\" data-p=\"0.31\"");
    }

    @Test
    void namesFromOutsideCannotBecomeMarkup() throws IOException {
        String evil = "x\"' onerror=alert(1)><script>alert(1)</script>\n& 写真 \u202e\ud800.jpg";
        Path file = folder.resolve("r.html");
        try (HtmlReport report = HtmlReport.open(file, Samples.provenance(), evil)) {
            report.add(Pictures.picture(evil, Samples.happy(BOX)), PICTURE);
            report.addFailure(new PictureFailure(evil, "broken <b>"));
        }
        String written = Files.readString(file);
        assertThat(written.split("<script", -1)).as("its own script only").hasSize(2);
        assertThat(written).doesNotContain("onerror=alert(1)>").doesNotContain("broken <b>");
        assertThat(written)
                .contains(
                        "x&quot;&#39; onerror=alert(1)&gt;&lt;script&gt;alert(1)&lt;/script&gt;␊&amp; 写真 \ufffd\ufffd.jpg");
    }

    @Test
    void loadsNothing() throws Exception {
        assertThat(page).doesNotContain("http:").doesNotContain("https:").doesNotContain("url(");
        assertThat(page).doesNotContain("<link").doesNotContain("@import").doesNotContain("<iframe");
        Matcher sources = Pattern.compile("src=\"([^\"]{0,40})").matcher(page);
        int found = 0;
        while (sources.find()) {
            assertThat(sources.group(1)).startsWith("data:image/jpeg;base64,");
            found++;
        }
        assertThat(found).isEqualTo(4 + 4);
        assertThat(page).contains("default-src 'none'");
    }

    /** Were the hash wrong, browsers would refuse the script and the filters would be dead. */
    @Test
    void itsPolicyAllowsExactlyItsScript() throws Exception {
        String script = page.substring(page.indexOf("<script>") + 8, page.indexOf("</script>"));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
        assertThat(page).contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
    }

    @Test
    void thumbnailsAreSmallPicturesOfTheFace() throws IOException {
        Matcher images = Pattern.compile("base64,([^\"]+)\"").matcher(page);
        assertThat(images.find()).isTrue();
        var picture = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(images.group(1))));
        assertThat(Math.max(picture.getWidth(), picture.getHeight())).isEqualTo(640);
        assertThat(images.find()).isTrue();
        var face = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(images.group(1))));
        assertThat(face.getWidth()).isEqualTo(face.getHeight()).isEqualTo(144);
    }

    /** Beside its faces a picture is at most 25 rem wide; enlarged there is more to see. */
    @Test
    void picturesHaveTheirSizeUpToALimitAndTinyOnesAreEnlarged() throws IOException {
        for (int[] size : new int[][] {{200, 560}, {700, 700}, {4000, 960}}) {
            Path file = folder.resolve(size[0] + ".html");
            try (HtmlReport report = HtmlReport.open(file, Samples.provenance(), "t")) {
                report.add(
                        new PictureResult("a", Samples.frame(size[0], size[0] / 2)),
                        Samples.grey(size[0], size[0] / 2));
            }
            assertThat(Files.readString(file)).contains("width=\"" + size[1] + "\" height=\"" + size[1] / 2 + "\"");
        }
    }

    @Test
    void aFaceHasTheSameNumberInPictureAndCard() {
        assertThat(page)
                .contains("data-face=\"1\" style=\"left:15.63%;top:20.83%;width:18.75%;height:25.00%\""
                        + " title=\"1: happiness 95 %\"><b>1</b></button>")
                .contains("class=\"mark c-unsure\" data-face=\"2\"", "title=\"2: neutral? 31 %\"><b>2</b></button>")
                .contains("<section class=\"face\" data-face=\"2\" data-label=\"unsure\"")
                .contains("<b class=\"number\">2</b><span class=\"chip c-unsure\">unsure</span>");
        assertThat(page.split("class=\"mark ", -1)).hasSize(1 + 4);
    }

    @Test
    void barsOfTheTotalsAreSharesOfAllFaces() {
        assertThat(page).contains("<span>happiness</span><i style=\"--w:0.75\"></i><b>3</b><em>75 %</em>");
    }

    @Test
    void facesAtTheEdgeAndTinyPicturesWork() throws IOException {
        Path file = folder.resolve("r.html");
        try (HtmlReport report = HtmlReport.open(file, Samples.provenance(), "edges")) {
            report.add(Pictures.picture("corner", Samples.happy(new Box(600, 440, 40, 40))), PICTURE);
            report.add(Pictures.picture("whole", Samples.happy(new Box(0, 0, 640, 480))), PICTURE);
            report.add(
                    new PictureResult("dot", Samples.frame(1, 1, Samples.happy(new Box(0, 0, 1, 1)))),
                    Samples.grey(1, 1));
        }
        assertThat(Files.readString(file)).contains("dot, 1 face");
    }

    @Test
    void appearsOnlyWhenCompleteAndLeavesNothingElse() throws IOException {
        Path file = folder.resolve("new").resolve("r.html");
        try (HtmlReport report = HtmlReport.open(file, Samples.provenance(), "t")) {
            report.add(Pictures.picture("a", Samples.happy(BOX)), PICTURE);
            assertThat(file).doesNotExist();
        }
        try (var files = Files.list(file.resolveSibling(""))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void replacesThePageOfAnEarlierRun() throws IOException {
        Path file = Files.writeString(folder.resolve("r.html"), "old");
        HtmlReport report = HtmlReport.open(file, Samples.provenance(), "t");
        assertThat(file).hasContent("old");
        report.close();
        report.close();
        assertThat(Files.readString(file))
                .contains("<dt>Pictures</dt><dd>0</dd>")
                .endsWith("</html>\n");
        assertThatThrownBy(() -> report.addFailure(new PictureFailure("a", "b")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void picturesLeaveMemoryAsTheyCome() throws IOException {
        try (HtmlReport report = HtmlReport.open(folder.resolve("r.html"), Samples.provenance(), "t")) {
            long before = 0;
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 2; j++) {
                    report.add(Pictures.picture(i + "/" + j, Samples.happy(BOX), Samples.unsure(BOX)), PICTURE);
                }
                assertThat(report.spooled()).isGreaterThan(before + 8192);
                before = report.spooled();
            }
        }
    }

    @Test
    void severalThreadsMayAdd() throws IOException {
        Path file = folder.resolve("r.html");
        try (HtmlReport report = HtmlReport.open(file, Samples.provenance(), "t")) {
            CompletableFuture.allOf(IntStream.range(0, 8)
                            .mapToObj(i -> CompletableFuture.runAsync(() -> add(report, "p" + i)))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
        String written = Files.readString(file);
        assertThat(written).contains("<dt>Pictures</dt><dd>8</dd>");
        for (int i = 0; i < 8; i++) {
            assertThat(written).contains("<h3 class=\"name\">p" + i + "</h3>");
        }
    }

    @Test
    void noLocaleChangesIt() throws Exception {
        assertThat(DefaultLocale.with("ar-EG-u-nu-arab", () -> sample(folder))).isEqualTo(page);
        assertThat(DefaultLocale.with("de-DE", () -> sample(folder))).isEqualTo(page);
    }

    private static void add(HtmlReport report, String name) {
        try {
            report.add(Pictures.picture(name, Samples.happy(BOX)), PICTURE);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String sample(Path folder) throws IOException {
        Path file = folder.resolve("sample.html");
        try (HtmlReport report = HtmlReport.open(file, Samples.provenance(), "Sample")) {
            report.add(
                    Pictures.picture("a.jpg", Samples.happy(BOX), Samples.unsure(new Box(300, 100, 90, 90))), PICTURE);
            report.add(Pictures.picture("b.jpg", Samples.happy(BOX)), PICTURE);
            report.addFailure(new PictureFailure("bad.jpg", "not a picture"));
            report.add(Pictures.picture("c.jpg"), PICTURE);
            report.addFailure(new PictureFailure("worse.jpg", "empty file"));
            report.add(Pictures.picture("d.jpg", Samples.happy(BOX)), PICTURE);
        }
        return Files.readString(file);
    }
}
