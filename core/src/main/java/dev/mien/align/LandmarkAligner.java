package dev.mien.align;

import dev.mien.base.Require;
import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.FivePoints;
import dev.mien.face.Frame;
import dev.mien.image.Affine;
import dev.mien.image.Point;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import dev.mien.stage.StageSpec;
import java.util.List;
import java.util.Optional;

/**
 * Turns, scales and shifts a face so that the points it comes with lie as near to the template as a similarity can bring
 * them: least squares over both eyes, nose tip and mouth corners (Umeyama 1991), taken from five or 68 landmarks, or
 * over the eyes alone. The landmarks are kept.
 *
 * <p>The pictures of FER+ were cut out by boxes, not by points. For that crop the box therefore has its word: the points alone
 * say how a face is tilted, and points and box together how large it is and where its middle lies; and the face is drawn a
 * little larger, because one that is too small in the crop costs more than one that is too large. Without both a twentieth of
 * the answers that are right at the true place is lost (docs/method/crop-geometry.md).
 *
 * <p> A face without landmarks is cut out by its box, as in {@link BoxAligner},
 * and so is one whose points do not lie like a face's; the basis says which it was.
 */
final class LandmarkAligner implements FaceAligner {
    /** Share of the template's spread that the points may leave unexplained; a face seen from the side leaves 0.4. */
    private static final double MOST_UNEXPLAINED = 0.6;

    private final Options options;
    private final CropGeometry geometry;

    /**
     * @param size side of the square crop in pixels, 8 to 1024
     * @param crop where the face lies in it, as in {@link CropOptions}
     * @param points by which the face is aligned
     * @param box the box's share in size and middle, 0 to 1; only for crops that were cut by boxes
     * @param zoom how much larger than in FER+ the face is drawn, 0.5 to 2; likewise
     */
    public record Options(int size, String crop, Points points, double box, double zoom) {
        public Options {
            var unused = new CropOptions(size, crop);
            Require.that(
                    box >= 0 && box <= 1 && zoom >= 0.5 && zoom <= 2,
                    "box must lie in 0 to 1 and zoom in 0.5 to 2",
                    box + " and " + zoom);
        }

        static Options of(CropOptions crop) {
            return new Options(crop.size(), crop.crop(), Points.FIVE, 0.5, 1.1);
        }
    }

    /** The points by which a face is aligned. */
    public enum Points {
        /** Both eyes, nose tip and mouth corners. */
        FIVE,
        /** Both eyes alone, even where more points are known. */
        EYES
    }

    LandmarkAligner(Options options) {
        this.options = options;
        this.geometry = CropGeometry.parse(options.crop());
    }

    @Override
    public AlignedFace align(Frame frame, Face face) {
        int size = options.size();
        List<Point> points = points(face);
        return toCrop(points)
                .map(toCrop -> geometry.cutByBoxes() ? weighed(toCrop, face.box()) : toCrop)
                .map(toCrop -> new AlignedFace(
                        face,
                        frame.image().warp(toCrop, size, size),
                        toCrop.inverse(),
                        points.size() == 2 ? AlignedFace.Basis.EYES : AlignedFace.Basis.LANDMARKS))
                .orElseGet(() -> BoxAligner.align(frame, face, geometry, size));
    }

    /** None, the eyes or five points. */
    private List<Point> points(Face face) {
        List<Point> known = FivePoints.of(face.landmarks()).orElse(face.landmarks());
        return options.points() == Points.EYES && known.size() > 2 ? known.subList(0, 2) : known;
    }

    private Optional<Affine> toCrop(List<Point> points) {
        if (points.isEmpty() || spread(points) < 1e-6) {
            return Optional.empty();
        }
        return geometry.points(options.size())
                .map(template -> template.subList(0, points.size()))
                .flatMap(template -> Optional.of(Affine.similarity(points, template))
                        .filter(map -> unexplained(map, points, template) < MOST_UNEXPLAINED));
    }

    /** The similarity with its size and middle weighed with those of the box, and zoomed. */
    private Affine weighed(Affine byPoints, Box box) {
        Affine points = byPoints.inverse();
        Affine upright = geometry.ofBox(box, options.size()).inverse();
        double middle = options.size() / 2.0;
        Point one = points.apply(new Point(middle, middle));
        Point other = upright.apply(new Point(middle, middle));
        double share = options.box();
        // As scales multiply, their mean is the geometric one.
        double scale = Math.pow(upright.a() / Math.hypot(points.a(), points.d()), share) / options.zoom();
        Affine toFrame = new Affine(
                scale * points.a(),
                scale * points.b(),
                one.x() + share * (other.x() - one.x()),
                scale * points.d(),
                scale * points.e(),
                one.y() + share * (other.y() - one.y()));
        return Affine.translate(-middle, -middle).then(toFrame).inverse();
    }

    private static double unexplained(Affine map, List<Point> points, List<Point> template) {
        double sum = 0;
        for (int i = 0; i < points.size(); i++) {
            double distance = map.apply(points.get(i)).distanceTo(template.get(i));
            sum += distance * distance;
        }
        return sum / spread(template);
    }

    /** Sum of squared distances from the centroid. */
    private static double spread(List<Point> points) {
        Point mean = Point.mean(points);
        return points.stream()
                .mapToDouble(point -> Math.pow(point.distanceTo(mean), 2))
                .sum();
    }

    @Override
    public StageInfo info() {
        return new StageInfo(StageKind.ALIGN, "landmarks", StageSpec.textOf(options), "");
    }
}
