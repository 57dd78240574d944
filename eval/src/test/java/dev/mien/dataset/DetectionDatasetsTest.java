package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.face.Box;
import dev.mien.image.Point;
import dev.mien.testkit.TestFiles;
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
    void smallFacesAreIgnoredOnDemand() throws IOException {
        Path path = boxed("image,x,y,width,height\na.png,1,1,30,9.9\nb.png,1,1,5,10\n")
                .folder(temp);
        try (DetectionDataset data = Datasets.openDetection(path).ignoringBelow(10)) {
            assertThat(data.samples())
                    .flatExtracting(DetectionSample::faces)
                    .extracting(TruthBox::ignore)
                    .containsExactly(true, false);
            assertThat(data.convention()).endsWith("; faces less than 10 pixels high are ignored");
        }
    }

    @Test
    void fivePointsAreReadWhereTheyAre() throws IOException {
        Path path = boxed("""
                image,x,y,width,height,right_eye_x,right_eye_y,left_eye_x,left_eye_y,nose_x,nose_y,right_mouth_x,right_mouth_y,left_mouth_x,left_mouth_y
                a.png,1,1,5,5,1,2,3,4,5,6,7,8,9,10
                """).folder(temp);
        try (DetectionDataset data = Datasets.openDetection(path)) {
            assertThat(data.samples().get(0).faces().get(0).points())
                    .containsExactly(
                            new Point(1, 2), new Point(3, 4), new Point(5, 6), new Point(7, 8), new Point(9, 10));
        }
    }

    @Test
    void boxesAreMadeOfSixtyEightPoints() throws IOException {
        StringBuilder labels = new StringBuilder("image,width,height");
        StringBuilder row = new StringBuilder("\na.png,200,300");
        for (int i = 0; i < 68; i++) {
            labels.append(",x").append(i).append(",y").append(i);
            // They span (50, 100) to (150, 200).
            row.append(i % 2 == 0 ? ",50,100" : ",150,200");
        }
        Path path = boxed(labels.append(row).append('\n').toString()).folder(temp);
        try (DetectionDataset data = Datasets.openDetection(path)) {
            TruthBox face = data.samples().get(0).faces().get(0);
            assertThat(face.box()).isEqualTo(new Box(53, 65, 94, 134));
            assertThat(face.points()).hasSize(68).startsWith(new Point(50, 100), new Point(150, 200));
            assertThat(data.convention()).contains("68 points");
        }
    }

    @Test
    void aPartKeepsWhatPasses() throws IOException {
        Path path =
                boxed("image,x,y,width,height\na.png,1,1,5,5\nb.png,1,1,5,5\n").folder(temp);
        try (DetectionDataset data = Datasets.openDetection(path)) {
            DetectionDataset part = data.only("held out", sample -> sample.id().equals("b.png"));
            assertThat(part.name()).isEqualTo("held out");
            assertThat(part.samples()).extracting(DetectionSample::id).containsExactly("b.png");
            assertThat(part.samples().get(0).picture().read().width()).isPositive();
            assertThatThrownBy(() -> data.only("nothing", sample -> false))
                    .isInstanceOf(DatasetException.class)
                    .hasMessage("nothing: no picture in it");
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
