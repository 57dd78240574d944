package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.image.Point;
import dev.mien.testkit.TestFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredFacesTest {
    private static final String HEADER = "image,age,gender,race,right_eye_opening,left_eye_opening,mouth_opening,"
            + "right_iris_x,right_iris_y,left_iris_x,left_iris_y,"
            + IntStream.range(0, 68).mapToObj(i -> "x" + i + ",y" + i).collect(Collectors.joining(","))
            + "\n";

    @TempDir
    Path temp;

    /** A row of eyes at x 30 (right) and 70 (left), all other points between. */
    private static String face(String image, double oneIris, double otherIris) {
        String points = IntStream.range(0, 68)
                .mapToObj(i -> (i >= 36 && i < 42 ? i - 9 : i >= 42 && i < 48 ? i + 25 : 50) + "," + (30 + i % 5))
                .collect(Collectors.joining(","));
        return String.format(
                Locale.ROOT,
                "%s,20-29,Female,Indian,0.30,0.28,0.05,%.1f,31,%.1f,32,%s%n",
                image,
                oneIris,
                otherIris,
                points);
    }

    private Path data(String rows) throws IOException {
        return new TestFiles()
                .picture("images/a.png", 1)
                .picture("images/b.png", 2)
                .text("faces.csv", HEADER + rows)
                .text("labels.csv", """
                        image,x,y,width,height,score,x0,y0,x1,y1,x2,y2,x3,y3,x4,y4
                        a.png,1,1,90,90,0.9,30,31,70,31,50,32,45,33,55,33
                        a.png,1,1,9,9,0.7,3,3,7,3,5,5,4,7,6,7
                        """)
                .zip(temp.resolve("faces.zip"));
    }

    @Test
    void irisesGoToTheEyeTheyLieIn() throws IOException {
        try (MeasuredFaces straight = MeasuredFaces.open(data(face("a.png", 29, 69)));
                MeasuredFaces crossed = MeasuredFaces.open(data(face("a.png", 69, 29)))) {
            for (MeasuredFaces faces : new MeasuredFaces[] {straight, crossed}) {
                MeasuredFace.Measures measures = faces.faces().get(0).measures().orElseThrow();
                assertThat(measures.rightIris().x()).isEqualTo(29);
                assertThat(measures.leftIris().x()).isEqualTo(69);
            }
        }
    }

    @Test
    void pointsAreMovedBackAlongTheEyesAndTheNearestDetectionIsTaken() throws IOException {
        try (MeasuredFaces faces = MeasuredFaces.open(data(face("a.png", 29, 69)))) {
            MeasuredFace face = faces.faces().get(0);
            // Outer corners at 27 and 70: 0.027 of 43 pixels.
            Point nose = face.measures().orElseThrow().points().get(30);
            assertThat(nose.x()).isCloseTo(50 - 0.027 * 43, within(0.02));
            assertThat(face.five().get(0)).isEqualTo(new Point(30, 31));
            assertThat(face.gender()).isEqualTo("Female");
            assertThat(face.picture().read().width()).isPositive();
        }
    }

    @Test
    void whatWasNotMeasuredHasNoMeasures() throws IOException {
        String blank = "b.png,3-9,Male,White," + String.join(",", Collections.nCopies(7 + 136, "")) + "\n";
        try (MeasuredFaces faces = MeasuredFaces.open(data(face("a.png", 29, 69) + blank))) {
            MeasuredFace face = faces.faces().get(1);
            assertThat(face.measures()).isEmpty();
            assertThat(face.disagreement()).isInfinite();
            assertThat(faces.landmarks("part", any -> true).samples()).hasSize(1);
        }
    }

    @Test
    void aTenthIsHeldOut() {
        long held = IntStream.range(0, 5000)
                .filter(i -> MeasuredFaces.isHeldOut(String.format(Locale.ROOT, "%05d.jpg", i)))
                .count();
        assertThat(held).isBetween(430L, 570L);
    }

    @Test
    void anotherFormIsRefused() throws IOException {
        Path other = new TestFiles().picture("images/a.png", 1).zip(temp.resolve("other.zip"));
        assertThatThrownBy(() -> MeasuredFaces.open(other))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("no faces.csv in it; expected");
    }
}
