package dev.mien.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.align.Aligners;
import dev.mien.align.CropTemplate;
import dev.mien.align.FaceAligner;
import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.stage.StageKind;
import dev.mien.testkit.SyntheticFace;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every face aligner owes. */
public abstract class FaceAlignerContract {
    private static final Point EYES = new Point(160, 140);
    private static final double EYE_DISTANCE = 80;

    private FaceAligner aligner;

    /** {@return a new aligner to test; closed after each test} */
    protected abstract FaceAligner create();

    /** {@return the largest tilt in degrees that this aligner levels} */
    protected abstract double maxTilt();

    /**
     * {@return the landmarks with which faces come to this aligner, for a face of {@link SyntheticFace#scene}}
     *
     * @param eyesMiddle the point midway between the eyes
     * @param eyeDistance in pixels
     * @param degrees how far the face is tilted clockwise
     */
    protected List<Point> landmarks(Point eyesMiddle, double eyeDistance, double degrees) {
        return List.of();
    }

    @BeforeEach
    void open() {
        aligner = create();
    }

    @AfterEach
    void close() {
        aligner.close();
    }

    private static Frame tilted(double degrees) {
        return Frame.of(SyntheticFace.scene(320, 320, EYES, EYE_DISTANCE, degrees));
    }

    /** The box a detector gives for a face with these eyes: see the aligner {@code box}. */
    private static Face faceAt(Point eyes, double eyeDistance) {
        double width = 2.2 * eyeDistance;
        double height = 3.07 * eyeDistance;
        return new Face(new Box(eyes.x() - width / 2, eyes.y() - 0.393 * height, width, height), 0.9f, List.of());
    }

    @Test
    void eyesLandOnTheTemplate() {
        for (double degrees : new double[] {0, -maxTilt(), maxTilt() / 2, maxTilt()}) {
            Face face = faceAt(EYES, EYE_DISTANCE).withLandmarks(landmarks(EYES, EYE_DISTANCE, degrees));
            AlignedFace aligned = aligner.align(tilted(degrees), face);
            Affine toCrop = aligned.cropToFrame().inverse();
            List<Point> template = CropTemplate.eyes(aligned.crop().width());
            double tolerance = 0.08 * template.get(0).distanceTo(template.get(1));
            Point right = toCrop.apply(SyntheticFace.rightEye(EYES, EYE_DISTANCE, degrees));
            Point left = toCrop.apply(SyntheticFace.leftEye(EYES, EYE_DISTANCE, degrees));
            assertThat(right.distanceTo(template.get(0)))
                    .as("right eye at %s", degrees)
                    .isLessThan(tolerance);
            assertThat(left.distanceTo(template.get(1)))
                    .as("left eye at %s", degrees)
                    .isLessThan(tolerance);
        }
    }

    @Test
    void theCropShowsWhatTheMapSays() {
        Frame frame = tilted(maxTilt() / 2);
        AlignedFace aligned = aligner.align(frame, faceAt(EYES, EYE_DISTANCE));
        Image crop = aligned.crop();
        double difference = 0;
        int compared = 0;
        for (int y = 2; y < crop.height() - 2; y += 3) {
            for (int x = 2; x < crop.width() - 2; x += 3) {
                Point p = aligned.cropToFrame().apply(new Point(x + 0.5, y + 0.5));
                if (p.x() > 1 && p.y() > 1 && p.x() < 319 && p.y() < 319) {
                    difference += Math.abs(crop.sample(x, y, 0) - frame.image().sample((int) p.x(), (int) p.y(), 0));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(100);
        assertThat(difference / compared).isLessThan(8);
    }

    @Test
    void cropToFrameRoundTrips() {
        Affine toFrame = aligner.align(tilted(0), faceAt(EYES, EYE_DISTANCE)).cropToFrame();
        Point there = toFrame.apply(new Point(11, 37));
        Point back = toFrame.inverse().apply(there);
        assertThat(back.x()).isCloseTo(11, within(1e-9));
        assertThat(back.y()).isCloseTo(37, within(1e-9));
    }

    @Test
    void faceAndBoxAreKept() {
        Face face = faceAt(EYES, EYE_DISTANCE);
        Face aligned = aligner.align(tilted(0), face).face();
        assertThat(aligned.box()).isEqualTo(face.box());
        assertThat(aligned.confidence()).isEqualTo(face.confidence());
    }

    @Test
    void aFaceWithoutEyesFallsBackToItsBox() {
        Frame blank = Frame.of(Image.gray(320, 320, new byte[320 * 320]));
        AlignedFace aligned = aligner.align(blank, faceAt(EYES, EYE_DISTANCE));
        assertThat(aligned.basis()).isEqualTo(AlignedFace.Basis.BOX);
        assertThat(aligned.face().landmarks()).isEmpty();
    }

    @Test
    void facesAtTheBorderAndTinyOnesAreCutOut() {
        Frame frame = Frame.of(SyntheticFace.scene(200, 200, new Point(20, 30), 60, 0));
        for (Box box : List.of(
                new Box(0, 0, 80, 120),
                new Box(190, 190, 10, 10),
                new Box(0, 0, 200, 200),
                new Box(50, 50, 1, 1),
                new Box(199.5, 0, 0.5, 0.5))) {
            AlignedFace aligned = aligner.align(frame, new Face(box, 0.5f, List.of()));
            assertThat(aligned.crop().width()).isEqualTo(48);
            assertThat(aligned.crop().height()).isEqualTo(48);
        }
        Frame pixel = Frame.of(Image.gray(1, 1, new byte[1]));
        assertThat(aligner.align(pixel, new Face(new Box(0, 0, 1, 1), 0.5f, List.of()))
                        .crop()
                        .width())
                .isEqualTo(48);
    }

    @Test
    void theCropKeepsTheFramesColour() {
        Face face = faceAt(EYES, EYE_DISTANCE);
        Frame gray = tilted(0);
        AlignedFace fromGray = aligner.align(gray, face);
        AlignedFace fromRgb = aligner.align(Frame.of(gray.image().toRgb()), face);
        assertThat(fromGray.crop().isGray()).isTrue();
        assertThat(fromRgb.crop()).isEqualTo(fromGray.crop().toRgb());
    }

    @Test
    void sameAnswerFromEightThreads() {
        Frame frame = tilted(0);
        Face face = faceAt(EYES, EYE_DISTANCE);
        AlignedFace expected = aligner.align(frame, face);
        assertThat(IntStream.range(0, 8)
                        .parallel()
                        .mapToObj(i -> aligner.align(frame, face))
                        .toList())
                .allMatch(expected::equals);
    }

    @Test
    void saysWhatItIs() {
        assertThat(aligner.info().stage()).isEqualTo(StageKind.ALIGN);
        assertThat(aligner.info().options()).containsEntry("size", "48");
        assertThat(Aligners.names()).contains(aligner.info().name());
    }
}
