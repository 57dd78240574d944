package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.mien.face.Expression;
import dev.mien.image.Image;
import dev.mien.testkit.TestFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionDatasetsTest {
    private static final String HEADER = "image,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,"
            + "not_a_face,fer2013_label\n";

    @TempDir
    Path temp;

    private static TestFiles voted() {
        return new TestFiles()
                .picture("images/a.png", 10)
                .picture("images/b.png", 20)
                .picture("images/c.png", 30)
                .picture("images/d.png", 40)
                .picture("images/unnamed.png", 50)
                .text(
                        "labels.csv",
                        HEADER
                                // of 4+3+2 = 9 votes after the single one is dropped, 4 are no majority
                                + "a.png,4,0,0,1,3,2,0,0,0,0,angry\n"
                                // 5 of 9: a majority once the single vote is dropped, none of all ten
                                + "b.png,0,5,0,0,0,0,4,1,0,0,happy\n"
                                // most saw no known expression, so that not even soft labels remain
                                + "c.png,2,0,0,0,0,0,0,0,8,0,\n"
                                // only single votes for expressions
                                + "d.png,1,1,1,1,1,1,0,0,0,4,fear\n");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesTheMajorityOfVotesWithoutSingleOnes(boolean zipped) throws IOException {
        Path path = zipped ? voted().zip(temp.resolve("v.zip")) : voted().folder(temp.resolve("v.zip"));
        try (ExpressionDataset data = Datasets.openExpression(path)) {
            assertThat(data.name()).isEqualTo("v.zip");
            assertThat(data.convention()).contains("more than half of the remaining votes");
            assertThat(data.classes()).isEqualTo(Expression.FERPLUS);
            assertThat(data.labelled()).extracting(Sample::id).containsExactly("b.png");
            assertThat(data.samples()).extracting(Sample::id).containsExactly("a.png", "b.png", "c.png", "d.png");
            assertThat(data.samples().get(0).distribution())
                    .containsExactly(
                            entry(Expression.NEUTRAL, 4f / 9),
                            entry(Expression.ANGER, 3f / 9),
                            entry(Expression.DISGUST, 2f / 9));
            assertThat(data.samples().get(2).distribution()).isEmpty();
            assertThat(data.samples().get(3).distribution()).isEmpty();
            assertThat(data.skipped()).containsExactly("images/unnamed.png: no row in labels.csv");
            assertThat(data.samples().get(1).picture().read().sample(7, 7, 0)).isEqualTo(20);
        }
    }

    @Test
    void halfOfTheVotesIsNoMajority() throws IOException {
        TestFiles files =
                voted().text("labels.csv", HEADER + "a.png,5,5,0,0,0,0,0,0,0,0,\nb.png,6,4,0,0,0,0,0,0,0,0,\n");
        try (ExpressionDataset data = Datasets.openExpression(files.folder(temp))) {
            assertThat(data.labelled()).extracting(Sample::id).containsExactly("b.png");
        }
    }

    @Test
    void readsTheOtherLabelSet() throws IOException {
        try (ExpressionDataset data = Datasets.openExpression(voted().folder(temp), LabelSet.FER2013)) {
            assertThat(data.classes()).hasSize(7).doesNotContain(Expression.CONTEMPT);
            assertThat(data.labelled())
                    .extracting(sample -> sample.label().orElseThrow())
                    .containsExactly(Expression.ANGER, Expression.HAPPINESS, Expression.FEAR);
            assertThat(data.samples().get(2).label()).isEmpty();
        }
    }

    @Test
    void looksThroughOneFolderAroundEverything() throws IOException {
        TestFiles files = new TestFiles()
                .picture("set/images/a.png", 1)
                .text("set/labels.csv", HEADER + "a.png,9,1,0,0,0,0,0,0,0,0,\n")
                .text("__MACOSX/set/._labels.csv", "junk");
        try (ExpressionDataset data = Datasets.openExpression(files.zip(temp.resolve("a.zip")))) {
            assertThat(data.labelled()).hasSize(1);
            assertThat(data.skipped()).isEmpty();
            assertThat(data.labelled().get(0).picture().read().width()).isEqualTo(48);
        }
    }

    @Test
    void aPictureThatIsNotThereOrDamagedFailsWhenRead() throws IOException {
        TestFiles files = new TestFiles()
                .text("images/bad.png", "no picture")
                .text("labels.csv", HEADER + "gone.png,9,1,0,0,0,0,0,0,0,0,\nbad.png,9,1,0,0,0,0,0,0,0,0,\n");
        try (ExpressionDataset data = Datasets.openExpression(files.zip(temp.resolve("f.zip")))) {
            assertThatThrownBy(() -> data.labelled().get(0).picture().read())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("f.zip/images/gone.png");
            assertThatThrownBy(() -> data.labelled().get(1).picture().read())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("f.zip/images/bad.png");
        }
    }

    @Test
    void badRowsNameFileAndLine() {
        assertThatThrownBy(() -> openWith(HEADER + "a.png,9,one,0,0,0,0,0,0,0,0,\n"))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("labels.csv line 2: expected a whole number from 0 in column 'happiness'");
        assertThatThrownBy(() -> openWith(HEADER + "a.png,9,0,0,0,0,0,0,0,0,0,\na.png,9,0,0,0,0,0,0,0,0,0,\n"))
                .hasMessageContaining("labels.csv line 3: 'a.png' was labelled before, in line 2");
        assertThatThrownBy(() -> Datasets.openExpression(
                        voted().text("labels.csv", "image,fer2013_label\na.png,glad\n")
                                .folder(temp),
                        LabelSet.FER2013))
                .hasMessageContaining("labels.csv line 2: column 'fer2013_label': unknown expression 'glad'; known:");
    }

    private void openWith(String labels) throws IOException {
        Datasets.openExpression(voted().text("labels.csv", labels).folder(temp)).close();
    }

    @Test
    void saysWhichLabelsAreMissing() {
        Path path =
                voted().text("labels.csv", "image,fer2013_label\na.png,happy\n").folder(temp);
        assertThatThrownBy(() -> Datasets.openExpression(path, LabelSet.FERPLUS))
                .hasMessageContaining("no FER+ votes in it; choose the other label set");
    }

    @Test
    void readsKagglesCsvQuotedOrNot() throws IOException {
        Path csv = new TestFiles()
                .text(
                        "fer.csv",
                        "emotion,pixels,Usage\n0,\"" + TestFiles.pixels(7) + "\",Training\n6," + TestFiles.pixels(255)
                                + ",PublicTest\r\n3," + TestFiles.pixels(0) + ",PublicTest\n")
                .folder(temp)
                .resolve("fer.csv");
        try (ExpressionDataset all = Datasets.openExpression(csv)) {
            assertThat(all.labelled())
                    .extracting(sample -> sample.label().orElseThrow())
                    .containsExactly(Expression.ANGER, Expression.NEUTRAL, Expression.HAPPINESS);
            Image last = all.labelled().get(1).picture().read();
            assertThat(last.isGray()).isTrue();
            assertThat(last.width()).isEqualTo(48);
            assertThat(last.sample(47, 47, 0)).isEqualTo(255);
        }
        try (ExpressionDataset part = Datasets.openExpression(Path.of(csv + "#publictest"))) {
            assertThat(part.name()).isEqualTo("fer.csv#publictest");
            assertThat(part.labelled()).extracting(Sample::id).containsExactly("line 3", "line 4");
        }
        assertThatThrownBy(() -> Datasets.openExpression(Path.of(csv + "#Test")))
                .hasMessage("fer.csv: no part 'Test'; there are [PublicTest, Training]");
        assertThatThrownBy(() -> Datasets.openExpression(csv, LabelSet.FERPLUS))
                .hasMessageContaining("has FER-2013's labels only");
    }

    @Test
    void everyEmotionCodeHasItsExpression() throws IOException {
        StringBuilder text = new StringBuilder("emotion,pixels\n");
        for (int code = 0; code < 7; code++) {
            text.append(code).append(',').append(TestFiles.pixels(code)).append('\n');
        }
        Path csv = new TestFiles().text("x.csv", text.toString()).folder(temp).resolve("x.csv");
        try (ExpressionDataset data = Datasets.openExpression(csv)) {
            assertThat(data.labelled())
                    .extracting(sample -> sample.label().orElseThrow())
                    .containsExactly(
                            Expression.parse("angry"),
                            Expression.parse("disgust"),
                            Expression.parse("fear"),
                            Expression.parse("happy"),
                            Expression.parse("sad"),
                            Expression.parse("surprise"),
                            Expression.parse("neutral"));
        }
    }

    @Test
    void badPixelsNameTheLine() {
        assertThatThrownBy(() -> kaggle("7," + TestFiles.pixels(1)))
                .hasMessageContaining("line 2: expected an emotion from 0 to 6, got 7");
        assertThatThrownBy(() -> kaggle("1,1 2 3")).hasMessageContaining("expected 2304 grey values (48x48), got 3");
        assertThatThrownBy(() -> kaggle("1,1 x")).hasMessageContaining("found 'x'");
        assertThatThrownBy(() -> kaggle("1,99999999999")).hasMessageContaining("from 0 to 255, got 999");
    }

    private void kaggle(String row) throws IOException {
        Path folder =
                new TestFiles().text("k.csv", "emotion,pixels\n" + row + "\n").folder(temp);
        Datasets.openExpression(folder.resolve("k.csv")).close();
    }

    private TestFiles official(String secondUsage) {
        return new TestFiles()
                .text(
                        "fer2013new.csv",
                        "Usage,Image name,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF\n"
                                + "Training,fer0000000.png,1,9,0,0,0,0,0,0,0,0\n"
                                + secondUsage + ",fer0000001.png,0,0,8,1,1,0,0,0,0,0\n"
                                + "PublicTest,,0,0,0,0,0,0,0,0,0,10\n")
                .text(
                        "fer2013.csv",
                        "emotion,pixels,Usage\n4," + TestFiles.pixels(1) + ",Training\n5," + TestFiles.pixels(2)
                                + ",PublicTest\n0," + TestFiles.pixels(3) + ",PublicTest\n");
    }

    @Test
    void joinsOfficialVotesWithKagglesPixels() throws IOException {
        Path folder = official("PublicTest").folder(temp.resolve("ferplus"));
        for (Path path : List.of(
                folder, folder.resolve("fer2013new.csv"), official("PublicTest").zip(temp.resolve("o.zip")))) {
            try (ExpressionDataset data = Datasets.openExpression(Path.of(path + "#PublicTest"))) {
                assertThat(data.samples()).extracting(Sample::id).containsExactly("fer0000001.png", "line 4");
                assertThat(data.labelled()).hasSize(1);
                assertThat(data.labelled().get(0).label()).contains(Expression.SURPRISE);
                assertThat(data.labelled().get(0).picture().read().sample(0, 0, 0))
                        .isEqualTo(2);
            }
        }
        try (ExpressionDataset data = Datasets.openExpression(folder, LabelSet.FER2013)) {
            assertThat(data.labelled())
                    .extracting(sample -> sample.label().orElseThrow())
                    .containsExactly(Expression.SADNESS, Expression.SURPRISE, Expression.ANGER);
        }
    }

    @Test
    void filesThatDoNotBelongTogetherAreRefused() {
        Path other = official("PrivateTest").folder(temp.resolve("other"));
        assertThatThrownBy(() -> Datasets.openExpression(other))
                .hasMessageContaining("fer2013new.csv line 3")
                .hasMessageContaining("do not belong together");
        Path shorter = official("PublicTest")
                .text("fer2013.csv", "emotion,pixels,Usage\n4," + TestFiles.pixels(1) + ",Training\n")
                .folder(temp.resolve("shorter"));
        assertThatThrownBy(() -> Datasets.openExpression(shorter)).hasMessageContaining("different numbers of rows");
        Path alone = new TestFiles().text("fer2013new.csv", "x\n").folder(temp.resolve("alone"));
        assertThatThrownBy(() -> Datasets.openExpression(alone)).hasMessageContaining("put Kaggle's fer2013.csv");
    }

    private static TestFiles classes() {
        return new TestFiles()
                .picture("Happy/b/deep.PNG", 1)
                .picture("Happy/a.png", 2)
                .picture("sadness/c.png", 3)
                .text("sadness/notes.txt", "x")
                .text("readme.md", "x");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsOneFolderAnExpression(boolean zipped) throws IOException {
        Path path = zipped ? classes().zip(temp.resolve("c.zip")) : classes().folder(temp.resolve("c"));
        try (ExpressionDataset data = Datasets.openExpression(path)) {
            assertThat(data.classes()).containsExactly(Expression.HAPPINESS, Expression.SADNESS);
            assertThat(data.convention()).contains("class folder (happiness, sadness)");
            assertThat(data.labelled())
                    .extracting(Sample::id)
                    .containsExactly("Happy/a.png", "Happy/b/deep.PNG", "sadness/c.png");
            assertThat(data.labelled().get(2).distribution()).containsExactly(entry(Expression.SADNESS, 1f));
            assertThat(data.skipped())
                    .containsExactlyInAnyOrder(
                            "readme.md: in no class folder", "sadness/notes.txt: not a picture, by its name");
        }
    }

    @Test
    void otherFoldersAreLabelsOfTheDatasOwn() throws IOException {
        Path path = new TestFiles()
                .picture("wide awake/x.png", 1)
                .picture("Happy/a.png", 1)
                .picture("bored/x.png", 1)
                .picture("bored/deep/y.png", 1)
                .folder(temp.resolve("own"));
        try (ExpressionDataset data = Datasets.openExpression(path)) {
            assertThat(data.classes())
                    .extracting(Expression::label)
                    .as("as they are, not one of them taken for one of FER+")
                    .containsExactly("Happy", "bored", "wide awake");
            assertThat(data.labelled()).hasSize(4);
            assertThat(data.labelled().get(2).label()).contains(Expression.of("bored"));
        }
        Path unsure = new TestFiles()
                .picture("unsure/x.png", 1)
                .picture("bored/x.png", 1)
                .folder(temp.resolve("unsure"));
        assertThatThrownBy(() -> Datasets.openExpression(unsure))
                .hasMessageContaining("folder 'unsure' cannot be a label: a label may not be 'unsure'");
    }

    @Test
    void partsOfADataSetKeepItsClassesAndNameTheirPictures() throws IOException {
        Path path = classes().folder(temp.resolve("parts"));
        try (ExpressionDataset data = Datasets.openExpression(path)) {
            ExpressionDataset part = data.part("half", sample -> sample.id().startsWith("Happy"));
            assertThat(part.name()).isEqualTo("parts (half)");
            assertThat(part.classes()).isEqualTo(data.classes());
            assertThat(part.samples()).extracting(Sample::id).containsExactly("Happy/a.png", "Happy/b/deep.PNG");
            assertThat(part.samples().get(0).picture().read().height()).isEqualTo(48);
            assertThatThrownBy(() -> data.part("none", sample -> false)).hasMessageContaining("no labelled picture");
        }
    }

    @Test
    void aFolderOfPartsIsEnteredByName() throws IOException {
        Path path = new TestFiles()
                .picture("train/happy/a.png", 1)
                .picture("test/happy/b.png", 1)
                .zip(temp.resolve("k.zip"));
        assertThatThrownBy(() -> Datasets.openExpression(path))
                .hasMessageContaining("not a form of data known here")
                .hasMessageContaining("Found: test, train. Name a folder within it as path#folder");
        try (ExpressionDataset data = Datasets.openExpression(Path.of(path + "#Test"))) {
            assertThat(data.name()).isEqualTo("k.zip#test");
            assertThat(data.samples()).extracting(Sample::id).containsExactly("happy/b.png");
            assertThat(data.samples().get(0).picture().read().height()).isEqualTo(48);
        }
    }

    @Test
    void linksThatLeadBackAreReported() throws IOException {
        Path path = classes().folder(temp.resolve("loop"));
        Files.createSymbolicLink(path.resolve("Happy/again"), path);
        try (ExpressionDataset data = Datasets.openExpression(path)) {
            assertThat(data.labelled()).hasSize(3);
            assertThat(data.skipped()).contains("Happy/again: a link that leads back");
        }
    }

    @Test
    void whatIsNoDataSetIsRefusedInOneLine() throws IOException {
        Path csv = Files.writeString(temp.resolve("other.csv"), "a,b\n1,2\n");
        Path empty = Files.createFile(temp.resolve("empty"));
        Path broken = Files.write(temp.resolve("broken.zip"), new byte[] {'P', 'K', 3, 4, 9, 9, 9});
        Path nothing = Files.createDirectory(temp.resolve("nothing"));
        for (Path path : List.of(csv, empty, broken, nothing, temp.resolve("absent"))) {
            assertThatThrownBy(() -> Datasets.openExpression(path))
                    .isInstanceOf(DatasetException.class)
                    .message()
                    .contains(path.getFileName().toString())
                    .doesNotContain("\n");
        }
    }

    @Test
    void aZipOfMoreFilesThanTheOldLimitIsRead() throws IOException {
        Path path = temp.resolve("big.zip");
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(path)))) {
            zip.setLevel(0);
            for (int i = 0; i < 66_000; i++) {
                zip.putNextEntry(new ZipEntry("fear/" + i + ".png"));
            }
        }
        try (ExpressionDataset data = Datasets.openExpression(path)) {
            assertThat(data.labelled()).hasSize(66_000);
        }
    }

    @Test
    void eightThreadsReadOneZip() throws Exception {
        TestFiles files = new TestFiles();
        for (int i = 0; i < 200; i++) {
            files.picture("anger/" + (1000 + i) + ".png", i);
        }
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try (ExpressionDataset data = Datasets.openExpression(files.zip(temp.resolve("t.zip")))) {
            List<Future<Integer>> shades = data.labelled().stream()
                    .map(sample -> pool.submit(() -> sample.picture().read().sample(5, 5, 0)))
                    .toList();
            for (int i = 0; i < shades.size(); i++) {
                assertThat(shades.get(i).get()).isEqualTo(i);
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
