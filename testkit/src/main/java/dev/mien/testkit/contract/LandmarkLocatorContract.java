package dev.mien.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.FacePart;
import dev.mien.face.FivePoints;
import dev.mien.face.Frame;
import dev.mien.face.Landmark68;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.landmark.LandmarkLocator;
import dev.mien.landmark.Locators;
import dev.mien.stage.StageKind;
import dev.mien.testkit.SamplePictures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every landmark locator owes, on the sample portraits. */
public abstract class LandmarkLocatorContract {
    /** Of every portrait; measured by hand. */
    private static final List<Point> EYES = List.of(new Point(131, 152), new Point(228, 153));

    private static final Box BOX = new Box(76, 40, 208, 290);
    /** Shares of the distance between the eyes. */
    private static final double NEAR = 0.12;

    private LandmarkLocator locator;
    private Image portrait;

    /** {@return a new locator to test; closed after each test} */
    protected abstract LandmarkLocator create();

    @BeforeEach
    void open() throws IOException {
        locator = create();
        portrait = SamplePictures.read("neutral.png");
    }

    @AfterEach
    void close() {
        locator.close();
    }

    private List<Point> locate(Image image, Box box) {
        return locator.locate(Frame.of(image), new Face(box, 1, List.of()));
    }

    /** The mean distance in shares of the distance between the eyes, which is {@code unit} pixels. */
    private static double apart(List<Point> some, List<Point> others, double unit) {
        return IntStream.range(0, some.size())
                        .mapToDouble(i -> some.get(i).distanceTo(others.get(i)))
                        .average()
                        .orElseThrow()
                / unit;
    }

    private static double unit() {
        return EYES.get(0).distanceTo(EYES.get(1));
    }

    @Test
    void findsTheEyesByTheBoxAlone() {
        List<Point> points = locate(portrait, BOX);
        assertThat(points).hasSize(FacePart.POINTS);
        List<Point> five = FivePoints.of(points).orElseThrow();
        assertThat(apart(five.subList(0, 2), EYES, unit())).isLessThan(NEAR);
    }

    @Test
    void partsLieWhereTheyDoInAFace() {
        List<Point> points = locate(portrait, BOX);
        assertThat(Point.mean(FacePart.RIGHT_EYE.of(points)).x())
                .isLessThan(Point.mean(FacePart.LEFT_EYE.of(points)).x());
        double brows = Point.mean(FacePart.RIGHT_BROW.of(points)).y();
        double eyes = Point.mean(FacePart.RIGHT_EYE.of(points)).y();
        double nose = Landmark68.NOSE_TIP.of(points).y();
        double mouth = Point.mean(FacePart.OUTER_LIPS.of(points)).y();
        double chin = Landmark68.CHIN.of(points).y();
        assertThat(List.of(brows, eyes, nose, mouth, chin)).isSorted().doesNotHaveDuplicates();
        assertThat(points).allSatisfy(point -> {
            assertThat(point.x()).isBetween(0.0, (double) portrait.width());
            assertThat(point.y()).isBetween(0.0, (double) portrait.height());
        });
    }

    @Test
    void pointsOfADetectorLeadToTheSamePlaces() {
        List<Point> byBox = locate(portrait, BOX);
        List<Point> five = FivePoints.of(byBox).orElseThrow();
        List<Point> byPoints = locator.locate(Frame.of(portrait), new Face(BOX, 1, five));
        assertThat(apart(byPoints, byBox, unit())).isLessThan(0.05);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shift", "larger", "smaller", "square"})
    void aBoxThatIsOffMattersLittle(String how) {
        Box off = switch (how) {
            case "shift" -> new Box(BOX.x() + 15, BOX.y() - 12, BOX.width(), BOX.height());
            case "larger" -> new Box(BOX.x() - 15, BOX.y() - 20, BOX.width() + 30, BOX.height() + 40);
            case "smaller" -> new Box(BOX.x() + 12, BOX.y() + 16, BOX.width() - 24, BOX.height() - 32);
            default -> new Box(BOX.x() - 20, BOX.y() + 20, 248, 248);
        };
        assertThat(apart(locate(portrait, off), locate(portrait, BOX), unit())).isLessThan(0.06);
    }

    @Test
    void theMirroredFrameGivesTheMirroredPoints() {
        List<Point> points = locate(portrait, BOX);
        Box box = new Box(portrait.width() - BOX.right(), BOX.y(), BOX.width(), BOX.height());
        List<Point> mirrored = locate(portrait.mirror(), box);
        List<Point> expected = new ArrayList<>();
        for (int i = 0; i < FacePart.POINTS; i++) {
            Point point = points.get(FacePart.mirrored(i));
            expected.add(new Point(portrait.width() - point.x(), point.y()));
        }
        assertThat(apart(mirrored, expected, unit())).isLessThan(0.06);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-30, -15, 15, 30})
    void theTurnedFrameGivesTheTurnedPoints(double degrees) {
        double angle = Math.toRadians(degrees);
        Point center = BOX.center();
        Affine turn = Affine.translate(-center.x(), -center.y())
                .then(new Affine(
                        Math.cos(angle), -Math.sin(angle), center.x(), Math.sin(angle), Math.cos(angle), center.y()));
        List<Point> turned = locate(portrait.warp(turn, portrait.width(), portrait.height()), BOX);
        List<Point> expected = locate(portrait, BOX).stream().map(turn::apply).toList();
        assertThat(apart(turned, expected, unit())).isLessThan(0.1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.25, 3})
    void aFaceOfAnotherSizeGetsItsPointsInThatSize(double factor) {
        int side = (int) Math.round(portrait.width() * factor);
        double scale = (double) side / portrait.width();
        List<Point> points = locate(portrait.resize(side, side), BOX.scale(scale));
        List<Point> expected = locate(portrait, BOX).stream()
                .map(point -> new Point(point.x() * scale, point.y() * scale))
                .toList();
        assertThat(apart(points, expected, unit() * scale)).isLessThan(0.1);
    }

    @Test
    void greyDoesAsWellAsColour() {
        assertThat(apart(locate(portrait.toGray(), BOX), locate(portrait, BOX), unit()))
                .isLessThan(0.02);
    }

    @Test
    void boxesOverTheEdgeAndPicturesOfOnePixelDoNoHarm() {
        assertThat(locate(portrait, new Box(-200, -300, 400, 500))).hasSize(FacePart.POINTS);
        assertThat(locate(Image.gray(1, 1, new byte[1]), new Box(0, 0, 1, 1))).hasSize(FacePart.POINTS);
    }

    @Test
    void sameAnswerTwiceAndFromEightThreads() throws Exception {
        List<Point> expected = locate(portrait, BOX);
        assertThat(locate(portrait, BOX)).isEqualTo(expected);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<Point>>> answers = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                answers.add(threads.submit(() -> locate(portrait, BOX)));
            }
            for (Future<List<Point>> answer : answers) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void saysWhatItIs() {
        assertThat(locator.info().stage()).isEqualTo(StageKind.LOCATE);
        assertThat(locator.info().model()).contains("sha256:");
        assertThat(Locators.names()).contains(locator.info().name());
    }
}
