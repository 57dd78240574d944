package dev.mien.report.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.FaceResult;
import dev.mien.face.FrameResult;
import dev.mien.face.Landmark68;
import dev.mien.face.Readings;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.testkit.Samples;
import java.awt.Color;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlayTest {
    @Test
    void drawsAtTheFaceAndNowhereElse() {
        Box box = new Box(300, 250, 120, 120);
        Image plain = Samples.grey(800, 600);
        Image drawn = Overlay.draw(plain, Samples.frame(800, 600, Samples.happy(box)));
        assertThat(drawn.width()).isEqualTo(800);
        Color ground = new Color(128, 128, 128);
        int near = (540 - 290) * (380 - 210);
        int nearUnchanged = count(drawn, ground, 290, 210, 540, 380);
        assertThat(count(drawn, ground)).as("unchanged far from the face").isEqualTo(800 * 600 - near + nearUnchanged);
        Color happiness = Palette.of(Expression.HAPPINESS, Expression.FERPLUS);
        assertThat(color(drawn, 300, 310)).as("left edge").isEqualTo(happiness);
        assertThat(color(drawn, 360, 370)).as("bottom edge").isEqualTo(happiness);
        assertThat(color(drawn, 336, 298)).as("right eye of the person").isEqualTo(Color.WHITE);
        assertThat(color(drawn, 360, 330)).as("inside, between").isEqualTo(ground);
        assertThat(count(drawn, happiness, 300, 220, 420, 248))
                .as("label above")
                .isGreaterThan(500);
        assertThat(count(drawn, Color.BLACK, 300, 220, 420, 248)).as("letters").isGreaterThan(30);
    }

    @Test
    void aLabelAtTheEdgeStaysInThePicture() {
        Image plain = Samples.grey(800, 600);
        Color happiness = Palette.of(Expression.HAPPINESS, Expression.FERPLUS);
        int inTheMiddle = count(
                Overlay.draw(plain, Samples.frame(800, 600, Samples.happy(new Box(300, 200, 90, 90)))), happiness);
        int inTheCorner =
                count(Overlay.draw(plain, Samples.frame(800, 600, Samples.happy(new Box(710, 0, 90, 90)))), happiness);
        assertThat(inTheCorner).isGreaterThan((int) (inTheMiddle * 0.85));
    }

    @Test
    void labelsOfNeighboursDoNotHideEachOther() {
        FaceResult left = Samples.happy(new Box(200, 250, 60, 60));
        FaceResult right = Samples.unsure(new Box(240, 250, 60, 60));
        Image plain = Samples.grey(800, 600);
        int alone = count(Overlay.draw(plain, Samples.frame(800, 600, left)), Color.BLACK, 0, 0, 800, 249);
        int together = count(Overlay.draw(plain, Samples.frame(800, 600, left, right)), Color.BLACK, 0, 0, 800, 249);
        assertThat(together).isEqualTo(alone);
    }

    /** Two rows of faces that nearly touch: above and below each there is a face, beside it there is room. */
    @Test
    void labelsCoverNoFaceWhereThereIsRoomElsewhere() {
        Color ground = new Color(128, 128, 128);
        FaceResult[] faces = new FaceResult[6];
        for (int i = 0; i < faces.length; i++) {
            faces[i] = Samples.happy(new Box(240 + 265 * (i % 2), 20 + 180 * (i / 2), 100, 170));
        }
        Image drawn = Overlay.draw(Samples.grey(800, 600), Samples.frame(800, 600, faces), EnumSet.of(Drawn.LABELS));
        int inFaces = 0;
        for (FaceResult face : faces) {
            Box box = face.face().box();
            inFaces += 100 * 170
                    - count(drawn, ground, (int) box.x(), (int) box.y(), (int) box.right(), (int) box.bottom());
        }
        assertThat(inFaces).as("pixels of faces under labels").isZero();
        assertThat(800 * 600 - count(drawn, ground))
                .as("all six labels are there")
                .isGreaterThan(6 * 1500);
    }

    @Test
    void facesCarryTheirNumbers() {
        Image plain = Samples.grey(800, 600);
        Box box = new Box(300, 250, 120, 120);
        FaceResult elsewhere = Samples.happy(new Box(10, 500, 60, 60));
        Image first = Overlay.draw(plain, Samples.frame(800, 600, Samples.happy(box), elsewhere));
        Image second = Overlay.draw(plain, Samples.frame(800, 600, elsewhere, Samples.happy(box)));
        assertThat(first.crop(280, 200, 300, 200)).isNotEqualTo(second.crop(280, 200, 300, 200));
        assertThat(first.crop(290, 250, 140, 130))
                .as("but for the number in the label nothing differs")
                .isEqualTo(second.crop(290, 250, 140, 130));
    }

    @Test
    void onlyWhatIsAskedForIsDrawn() {
        Image plain = Samples.grey(800, 600);
        FaceResult face = Samples.turned(Samples.happy(new Box(300, 150, 200, 240)));
        FrameResult frame = Samples.frame(800, 600, face);
        Color ground = new Color(128, 128, 128);
        Color happiness = Palette.of(Expression.HAPPINESS, Expression.FERPLUS);
        assertThat(Overlay.draw(plain, frame, Set.of())).isEqualTo(plain.toRgb());
        assertThat(Overlay.draw(plain, frame, Drawn.ALL)).isEqualTo(Overlay.draw(plain, frame));
        Image box = Overlay.draw(plain, frame, Set.of(Drawn.BOX));
        assertThat(color(box, 300, 270)).isEqualTo(happiness);
        assertThat(count(box, ground, 310, 160, 490, 380)).as("inside the box").isEqualTo(180 * 220);
        assertThat(count(box, ground, 0, 0, 800, 140)).as("above the box").isEqualTo(800 * 140);
        Image points = Overlay.draw(plain, frame, Set.of(Drawn.POINTS));
        assertThat(count(points, happiness)).isZero();
        assertThat(count(points, ground)).isBetween(800 * 600 - 5_000, 800 * 600 - 68);
        Image axes = Overlay.draw(plain, frame, Set.of(Drawn.AXES));
        assertThat(count(axes, ground)).isBetween(800 * 600 - 5_000, 800 * 600 - 200);
        assertThat(axes).isNotEqualTo(points);
    }

    @Test
    void wordsForWhatIsDrawnAreThoseOfTheOption() {
        assertThat(Drawn.of("axes")).isEqualTo(Drawn.AXES);
        assertThatThrownBy(() -> Drawn.of("boxes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'boxes' is nothing that can be drawn; known: box, points, axes, labels");
    }

    @Test
    void anUnsureFaceIsGrey() {
        Image drawn = Overlay.draw(
                Samples.grey(800, 600), Samples.frame(800, 600, Samples.unsure(new Box(300, 250, 120, 120))));
        assertThat(count(drawn, Palette.UNSURE)).isGreaterThan(500);
    }

    @ParameterizedTest
    @CsvSource({"48,48,240", "100,500,200", "1,4000,1", "3,3,240", "640,480,640", "6000,40,6000"})
    void anySizeIsDrawnAndSmallOnesAreEnlarged(int width, int height, int expectedWidth) {
        Box all = new Box(0, 0, width, height);
        Image drawn = Overlay.draw(Samples.grey(width, height), Samples.frame(width, height, Samples.happy(all)));
        assertThat(drawn.width()).isEqualTo(expectedWidth);
        assertThat((double) drawn.width() / drawn.height()).isEqualTo((double) width / height);
    }

    @Test
    void anExplainedFaceIsGreyUnderItsHeatMapAndTheColoursAreNamed() {
        Box box = new Box(300, 250, 120, 120);
        Image pink = Image.rgb(800, 600, pink(800 * 600));
        FaceResult explained = Samples.explained(Samples.happy(box));
        Image drawn = Overlay.draw(pink, Samples.frame(800, 600, explained));
        Color pinkest = new Color(250, 180, 180);
        assertThat(color(drawn, 310, 340))
                .as("for")
                .satisfies(c -> assertThat(c.getRed()).isGreaterThan(c.getBlue() + 100));
        assertThat(color(drawn, 410, 340))
                .as("against")
                .satisfies(c -> assertThat(c.getBlue()).isGreaterThan(c.getRed() + 100));
        assertThat(color(drawn, 200, 340)).as("beside the face").isEqualTo(pinkest);
        Color grey = color(drawn, 359, 340);
        assertThat(grey.getRed()).as("where for and against meet").isCloseTo(grey.getBlue(), within(12));
        assertThat(count(drawn, Palette.FOR, 0, 560, 500, 600)).as("legend").isGreaterThan(300);
        assertThat(count(drawn, Palette.AGAINST, 0, 560, 500, 600)).as("legend").isGreaterThan(300);
        assertThat(Overlay.draw(pink, Samples.frame(800, 600, explained), 1, Drawn.ALL))
                .as("heat left out")
                .isEqualTo(Overlay.draw(pink, Samples.frame(800, 600, Samples.happy(box))));
    }

    /** The longest of three axes goes from the tip of the nose the way the face looks: here to the left and up. */
    @Test
    void aKnownPoseIsDrawnAtTheNose() {
        Box box = new Box(300, 150, 200, 240);
        FaceResult turned = Samples.turned(Samples.happy(box));
        Image drawn = Overlay.draw(Samples.grey(800, 600), Samples.frame(800, 600, turned));
        Point nose = Landmark68.NOSE_TIP.of(turned.face().landmarks());
        double length = 2 * box.width() / 5;
        double x = nose.x() - 0.9 * length * Math.sin(Math.toRadians(31.25)) * Math.cos(Math.toRadians(9.96));
        double y = nose.y() - 0.9 * length * Math.sin(Math.toRadians(9.96));
        assertThat(color(drawn, (int) x, (int) y))
                .satisfies(c -> assertThat(c.getBlue()).isGreaterThan(c.getRed() + 100));
        assertThat(color(drawn, (int) (2 * nose.x() - x), (int) (2 * nose.y() - y)))
                .isEqualTo(new Color(128, 128, 128));
    }

    @Test
    void theLabelOfAnUnsureFaceSaysWhatItLeansTo() {
        Image plain = Samples.grey(800, 600);
        FaceResult unsure = Samples.unsure(new Box(300, 250, 120, 120));
        ExpressionScores sad = new ExpressionScores(Map.of(Expression.SADNESS, 0.6f, Expression.FEAR, 0.4f));
        FaceResult other = unsure.withReadings(new Readings(sad, unsure.verdict()));
        assertThat(Overlay.draw(plain, Samples.frame(800, 600, other)))
                .isNotEqualTo(Overlay.draw(plain, Samples.frame(800, 600, unsure)));
    }

    @Test
    void withoutFacesThePictureStaysAsItIs() {
        Image plain = Samples.grey(400, 300);
        assertThat(Overlay.draw(plain, Samples.frame(400, 300))).isEqualTo(plain.toRgb());
    }

    @Test
    void refusesResultsOfAnotherPicture() {
        assertThatThrownBy(() -> Overlay.draw(Samples.grey(40, 30), Samples.frame(400, 300)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("400x300")
                .hasMessageContaining("40x30");
    }

    private static byte[] pink(int pixels) {
        byte[] samples = new byte[pixels * 3];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (i % 3 == 0 ? 250 : 180);
        }
        return samples;
    }

    private static Color color(Image image, int x, int y) {
        return new Color(image.sample(x, y, 0), image.sample(x, y, 1), image.sample(x, y, 2));
    }

    private static int count(Image image, Color wanted) {
        return count(image, wanted, 0, 0, image.width(), image.height());
    }

    private static int count(Image image, Color wanted, int left, int top, int right, int bottom) {
        int count = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                if (color(image, x, y).equals(wanted)) {
                    count++;
                }
            }
        }
        return count;
    }
}
