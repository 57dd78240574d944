package dev.mien.feature;

import dev.mien.base.Require;
import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.FacePart;
import dev.mien.face.FeatureVector;
import dev.mien.face.HeatMap;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import dev.mien.stage.StageSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where the 68 points of a face lie among one another, and classical distances between them; pixels play no part.
 *
 * <p>The coordinates are the similarity-normalised shape (SPTS) of P. Lucey et al., "The Extended Cohn-Kanade Dataset (CK+)",
 * CVPR-W 2010: place, size and tilt are taken out ({@link FaceShape}; deviation: by centroid, root mean square distance
 * and the level of mirrored points, without a reference shape). The distances are those of {@link ShapeMeasure}.
 *
 * <p>Layout, everything times {@code weight / sqrt(68)}, so that the coordinates' length is {@code weight}:
 *
 * <ol>
 *   <li>For each point x and y; x counts away from the other side for the first of two mirrored points and against it for
 *       the second, so that mirroring a face exchanges features and does no more.
 *   <li>For the same reason x of a point on the midline is two numbers, the positive part above and here the negative one,
 *       in the points' order.
 *   <li>Measures of both sides, right then left; then those of the middle.
 * </ol>
 *
 * <p>Every face must come with its 68 points ({@link #needsLandmarks}). {@link #heat} lays what a feature adds where its points
 * are; there is no {@link #region}, as points move.
 */
final class GeometryExtractor implements FeatureExtractor {
    /** @param weight factor of the whole vector, above 0 */
    public record Options(double weight) {
        public Options {
            Require.positive("weight", weight);
        }

        public static Options defaults() {
            return new Options(1);
        }
    }

    private static final int[] MIDLINE = IntStream.range(0, FacePart.POINTS)
            .filter(i -> FacePart.mirrored(i) == i)
            .toArray();
    private static final int COORDINATES = 2 * FacePart.POINTS + MIDLINE.length;

    /** The points that each feature is taken from. */
    private static final List<int[]> PLACES = places();

    private final Options options;
    private final String space;

    public GeometryExtractor(Options options) {
        this.options = options;
        this.space = "geometry:v1:weight=" + StageSpec.textOf(options).get("weight");
    }

    @Override
    public String space() {
        return space;
    }

    @Override
    public int size() {
        return PLACES.size();
    }

    @Override
    public boolean needsLandmarks() {
        return true;
    }

    @Override
    public StageInfo info() {
        return new StageInfo(StageKind.FEATURE, "geometry", StageSpec.textOf(options), "");
    }

    /** @throws IllegalArgumentException if a face has no 68 points */
    @Override
    public List<FeatureVector> extractAll(List<AlignedFace> faces) {
        return faces.stream()
                .map(face -> new FeatureVector(space, describe(new FaceShape(FaceShape.inCrop(face)))))
                .toList();
    }

    private float[] describe(FaceShape shape) {
        float[] vector = new float[size()];
        for (int i = 0; i < FacePart.POINTS; i++) {
            int other = FacePart.mirrored(i);
            double x = shape.x(i);
            vector[2 * i] = (float) (i == other ? Math.max(0, x) : i < other ? -x : x);
            vector[2 * i + 1] = (float) shape.y(i);
        }
        int next = 2 * FacePart.POINTS;
        for (int i : MIDLINE) {
            vector[next++] = (float) Math.max(0, -shape.x(i));
        }
        for (ShapeMeasure measure : ShapeMeasure.ALL) {
            vector[next++] = (float) measure.of(shape, false);
            if (measure.paired()) {
                vector[next++] = (float) measure.of(shape, true);
            }
        }
        float factor = (float) (options.weight() / Math.sqrt(FacePart.POINTS));
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
        return vector;
    }

    private static List<int[]> places() {
        List<int[]> places = new ArrayList<>();
        for (int i = 0; i < FacePart.POINTS; i++) {
            places.add(new int[] {i});
            places.add(new int[] {i});
        }
        for (int i : MIDLINE) {
            places.add(new int[] {i});
        }
        for (ShapeMeasure measure : ShapeMeasure.ALL) {
            places.add(measure.points(false));
            if (measure.paired()) {
                places.add(measure.points(true));
            }
        }
        return List.copyOf(places);
    }

    @Override
    public Optional<Box> region(int index) {
        Objects.checkIndex(index, size());
        return Optional.empty();
    }

    @Override
    public boolean hasPlaces() {
        return true;
    }

    @Override
    public Optional<HeatMap> heat(AlignedFace face, float[] contributions) {
        RegionHeat heat = new RegionHeat(this, contributions);
        List<Point> points = FaceShape.inCrop(face);
        Image crop = face.crop();
        for (int i = 0; i < contributions.length; i++) {
            int[] places = PLACES.get(i);
            for (int place : places) {
                Point point = points.get(place);
                heat.add(contributions[i] / places.length, spot(point.x() / crop.width(), point.y() / crop.height()));
            }
        }
        return Optional.of(heat.map());
    }

    /** A small square about a place, moved into the crop where the place is at its edge or beyond. */
    private static Box spot(double u, double v) {
        double side = 1.0 / 12;
        return new Box(
                Math.max(0, Math.min(1 - side, u - side / 2)),
                Math.max(0, Math.min(1 - side, v - side / 2)),
                side,
                side);
    }

    @Override
    public Optional<int[]> mirrorOrder() {
        int[] order = new int[size()];
        for (int i = 0; i < FacePart.POINTS; i++) {
            order[2 * i] = 2 * FacePart.mirrored(i);
            order[2 * i + 1] = 2 * FacePart.mirrored(i) + 1;
        }
        for (int i = 0; i < MIDLINE.length; i++) {
            order[2 * MIDLINE[i]] = 2 * FacePart.POINTS + i;
            order[2 * FacePart.POINTS + i] = 2 * MIDLINE[i];
        }
        int next = COORDINATES;
        for (ShapeMeasure measure : ShapeMeasure.ALL) {
            if (measure.paired()) {
                order[next] = next + 1;
                order[next + 1] = next;
                next += 2;
            } else {
                order[next] = next++;
            }
        }
        return Optional.of(order);
    }
}
