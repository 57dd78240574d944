package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.face.Box;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectionDatasetsTest {
    @TempDir
    Path temp;

    private static TestFiles boxed(String labels) {
        return new TestFiles()
                .picture("images/a.png", 1)
                .picture("images/b.png", 2)
                .picture("images/empty.png", 3)
                .text("labels.csv", labels);
    }

    @Test
    void uncertainBoxesAreIgnored() throws IOException {
        Path path = boxed("""
                image,x,y,width,height,score
                a.png,-1.5,2,10,12,0.60
                a.png,20,2,10,12,0.59
                b.png,1,1,5,5,0.9
                """).zip(temp.resolve("d.zip"));
        try (DetectionDataset data = Datasets.openDetection(path)) {
            assertThat(data.convention()).contains("score below 0.6 are ignored");
            assertThat(data.samples()).extracting(DetectionSample::id).containsExactly("a.png", "b.png", "empty.png");
            assertThat(data.samples().get(0).faces())
                    .containsExactly(
                            new TruthBox(new Box(-1.5, 2, 10, 12), false), new TruthBox(new Box(20, 2, 10, 12), true));
            assertThat(data.samples().get(2).faces()).isEmpty();
            assertThat(data.samples().get(1).picture().read().sample(0, 0, 0)).isEqualTo(2);
        }
    }

    @Test
    void maskedFacesCountUnlessToldOtherwise() throws IOException {
        Path path = boxed("""
                image,x,y,width,height,label
                a.png,1,1,5,5,con_mascarilla
                a.png,9,1,5,5,without_mask
                b.png,1,1,5,5,mask_weared_incorrect
                """).folder(temp);
        try (DetectionDataset data = Datasets.openDetection(path)) {
            assertThat(data.samples())
                    .flatExtracting(DetectionSample::faces)
                    .extracting(TruthBox::ignore)
                    .containsExactly(false, false, false);
        }
        try (DetectionDataset data = Datasets.openDetection(path, new DetectionDataset.Options(0.6, true))) {
            assertThat(data.convention()).contains("masked faces are ignored");
            assertThat(data.samples())
                    .flatExtracting(DetectionSample::faces)
                    .extracting(TruthBox::ignore)
                    .containsExactly(true, false, true);
        }
    }

    @Test
    void picturesAloneShowNoFace() throws IOException {
        Path path = new TestFiles()
                .picture("images/a.png", 1)
                .picture("images/b.png", 2)
                .zip(temp.resolve("s.zip"));
        try (DetectionDataset data = Datasets.openDetection(path)) {
            assertThat(data.samples())
                    .hasSize(2)
                    .allMatch(sample -> sample.faces().isEmpty());
            assertThat(data.convention()).contains("no picture is taken to show a face");
            assertThat(data.samples().get(1).picture().read().sample(0, 0, 0)).isEqualTo(2);
        }
    }

    @Test
    void classFoldersAreNotTakenForEmptyScenes() {
        Path path = new TestFiles()
                .picture("happy/a.png", 1)
                .picture("sad/b.png", 2)
                .folder(temp);
        assertThatThrownBy(() -> Datasets.openDetection(path))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("expected images/ with labels.csv")
                .hasMessageContaining("Found: happy, sad");
    }

    @Test
    void badBoxesNameTheLine() {
        assertThatThrownBy(() -> Datasets.openDetection(
                        boxed("image,x,y,width,height\na.png,1,1,0,5\n").folder(temp.resolve("0"))))
                .hasMessageContaining("labels.csv line 2: expected a box with positive sides, got 0.0x5.0");
        assertThatThrownBy(() -> Datasets.openDetection(
                        boxed("image,x,y,width,height,label\na.png,1,1,5,5,veil\n")
                                .folder(temp.resolve("1")),
                        new DetectionDataset.Options(0.6, true)))
                .hasMessageContaining("labels.csv line 2: whether 'veil' wears a mask is not known");
    }
}
