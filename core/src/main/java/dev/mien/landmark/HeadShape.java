package dev.mien.landmark;

import dev.mien.face.Landmark68;
import dev.mien.image.Point;
import java.util.List;

/**
 * The average head as 19 places that lids, lips and jaw move little: ends of the brows, the nose, corners of the eyes and of
 * the mouth. In units of the distance between the outer corners of the eyes; x to the person's left, y down, z away from a
 * camera that the head looks into; the origin is the places' centroid.
 *
 * <p>Our own: the rigid shape that explains the 68 points of many faces best, by {@code dev.mien.train.pose.HeadShapes}, which
 * also says how "looks into the camera" is defined (docs/method/head-pose.md).
 */
public final class HeadShape {
    private record Place(Landmark68 point, double x, double y, double z) {}

    private static final List<Place> PLACES = List.of(
            new Place(Landmark68.RIGHT_BROW_OUTER, -0.6587, -0.4034, 0.2206),
            new Place(Landmark68.RIGHT_BROW_INNER, -0.2113, -0.4484, -0.0498),
            new Place(Landmark68.LEFT_BROW_INNER, 0.2113, -0.4484, -0.0498),
            new Place(Landmark68.LEFT_BROW_OUTER, 0.6587, -0.4034, 0.2206),
            new Place(Landmark68.NOSE_ROOT, 0, -0.2105, -0.0771),
            new Place(Landmark68.NOSE_BRIDGE, 0, -0.0623, -0.1602),
            new Place(Landmark68.NOSE_RIDGE, 0, 0.0775, -0.2511),
            new Place(Landmark68.NOSE_TIP, 0, 0.1959, -0.2649),
            new Place(Landmark68.NOSE_RIGHT, -0.1403, 0.2813, -0.043),
            new Place(Landmark68.NOSTRIL_RIGHT, -0.0803, 0.2987, -0.0846),
            new Place(Landmark68.NOSE_BASE, 0, 0.3165, -0.1035),
            new Place(Landmark68.NOSTRIL_LEFT, 0.0803, 0.2987, -0.0846),
            new Place(Landmark68.NOSE_LEFT, 0.1403, 0.2813, -0.043),
            new Place(Landmark68.RIGHT_EYE_OUTER, -0.5, -0.227, 0.1645),
            new Place(Landmark68.RIGHT_EYE_INNER, -0.2216, -0.2148, 0.1026),
            new Place(Landmark68.LEFT_EYE_INNER, 0.2216, -0.2148, 0.1026),
            new Place(Landmark68.LEFT_EYE_OUTER, 0.5, -0.227, 0.1645),
            new Place(Landmark68.MOUTH_RIGHT, -0.2951, 0.555, 0.1181),
            new Place(Landmark68.MOUTH_LEFT, 0.2951, 0.555, 0.1181));

    private HeadShape() {}

    /** {@return how many places of the head there are} */
    public static int size() {
        return PLACES.size();
    }

    /** {@return which of the 68 points mark the places} */
    public static List<Landmark68> points() {
        return PLACES.stream().map(Place::point).toList();
    }

    /** {@return the places' coordinates: shape [size][3]} */
    public static double[][] coordinates() {
        return PLACES.stream()
                .map(place -> new double[] {place.x(), place.y(), place.z()})
                .toArray(double[][]::new);
    }

    /**
     * {@return where a face shows the places}
     *
     * @param points all 68
     */
    public static List<Point> seenIn(List<Point> points) {
        return PLACES.stream().map(place -> place.point().of(points)).toList();
    }
}
