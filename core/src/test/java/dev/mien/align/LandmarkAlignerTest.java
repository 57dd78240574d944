package dev.mien.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.FacePart;
import dev.mien.face.Frame;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.testkit.SyntheticFace;
import dev.mien.testkit.contract.FaceAlignerContract;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LandmarkAlignerTest extends FaceAlignerContract {
    /** The points alone. */
    private static final String BY_POINTS = "landmarks:box=0,zoom=1";

    private static final Frame FRAME = Frame.of(Image.gray(320, 320, new byte[320 * 320]));
    private static final Box BOX = new Box(72, 44, 176, 246);
    /** Five points as a detector would find them, none quite in its place. */
    private static final List<Point> FIVE = List.of(
            new Point(118, 128), new Point(199, 151), new Point(149, 187), new Point(111, 214), new Point(181, 230));

    @Override
    protected FaceAligner create() {
        return Aligners.create(BY_POINTS);
    }

    @Override
    protected double maxTilt() {
        return 160;
    }

    @Override
    protected List<Point> landmarks(Point eyesMiddle, double eyeDistance, double degrees) {
        Point right = SyntheticFace.rightEye(eyesMiddle, eyeDistance, degrees);
        Point left = SyntheticFace.leftEye(eyesMiddle, eyeDistance, degrees);
        Affine toFrame = Affine.similarity(List.of(new Point(-0.5, 0), new Point(0.5, 0)), List.of(right, left));
        return List.of(
                right,
                left,
                toFrame.apply(new Point(0, 0.6)),
                toFrame.apply(new Point(-0.42, 1.06)),
                toFrame.apply(new Point(0.42, 1.06)));
    }

    private static AlignedFace align(String spec, List<Point> landmarks) {
        try (FaceAligner aligner = Aligners.create(spec)) {
            return aligner.align(FRAME, new Face(BOX, 0.9f, landmarks));
        }
    }

    private static double squaredError(Affine toCrop, List<Point> points, List<Point> template) {
        double sum = 0;
        for (int i = 0; i < points.size(); i++) {
            sum += Math.pow(toCrop.apply(points.get(i)).distanceTo(template.get(i)), 2);
        }
        return sum;
    }

    @Test
    void noOtherSimilarityBringsFivePointsNearer() {
        AlignedFace aligned = align(BY_POINTS, FIVE);
        assertThat(aligned.basis()).isEqualTo(AlignedFace.Basis.LANDMARKS);
        assertThat(aligned.face().landmarks()).isEqualTo(FIVE);
        Affine best = aligned.cropToFrame().inverse();
        assertThat(best.a()).isCloseTo(best.e(), within(1e-12));
        assertThat(best.b()).isCloseTo(-best.d(), within(1e-12));
        List<Point> template = CropTemplate.fivePoints(48);
        double least = squaredError(best, FIVE, template);
        assertThat(least).isGreaterThan(1);
        double turn = Math.cos(0.01);
        double lean = Math.sin(0.01);
        Affine back = Affine.translate(24, 24);
        for (Affine nudge : List.of(
                Affine.translate(0.1, 0),
                Affine.translate(-0.1, 0),
                Affine.translate(0, 0.1),
                Affine.translate(0, -0.1),
                Affine.translate(-24, -24).then(Affine.scale(1.01, 1.01)).then(back),
                Affine.translate(-24, -24).then(Affine.scale(0.99, 0.99)).then(back),
                Affine.translate(-24, -24)
                        .then(new Affine(turn, -lean, 0, lean, turn, 0))
                        .then(back),
                Affine.translate(-24, -24)
                        .then(new Affine(turn, lean, 0, -lean, turn, 0))
                        .then(back))) {
            assertThat(squaredError(best.then(nudge), FIVE, template)).isGreaterThan(least);
        }
    }

    /** Middle and size half from the points and half from the box, the tilt from the points alone, drawn larger by a tenth. */
    @Test
    void theBoxHasItsWordInSizeAndMiddle() {
        Affine points = align(BY_POINTS, FIVE).cropToFrame();
        Affine box = align("box", List.of()).cropToFrame();
        Affine both = align("landmarks", FIVE).cropToFrame();
        assertThat(Math.atan2(both.d(), both.a())).isCloseTo(Math.atan2(points.d(), points.a()), within(1e-12));
        assertThat(Math.hypot(both.a(), both.d()))
                .isCloseTo(Math.sqrt(Math.hypot(points.a(), points.d()) * box.a()) / 1.1, within(1e-9));
        Point middle = new Point(24, 24);
        Point expected = Point.mean(List.of(points.apply(middle), box.apply(middle)));
        assertThat(both.apply(middle).distanceTo(expected)).isLessThan(1e-9);
        assertThat(points.apply(middle).distanceTo(box.apply(middle))).isGreaterThan(3);
    }

    @Test
    void theBoxAloneCanDecideSizeAndMiddle() {
        Affine box = align("box", List.of()).cropToFrame();
        Affine tilted = align("landmarks:box=1,zoom=1", FIVE).cropToFrame();
        Point middle = new Point(24, 24);
        assertThat(tilted.apply(middle).distanceTo(box.apply(middle))).isLessThan(1e-9);
        assertThat(Math.hypot(tilted.a(), tilted.d())).isCloseTo(box.a(), within(1e-9));
    }

    @Test
    void optionsAreChecked() {
        assertThatThrownBy(() -> Aligners.create("landmarks:box=1.5")).hasMessageContaining("box must lie in 0 to 1");
        assertThatThrownBy(() -> Aligners.create("landmarks:zoom=0")).hasMessageContaining("zoom in 0.5 to 2");
    }

    @Test
    void sixtyEightPointsAlignAsTheFiveTheyHold() {
        List<Point> all = new ArrayList<>(Collections.nCopies(FacePart.POINTS, new Point(1, 1)));
        for (int i = 0; i < 6; i++) {
            double dx = 10 * Math.cos(i * Math.PI / 3);
            double dy = 4 * Math.sin(i * Math.PI / 3);
            all.set(36 + i, new Point(FIVE.get(0).x() + dx, FIVE.get(0).y() + dy));
            all.set(42 + i, new Point(FIVE.get(1).x() + dx, FIVE.get(1).y() + dy));
        }
        all.set(30, FIVE.get(2));
        all.set(48, FIVE.get(3));
        all.set(54, FIVE.get(4));
        AlignedFace aligned = align("landmarks", all);
        assertThat(aligned.basis()).isEqualTo(AlignedFace.Basis.LANDMARKS);
        assertThat(aligned.face().landmarks()).isEqualTo(all);
        Point corner = new Point(48, 48);
        assertThat(aligned.cropToFrame()
                        .apply(corner)
                        .distanceTo(align("landmarks", FIVE).cropToFrame().apply(corner)))
                .isLessThan(1e-9);
    }

    @Test
    void twoPointsOrTheEyesAloneLandExactly() {
        List<Point> eyes = FIVE.subList(0, 2);
        for (AlignedFace aligned : List.of(align(BY_POINTS, eyes), align(BY_POINTS + ",points=eyes", FIVE))) {
            assertThat(aligned.basis()).isEqualTo(AlignedFace.Basis.EYES);
            assertThat(squaredError(aligned.cropToFrame().inverse(), eyes, CropTemplate.eyes(48)))
                    .isLessThan(1e-18);
        }
    }

    @Test
    void otherCropsHaveTheirOwnPlaces() {
        List<Point> arcface = List.of(
                new Point(38.2946, 51.6963),
                new Point(73.5318, 51.5014),
                new Point(56.0252, 71.7366),
                new Point(41.5493, 92.3655),
                new Point(70.7299, 92.2041));
        Affine toFrame = new Affine(1.5, 0.3, 20, -0.3, 1.5, 60);
        AlignedFace aligned = align(
                "landmarks:size=112,crop=arcface",
                arcface.stream().map(toFrame::apply).toList());
        assertThat(squaredError(aligned.cropToFrame(), arcface, landmarksOf(aligned)))
                .isLessThan(1e-6);
        assertThat(align("landmarks:crop=box:margin=0.1", FIVE).basis()).isEqualTo(AlignedFace.Basis.BOX);
    }

    private static List<Point> landmarksOf(AlignedFace aligned) {
        return aligned.face().landmarks();
    }

    @Test
    void pointsThatAreNoFaceLeaveItToTheBox() {
        Point same = new Point(160, 140);
        List<Point> reflected =
                FIVE.stream().map(p -> new Point(320 - p.x(), p.y())).toList();
        for (List<Point> points : List.of(Collections.nCopies(5, same), Collections.nCopies(2, same), reflected)) {
            AlignedFace aligned = align("landmarks", points);
            assertThat(aligned.basis()).isEqualTo(AlignedFace.Basis.BOX);
            assertThat(aligned.cropToFrame()).isEqualTo(align("box", List.of()).cropToFrame());
        }
    }

    @Test
    void aMirroredFaceGivesTheMirroredCrop() {
        List<Point> mirrored = List.of(1, 0, 2, 4, 3).stream()
                .map(i -> new Point(320 - FIVE.get(i).x(), FIVE.get(i).y()))
                .toList();
        Affine one = align("landmarks", FIVE).cropToFrame();
        Affine other = align("landmarks", mirrored).cropToFrame();
        Point there = one.apply(new Point(11, 37));
        Point here = other.apply(new Point(48 - 11, 37));
        assertThat(here.x()).isCloseTo(320 - there.x(), within(1e-9));
        assertThat(here.y()).isCloseTo(there.y(), within(1e-9));
    }
}
