package dev.mien.app.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.mien.app.Cli;
import dev.mien.face.Expression;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Images;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyzeCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path temp;

    private static JsonNode only(Cli.Run run) throws IOException {
        assertThat(run.outLines()).hasSize(1);
        return JSON.readTree(run.out());
    }

    private Path copy(String sample, String name) throws IOException {
        Path target = temp.resolve(name);
        Files.createDirectories(target.getParent());
        return Files.copy(Cli.sample(sample), target);
    }

    @Test
    void everyLineIsAsTheSchemaSays() throws IOException {
        JsonSchema schema;
        try (InputStream in = Files.newInputStream(Cli.repository("docs/guide/output.schema.json"))) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        }
        Cli.Run run = Cli.mien("analyze", Cli.repository("samples"), "--format", "jsonl");
        assertThat(run.exit()).isZero();
        assertThat(run.outLines()).hasSize(9);
        for (String line : run.outLines()) {
            assertThat(schema.validate(JSON.readTree(line))).as(line).isEmpty();
        }
    }

    @Test
    void aFaceIsFoundInEverySampleAndHappinessIsSeen() throws IOException {
        for (Expression expression : Expression.FERPLUS) {
            JsonNode faces = only(Cli.mien("analyze", Cli.sample(expression.label() + ".png")))
                    .get("faces");
            assertThat(faces).as(expression.label()).hasSize(1);
            if (expression.equals(Expression.HAPPINESS)) {
                assertThat(faces.get(0).get("expression").asText()).isEqualTo("happiness");
            }
        }
    }

    @Test
    void csvHasAHeaderAndARowForEachFace() throws IOException {
        Cli.Run lines = Cli.mien("analyze", Cli.sample("group.jpg"), "--format", "jsonl");
        int faces = only(lines).get("faces").size();
        Cli.Run run = Cli.mien("analyze", Cli.sample("group.jpg"), "--format", "csv");
        assertThat(run.exit()).isZero();
        assertThat(faces).isGreaterThan(1);
        assertThat(run.outLines()).hasSize(1 + faces);
        assertThat(run.outLines().get(0)).startsWith("source,width,height,").contains(",happiness,");
    }

    @Test
    void textNamesPictureVerdictAndShares() {
        Cli.Run run = Cli.mien("analyze", Cli.sample("happiness.png"), "--format", "text");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("happiness.png", "360x360", "1 face", "happiness", "%");
        assertThat(run.out()).doesNotContain("\u001b");
    }

    @Test
    void theUserSaysWhatIsReportedAndWhatIsSure() throws IOException {
        Path picture = Cli.sample("group.jpg");
        JsonNode all = only(Cli.mien("analyze", picture)).get("faces");
        List<Double> sides = new ArrayList<>();
        all.forEach(face -> sides.add(face.get("quality").get("size").asDouble()));
        double large =
                sides.stream().sorted().skip(sides.size() / 2).findFirst().orElseThrow();
        JsonNode larger =
                only(Cli.mien("analyze", picture, "--min-size", large)).get("faces");
        assertThat(larger).hasSizeBetween(1, all.size() - 1);
        assertThat(larger)
                .allSatisfy(face ->
                        assertThat(face.get("quality").get("size").asDouble()).isGreaterThanOrEqualTo(large));
        JsonNode sure = only(Cli.mien("analyze", picture, "--threshold", "0")).get("faces");
        assertThat(sure)
                .allSatisfy(face -> assertThat(face.get("expression").asText()).isNotEqualTo("unsure"));
        JsonNode unsure = only(Cli.mien("analyze", picture, "--threshold", "1")).get("faces");
        assertThat(unsure)
                .allSatisfy(face -> assertThat(face.get("expression").asText()).isEqualTo("unsure"));
        assertThat(only(Cli.mien("analyze", picture, "--min-confidence", "1")).get("faces"))
                .isEmpty();
    }

    @Test
    void blurCoversTheFaceInPictureAndPage() throws IOException {
        Path picture = copy("happiness.png", "in/happiness.png");
        JsonNode box = only(Cli.mien("analyze", picture)).at("/faces/0/box");
        Path page = temp.resolve("page.html");
        Cli.Run run = Cli.mien(
                "analyze", picture, "--blur", "--draw", "box", "--overlay", temp.resolve("out"), "--report", page);
        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("--blur covers what was found; look at the pictures");
        double step = box.get("width").asDouble() / 12;
        assertThat(edges(Images.read(temp.resolve("out/happiness.png")), box, step))
                .isLessThan(0.5 * edges(Images.read(picture), box, step));
        assertThat(page).content().contains("data:image/");
        Cli.Run nothing = Cli.mien("analyze", picture, "--blur");
        assertThat(nothing.exit()).isEqualTo(2);
        assertThat(nothing.err()).contains("--overlay FOLDER, --report FILE");
        Cli.Run both = Cli.mien("analyze", picture, "--blur", "--explain", "--report", page);
        assertThat(both.exit()).isEqualTo(2);
        assertThat(both.err()).contains("leave one out");
    }

    /** Mean difference from one pixel to the next along the middle of a box's inner half. */
    private static double edges(Image picture, JsonNode box, double inset) {
        int row = (int) (box.get("y").asDouble() + box.get("height").asDouble() / 2);
        int from = (int) (box.get("x").asDouble() + 3 * inset);
        int to = (int) (box.get("x").asDouble() + 9 * inset);
        double sum = 0;
        for (int y = row - 20; y <= row + 20; y++) {
            for (int x = from; x < to; x++) {
                sum += Math.abs(picture.sample(x + 1, y, 0) - picture.sample(x, y, 0));
            }
        }
        return sum;
    }

    /** Three pictures, two of which are searched reduced; the face in one is too small for that. */
    @Test
    void aRunSaysOnceThatPicturesWereSearchedTooCoarselyAndWhatHelps() throws IOException {
        Image sample = Images.read(Cli.sample("happiness.png"));
        Path pictures = temp.resolve("sizes");
        Files.createDirectories(pictures);
        write(sample, pictures.resolve("a.png"));
        write(sample.resize(1280, 1280), pictures.resolve("b.png"));
        write(
                sample.warp(Affine.scale(0.1, 0.1).then(Affine.translate(900, 500)), 2560, 1440),
                pictures.resolve("c.png"));
        String[] words = {"analyze", pictures.toString(), "--detector", "cnn:size=640,enlarge=1", "--format", "jsonl"};
        Cli.Run run = Cli.mien((Object[]) words);
        String line = "mien: 2 pictures were searched at 640 px; faces under 64 px are found with --detector-tile 640";
        assertThat(run.errLines()).filteredOn(said -> said.contains("searched")).containsExactly(line);
        List<String> searches = new ArrayList<>();
        for (String result : run.outLines()) {
            searches.add(JSON.readTree(result).get("search").toString());
        }
        assertThat(searches)
                .containsExactly(
                        "{\"side\":360,\"smallest_face\":16.0}",
                        "{\"side\":640,\"smallest_face\":32.0,\"finer\":\"cnn:tile=640\"}",
                        "{\"side\":640,\"smallest_face\":64.0,\"finer\":\"cnn:tile=640\"}");
        assertThat(JSON.readTree(run.outLines().get(2)).get("faces")).isEmpty();
        List<Object> again = new ArrayList<>(List.of(words));
        again.addAll(List.of(line.substring(line.indexOf("--")).split(" ")));
        Cli.Run finer = Cli.mien(again.toArray());
        assertThat(finer.err()).doesNotContain("searched");
        assertThat(JSON.readTree(finer.outLines().get(2)).get("faces")).isNotEmpty();
    }

    private static void write(Image picture, Path file) throws IOException {
        ImageIO.write(picture.toBufferedImage(), "png", file.toFile());
    }

    @Test
    void limitsThatMakeNoSenseAreRefusedInOneLine() {
        String[][] refused = {
            {"--threshold", "1.5", "--threshold must lie in 0 to 1, got 1.5"},
            {"--min-size", "-3", "--min-size must be above 0, got -3.0"},
            {"--min-confidence", "0", "--min-confidence must lie above 0 and up to 1, got 0.0"},
        };
        for (String[] each : refused) {
            Cli.Run run = Cli.mien("analyze", Cli.sample("group.jpg"), each[0], each[1]);
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.errLines().get(0)).contains(each[2]);
        }
    }

    @Test
    void outGoesToAFileInAFolderThatIsMade() throws IOException {
        Path out = temp.resolve("new/folder/faces.jsonl");
        Cli.Run run = Cli.mien("analyze", Cli.sample("fear.png"), "--out", out);
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(Files.readAllLines(out)).hasSize(1);
    }

    @Test
    void overlaysOfEqualNameAreNumbered() throws IOException {
        Path first = copy("fear.png", "a/photo.png");
        Path second = copy("anger.png", "b/photo.png");
        Path folder = temp.resolve("drawn");
        Cli.Run run = Cli.mien("analyze", first, second, first, "--overlay", folder);
        assertThat(run.exit()).isZero();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("photo.png", "photo-2.png", "photo-3.png");
        assertThat(Images.read(folder.resolve("photo.png"))).isNotEqualTo(Images.read(first));
        assertThat(Images.read(folder.resolve("photo-2.png"))).isNotEqualTo(Images.read(folder.resolve("photo.png")));
        assertThat(Images.read(folder.resolve("photo-3.png"))).isEqualTo(Images.read(folder.resolve("photo.png")));
    }

    @Test
    void overlaysLieAsTheirPicturesDoAndAJpegStaysOne() throws IOException {
        copy("fear.png", "in/a/photo.png");
        copy("group.jpg", "in/b/deep/photo.JPG");
        copy("group.jpg", "in/photo.jpeg");
        Path folder = temp.resolve("drawn");
        assertThat(Cli.mien("analyze", temp.resolve("in"), "--overlay", folder).exit())
                .isZero();
        for (String name : List.of("a/photo.png", "b/deep/photo.JPG", "photo.jpeg")) {
            Path drawn = folder.resolve(name);
            assertThat(Images.read(drawn).width())
                    .isEqualTo(Images.read(temp.resolve("in").resolve(name)).width());
            assertThat(Files.readAllBytes(drawn)[0] == (byte) 0xff).as(name).isEqualTo(!name.endsWith("png"));
        }
    }

    @Test
    void whatIsDrawnIsChosen() throws IOException {
        Path picture = Cli.sample("happiness.png");
        List<Image> drawn = new ArrayList<>();
        for (String parts : List.of("box", "box,labels", "points")) {
            Path folder = temp.resolve(parts);
            Cli.Run run = Cli.mien("detect", picture, "--overlay", folder, "--draw", parts);
            assertThat(run.exit()).as(run.err()).isZero();
            drawn.add(Images.read(folder.resolve("happiness.png")));
        }
        assertThat(drawn).doesNotHaveDuplicates().doesNotContain(Images.read(picture));
        Cli.Run unknown = Cli.mien("analyze", picture, "--overlay", temp, "--draw", "box,eyes");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.errLines().get(0))
                .contains("'eyes' is nothing that can be drawn; known: box, points, axes, labels");
        Cli.Run nowhere = Cli.mien("analyze", picture, "--draw", "box");
        assertThat(nowhere.exit()).isEqualTo(2);
        assertThat(nowhere.errLines().get(0)).contains("add --overlay FOLDER");
    }

    @Test
    void explanationsAreDrawnAndChangeNoResult() throws IOException {
        Cli.Run plain = Cli.mien("analyze", Cli.sample("group.jpg"), "--overlay", temp.resolve("plain"));
        Cli.Run run = Cli.mien(
                "analyze",
                Cli.sample("group.jpg"),
                "--explain",
                "--overlay",
                temp.resolve("explained"),
                "--report",
                temp.resolve("r.html"));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo(plain.out());
        assertThat(Images.read(temp.resolve("explained/group.jpg")))
                .isNotEqualTo(Images.read(temp.resolve("plain/group.jpg")));
        int faces = only(run).get("faces").size();
        assertThat(Files.readString(temp.resolve("r.html")).split("The face as the model saw it", -1))
                .hasSize(1 + faces);
    }

    @Test
    void theReportIsOneFileThatLoadsNothing() throws IOException {
        Path broken = Files.writeString(temp.resolve("broken.jpg"), "no picture");
        Path report = temp.resolve("new folder/report.html");
        Cli.Run run = Cli.mien("analyze", Cli.sample("group.jpg"), broken, "--report", report);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(temp.resolve("new folder").toFile().list()).containsExactly("report.html");
        String page = Files.readString(report);
        assertThat(page).contains("group.jpg", "broken.jpg", "data:image/jpeg;base64,", "face-detector");
        assertThat(page).doesNotContainPattern(Pattern.compile("\\s(src|href)=[\"'](?!data:|#)"));
        assertThat(page).doesNotContain("http://", "https://", "@import", "fetch(");
    }

    @Test
    void resultsComeInTheOrderOfTheInputs() throws IOException {
        List<String> sources = new ArrayList<>();
        List<Object> arguments = new ArrayList<>(List.of("analyze", "--threads", "4", "--format", "jsonl"));
        for (int i = 0; i < 12; i++) {
            // The group takes longer than a single face, so unordered work would show.
            Path picture = copy(i % 3 == 0 ? "group.jpg" : "anger.png", (100 - i) + ".img");
            sources.add(picture.toString());
            arguments.add(picture);
        }
        List<String> found = new ArrayList<>();
        for (String line : Cli.mien(arguments.toArray()).outLines()) {
            found.add(JSON.readTree(line).get("source").asText());
        }
        assertThat(found).isEqualTo(sources);
    }

    @Test
    void aFolderIsReadInOrderOfNameWithoutHiddenFiles() throws IOException {
        copy("fear.png", "in/b.png");
        copy("anger.png", "in/a/z.png");
        copy("anger.png", "in/.hidden.png");
        copy("anger.png", "in/.git/x.png");
        copy("anger.png", "in/c.jpg");
        Cli.Run run = Cli.mien("detect", temp.resolve("in"), "--include", "*.png", "--format", "csv");
        assertThat(run.outLines().stream().skip(1).map(line -> line.substring(0, line.indexOf(','))))
                .containsExactly(
                        temp.resolve("in/a/z.png").toString(),
                        temp.resolve("in/b.png").toString());
    }

    @Test
    void globsTheShellLeftAreExpanded() throws IOException {
        copy("fear.png", "in/b1.png");
        copy("fear.png", "in/b2.png");
        copy("fear.png", "in/c.png");
        Cli.Run run = Cli.mien("analyze", temp.resolve("in") + "/b?.png", "--format", "jsonl");
        assertThat(run.exit()).isZero();
        assertThat(run.outLines()).hasSize(2);
        Cli.Run none = Cli.mien("analyze", temp.resolve("in") + "/x*.png");
        assertThat(none.exit()).isEqualTo(1);
        assertThat(none.errLines()).hasSize(1).first().asString().contains("x*.png: no ");
    }

    @Test
    void standardInputIsADash() throws IOException {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(Files.readAllBytes(Cli.sample("happiness.png"))));
        try {
            JsonNode found = only(Cli.mien("analyze", "-"));
            assertThat(found.get("source").asText()).isEqualTo("-");
            assertThat(found.get("faces")).hasSize(1);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void aMissingFileAndAnEmptyFolderGiveOneLineEach() throws IOException {
        Cli.Run missing = Cli.mien("analyze", temp.resolve("none.jpg"));
        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.err().strip())
                .isEqualTo("mien: " + temp.resolve("none.jpg") + ": no such file; check the path");
        Path empty = Files.createDirectory(temp.resolve("empty"));
        Cli.Run nothing = Cli.mien("analyze", empty);
        assertThat(nothing.exit()).isEqualTo(1);
        assertThat(nothing.errLines()).hasSize(1).first().asString().contains("no pictures in " + empty);
    }

    @Test
    void spacesUnicodeAndALeadingDashAreJustNames() throws IOException {
        copy("happiness.png", "my photos/-dash.png");
        copy("happiness.png", "my photos/café 日本.png");
        Cli.Run run = Cli.process(
                temp.resolve("my photos"), "-Xmx512m", "analyze", "-f", "csv", "--", "-dash.png", "café 日本.png");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.outLines()).hasSize(3);
        assertThat(run.outLines().get(1)).startsWith("-dash.png,360,360,");
        assertThat(run.outLines().get(2)).startsWith("café 日本.png,360,360,");
    }

    @Test
    void aReaderThatHasSeenEnoughEndsTheRunQuietly() {
        Cli.Run run = Cli.mienInto(new Refusing("Broken pipe"), "analyze", Cli.repository("samples"));
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theFormatFollowsTheEndingOfTheFile() throws IOException {
        Path picture = Cli.sample("happiness.png");
        for (String name : List.of("o.csv", "o.json", "o.jsonl", "o.txt", "o.dat")) {
            assertThat(Cli.mien("analyze", picture, "--out", temp.resolve(name)).exit())
                    .isZero();
        }
        assertThat(temp.resolve("o.csv")).content().startsWith("source,");
        assertThat(JSON.readTree(temp.resolve("o.json").toFile()).get(0).get("faces"))
                .hasSize(1);
        assertThat(temp.resolve("o.jsonl")).content().startsWith("{\"source\":");
        assertThat(temp.resolve("o.txt")).content().contains("1 face");
        assertThat(temp.resolve("o.dat")).content().startsWith("{\"source\":");
    }

    @Test
    void whatIsNoPictureSaysWhatToDo() throws IOException {
        Path clip = Files.writeString(temp.resolve("clip.mp4"), "\0\0\0\u0018ftypmp42\0\0\0\0mp42isom");
        assertThat(Cli.mien("analyze", clip).err()).contains("use 'mien video " + clip + "'");
        assertThat(Cli.mien("analyze", "https://example.com/a.jpg").err())
                .contains("https://example.com/a.jpg: an address", "mien analyze -");
        assertThat(Cli.mien("analyze", "data:image/png;base64,iVBORw0KGgo=").err())
                .contains("data:image/png;base64,...: a picture written out")
                .doesNotContain("iVBOR");
        assertThat(Cli.mien("analyze", temp.resolve("photo[1.jpg")).err()).contains("photo[1.jpg: no such file");
        Cli.Run run = Cli.mien("analyze", Cli.sample("fear.png"), "--include", "[x");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.errLines()).hasSize(1).first().asString().contains("--include [x");
    }

    @Test
    void overlaysAmongThePicturesAreRefused() throws IOException {
        Path photos = temp.resolve("photos");
        Path mine = copy("happiness.png", "photos/mine.png");
        byte[] before = Files.readAllBytes(mine);
        for (String verb : List.of("analyze", "detect")) {
            Cli.Run run = Cli.mien(verb, photos, "--overlay", photos);
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.errLines()).hasSize(1);
            run = Cli.mien(verb, mine, "--overlay", photos);
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err()).contains("mine.png would be written over");
        }
        assertThat(mine).hasBinaryContent(before);
    }

    @Test
    void aFullDiskIsSaidInOneLine() {
        Cli.Run run = Cli.mienInto(new Refusing("No space left on device"), "analyze", Cli.repository("samples"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errLines())
                .containsExactly(
                        "mien: standard output: no space left on the disk (No space left on device); make room or name another place");
    }

    @Test
    void placesThatCannotBeWrittenAreNamed() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "x");
        for (String option : List.of("--out", "--report")) {
            Cli.Run run = Cli.mien("analyze", Cli.sample("fear.png"), option, file.resolve("below"));
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.errLines()).hasSize(1).first().asString().startsWith("mien: " + file);
        }
        Cli.Run run = Cli.mien("analyze", Cli.sample("fear.png"), "--overlay", file);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errLines())
                .containsExactly("mien: " + file.resolve("fear.png")
                        + ": part of the way to it is a file, expected a folder; name another place");
    }

    @Test
    void aReportThatIsAFolderIsRefusedBeforeTheWork() {
        Cli.Run run = Cli.mien("analyze", Cli.sample("fear.png"), "--report", temp);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines())
                .containsExactly("mien: " + temp + ": a folder, expected a file to write; name one in it");
    }

    @Test
    void limitsAreNamedAsTheUserKnowsThem() {
        Cli.Run pixels = Cli.mien("analyze", Cli.sample("fear.png"), "--max-pixels", "100");
        assertThat(pixels.err()).contains("360x360 pixels, above the limit of 100", "--max-pixels");
        Cli.Run bytes = Cli.mien("analyze", Cli.sample("fear.png"), "--max-bytes", "100");
        assertThat(bytes.err()).contains("limit of 100 bytes", "--max-bytes");
    }

    @Test
    void aNameWithADashThatIsTakenForAnOptionIsExplained() throws IOException {
        copy("fear.png", "-x.png");
        Cli.Run run = Cli.process(temp, "-Xmx512m", "analyze", "-x.png");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.errLines()).hasSize(1).first().asString().endsWith("; to name the file write ./-x.png");
    }

    /** A standard output at its end. */
    private static final class Refusing extends OutputStream {
        private final String reason;

        Refusing(String reason) {
            this.reason = reason;
        }

        @Override
        public void write(int b) throws IOException {
            throw new IOException(reason);
        }
    }
}
