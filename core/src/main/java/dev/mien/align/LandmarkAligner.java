package dev.mien.align;

import dev.mien.face.AlignedFace;
import dev.mien.face.Face;
import dev.mien.face.FivePoints;
import dev.mien.face.Frame;
import dev.mien.face.StageInfo;
import dev.mien.face.StageSpec;
import dev.mien.image.Affine;
import dev.mien.image.Point;
import java.util.List;
import java.util.Optional;

/**
 * Turns, scales and shifts a face so that the points it comes with lie as near to the template as a similarity can bring
 * them: least squares over both eyes, nose tip and mouth corners (Umeyama 1991), taken from five or 68 landmarks, or
 * over the eyes alone. The landmarks are kept. A face without landmarks is cut out by its box, as in {@link BoxAligner},
 * and so is one whose points do not lie like a face's; the basis says which it was.
 */
public final class LandmarkAligner implements FaceAligner {
    /** Share of the template's spread that the points may leave unexplained; a face seen from the side leaves 0.4. */
    private static final double MOST_UNEXPLAINED = 0.6;

    private final Options options;
    private final CropGeometry geometry;

    /**
     * @param size side of the square crop in pixels, 8 to 1024
     * @param crop where the face lies in it, as in {@link CropOptions}
     * @param points by which the face is aligned
     */
    public record Options(int size, String crop, Points points) {
        public Options {
            var unused = new CropOptions(size, crop);
        }

        static Options of(CropOptions crop) {
            return new Options(crop.size(), crop.crop(), Points.FIVE);
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
        return new StageInfo("align", "landmarks", StageSpec.textOf(options), "");
    }
}
