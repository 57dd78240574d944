package dev.mien.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.FacePart;
import dev.mien.face.HeatMap;
import dev.mien.face.Landmark68;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.testkit.Crops;
import dev.mien.testkit.contract.FeatureExtractorContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GeometryExtractorTest extends FeatureExtractorContract {
    private static final Image CROP = Crops.flat(48, 128);
    /** Where the eleven measures begin: five of both sides, six of the middle. */
    private static final int MEASURES = 2 * 68 + 10;

    @Override
    protected FeatureExtractor extractor() {
        return Extractors.create("geometry:weight=2");
    }

    /** A symmetric figure with the parts of a face where they are, right side first as in the picture. */
    private static List<Point> figure() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 17; i++) {
            double angle = Math.PI * i / 16;
            points.add(new Point(24 - 20 * Math.cos(angle), 20 + 26 * Math.sin(angle)));
        }
        brow(points, 6);
        brow(points, 28);
        for (int i = 0; i < 4; i++) {
            points.add(new Point(24, 17 + 4 * i));
        }
        for (int i = -2; i <= 2; i++) {
            points.add(new Point(24 + 2 * i, 32));
        }
        eye(points, 13);
        eye(points, 35);
        lips(points, 9, 4, 3);
        lips(points, 7, 1, 2);
        return points;
    }

    private static void brow(List<Point> points, double from) {
        for (int i = 0; i < 5; i++) {
            points.add(new Point(from + 3.5 * i, 10 - Math.sin(Math.PI * i / 4)));
        }
    }

    private static void eye(List<Point> points, double middle) {
        double[][] outline = {{-4, 0}, {-1.5, -2}, {1.5, -2}, {4, 0}, {1.5, 2}, {-1.5, 2}};
        for (double[] at : outline) {
            points.add(new Point(middle + at[0], 17 + at[1]));
        }
    }

    private static void lips(List<Point> points, double halfWidth, double halfHeight, int steps) {
        for (int i = 0; i < 4 * steps; i++) {
            double angle = Math.PI * i / (2 * steps);
            points.add(new Point(24 - halfWidth * Math.cos(angle), 38 - halfHeight * Math.sin(angle)));
        }
    }

    private static AlignedFace face(List<Point> points) {
        return new AlignedFace(
                new Face(new Box(0, 0, 48, 48), 1, points), CROP, Affine.IDENTITY, AlignedFace.Basis.CROP);
    }

    private float[] values(AlignedFace face) {
        try (FeatureExtractor extractor = extractor()) {
            return extractor.extract(face).toArray();
        }
    }

    @Test
    void placeSizeAndTiltDoNotMatter() {
        List<Point> points = figure();
        Affine elsewhere = new Affine(1.7, -0.9, 31, 0.9, 1.7, -12);
        List<Point> moved = points.stream().map(elsewhere::apply).toList();
        assertThat(values(face(moved))).containsExactly(values(face(points)), within(1e-5f));
    }

    @Test
    void theCropDoesNotMatterEither() {
        List<Point> points = figure();
        Affine cropToFrame = new Affine(2, 0.3, 10, -0.3, 2, 20);
        AlignedFace aligned = new AlignedFace(
                new Face(
                        new Box(0, 0, 48, 48),
                        1,
                        points.stream().map(cropToFrame::apply).toList()),
                CROP,
                cropToFrame,
                AlignedFace.Basis.LANDMARKS);
        assertThat(values(aligned)).containsExactly(values(face(points)), within(1e-5f));
    }

    @Test
    void theCoordinatesHaveTheLengthOfTheWeight() {
        float[] values = values(face(figure()));
        assertThat(Crops.length(values, 0, MEASURES)).isCloseTo(2, within(1e-5));
    }

    @Test
    void eachSideAndTheMiddleAreMeasured() {
        List<Point> points = figure();
        float[] neutral = values(face(points));
        assertThat(neutral).hasSize(MEASURES + 16);
        assertThat(neutral[MEASURES] * Math.sqrt(68) / 2).as("eye aspect ratio").isCloseTo(0.5, within(1e-6));
        for (int i = MEASURES; i < MEASURES + 10; i += 2) {
            assertThat(neutral[i]).as("right and left, %d", i).isCloseTo(neutral[i + 1], within(1e-6f));
        }
        assertChanged(neutral, values(face(moved(points, 37, 0, -2))), 0, 2);
        assertChanged(neutral, values(face(moved(points, 44, 0, -2))), 1, 3);
        assertChanged(neutral, values(face(moved(points, 19, 0, -2))), 2);
        assertChanged(neutral, values(face(moved(points, 54, 2, -3))), 7, 9, 11);
        assertChanged(neutral, values(face(moved(points, 66, 0, 4))), 12);
        assertChanged(neutral, values(face(moved(points, 8, 0, 4))), 14, 15);
    }

    /** The measures that change by more than moving the centroid and the size a little changes all. */
    private static void assertChanged(float[] before, float[] after, int... measures) {
        assertThat(IntStream.range(0, 16).filter(i -> Math.abs(after[MEASURES + i] - before[MEASURES + i]) > 0.012))
                .containsExactlyInAnyOrder(IntStream.of(measures).boxed().toArray(Integer[]::new));
    }

    private static List<Point> moved(List<Point> points, int point, double dx, double dy) {
        List<Point> moved = new ArrayList<>(points);
        moved.set(point, new Point(points.get(point).x() + dx, points.get(point).y() + dy));
        return moved;
    }

    /** The picture of a mirrored face whose points were found anew, as against the crop merely mirrored. */
    @Test
    void aMirroredCropIsTheMirroredFace() {
        Random random = new Random(4);
        List<Point> points = figure().stream()
                .map(p -> new Point(p.x() + random.nextGaussian(), p.y() + random.nextGaussian()))
                .toList();
        List<Point> foundAnew = IntStream.range(0, FacePart.POINTS)
                .mapToObj(i -> points.get(FacePart.mirrored(i)))
                .map(p -> new Point(48 - p.x(), p.y()))
                .toList();
        float[] mirrored = values(face(points).mirror());
        assertThat(mirrored).containsExactly(values(face(foundAnew)), within(1e-5f));
        assertThat(mirrored).isNotEqualTo(values(face(points)));
    }

    @Test
    void heatLiesWhereThePointsAre() {
        List<Point> points = figure();
        try (FeatureExtractor extractor = extractor()) {
            float[] contributions = new float[extractor.size()];
            contributions[2 * 30] = 3;
            HeatMap heat = extractor.heat(face(points), contributions).orElseThrow();
            Point nose = Landmark68.NOSE_TIP.of(points);
            float sum = 0;
            for (int y = 0; y < heat.height(); y++) {
                for (int x = 0; x < heat.width(); x++) {
                    sum += heat.get(x, y);
                    double distance = Math.hypot(
                            (x + 0.5) * 48 / heat.width() - nose.x(), (y + 0.5) * 48 / heat.height() - nose.y());
                    if (distance > 8) {
                        assertThat(heat.get(x, y)).isZero();
                    }
                }
            }
            assertThat(sum).isCloseTo(3, within(1e-4f));
        }
    }

    @Test
    void aFaceWithoutItsPointsIsRefusedInOneLine() {
        assertThatThrownBy(() -> values(AlignedFace.ofCrop(CROP)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the features 'geometry' are taken from the 68 points of a face, this one has 0; choose a"
                        + " landmark locator, such as cnn");
    }
}
