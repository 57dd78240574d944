package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.mien.face.Expression;
import dev.mien.testkit.TestFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Made files in the forms of data sets that are handed out on request. */
class ForeignFormsTest {
    @TempDir
    private Path temp;

    private static Map<String, Expression> labels(Path path) throws IOException {
        Map<String, Expression> labels = new LinkedHashMap<>();
        try (ExpressionDataset data = Datasets.openExpression(path)) {
            for (Sample sample : data.labelled()) {
                labels.put(sample.id(), sample.label().orElseThrow());
                assertThat(sample.picture().read().width()).isPositive();
            }
        }
        return labels;
    }

    @Test
    void rafDbPrefersAlignedPicturesAndHasTwoParts() throws IOException {
        Path zip = new TestFiles()
                .text("basic/EmoLabel/list_patition_label.txt", "train_00001.jpg 5\ntest_0001.jpg 1\ntest_0002.jpg 7\n")
                .picture("basic/Image/aligned/train_00001_aligned.jpg", 10)
                .picture("basic/Image/original/train_00001.jpg", 20)
                .picture("basic/Image/original/test_0001.jpg", 30)
                .zip(temp.resolve("raf.zip"));
        assertThat(labels(zip))
                .containsExactly(
                        entry("Image/aligned/train_00001_aligned.jpg", Expression.SADNESS),
                        entry("Image/original/test_0001.jpg", Expression.SURPRISE));
        assertThat(labels(Path.of(zip + "#test")))
                .containsExactly(entry("Image/original/test_0001.jpg", Expression.SURPRISE));
    }

    @Test
    void expWCutsEachFaceOut() throws IOException {
        Path folder = new TestFiles()
                .text("label.lst", "a.jpg 0 2 2 4 6 90.5 3\na.jpg 1 0 0 2 2 30 0\n")
                .picture("origin/a.jpg", 10)
                .folder(temp.resolve("expw"));
        assertThat(labels(folder))
                .containsExactly(entry("a.jpg#0", Expression.HAPPINESS), entry("a.jpg#1", Expression.ANGER));
        try (ExpressionDataset data = Datasets.openExpression(folder)) {
            assertThat(data.samples().get(0).picture().read().height()).isEqualTo(8);
            assertThat(data.samples().get(0).picture().read().width()).isEqualTo(4);
        }
    }

    @Test
    void cohnKanadeCountsTheApexAndTheBeginningAsNeutral() throws IOException {
        Path folder = new TestFiles()
                .picture("cohn-kanade-images/S005/001/S005_001_00000001.png", 1)
                .picture("cohn-kanade-images/S005/001/S005_001_00000011.png", 2)
                .picture("cohn-kanade-images/S005/002/S005_002_00000001.png", 3)
                .picture("cohn-kanade-images/S005/002/S005_002_00000009.png", 4)
                .text("Emotion/S005/001/S005_001_00000011_emotion.txt", "   3.0000000e+00\n")
                .folder(temp.resolve("ck"));
        assertThat(labels(folder))
                .containsOnly(
                        entry("cohn-kanade-images/S005/001/S005_001_00000011.png", Expression.DISGUST),
                        entry("cohn-kanade-images/S005/001/S005_001_00000001.png", Expression.NEUTRAL),
                        entry("cohn-kanade-images/S005/002/S005_002_00000001.png", Expression.NEUTRAL));
    }

    @Test
    void kdefSaysItInTheName() throws IOException {
        Path folder = new TestFiles()
                .picture("KDEF/AF01/AF01HAS.jpg", 1)
                .picture("KDEF/BM35/BM35AFHL.jpg", 2)
                .folder(temp.resolve("kdef"));
        assertThat(labels(folder))
                .containsExactly(
                        entry("AF01/AF01HAS.jpg", Expression.HAPPINESS), entry("BM35/BM35AFHL.jpg", Expression.FEAR));
    }

    @Test
    void affectNetForYoloOrInNumberedFolders() throws IOException {
        Path yolo = new TestFiles()
                .text("data.yaml", "train: ../train/images\nnames: ['Anger', 'Contempt', \"Happy\"]\nnc: 3\n")
                .picture("train/images/f1.png", 1)
                .text("train/labels/f1.txt", "2 0.5 0.5 1 1\n")
                .picture("train/images/f2.png", 2)
                .folder(temp.resolve("yolo"));
        assertThat(labels(yolo)).containsExactly(entry("train/images/f1.png", Expression.HAPPINESS));
        TestFiles numbered = new TestFiles();
        for (int number = 0; number < 8; number++) {
            numbered.picture(number + "/a.png", number);
        }
        assertThat(labels(numbered.folder(temp.resolve("numbered"))))
                .hasSize(8)
                .contains(entry("1/a.png", Expression.HAPPINESS), entry("7/a.png", Expression.CONTEMPT));
        TestFiles raf = new TestFiles();
        for (int number = 1; number < 8; number++) {
            raf.picture(number + "/a.png", number);
        }
        assertThat(labels(raf.folder(temp.resolve("raf"))))
                .contains(entry("1/a.png", Expression.SURPRISE), entry("7/a.png", Expression.NEUTRAL));
    }

    @Test
    void aWrongLineIsNamed() throws IOException {
        Path folder = new TestFiles()
                .text("list_patition_label.txt", "train_00001.jpg 5\ntrain_00002.jpg 9\n")
                .picture("train_00001.jpg", 10)
                .folder(temp.resolve("bad"));
        assertThatExceptionOfType(DatasetException.class)
                .isThrownBy(() -> Datasets.openExpression(folder))
                .withMessage("bad/list_patition_label.txt, line 2: expected a class of 1 to 7, got '9'");
    }
}
