package dev.mien.dataset;

import dev.mien.face.Box;
import dev.mien.face.FacePart;
import dev.mien.image.Point;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Pictures in {@code images/} beside a {@code labels.csv} with one row a face: {@code image,x0,y0} to {@code x67,y67}, the 68
 * points of iBUG 300-W. The face's box is made of the points' extents, {@code w} wide and {@code h} high: 0.03 w in from
 * either side, from 0.35 h above to 0.01 h short of the bottom. Those are, rounded, the medians of where YuNet puts its
 * box on 264 pictures of {@code landmarks68-train}, so that boxes of all data sets mean the same.
 */
final class LandmarkPictures {
    private static final int POINTS = FacePart.POINTS;
    private static final double SIDE = 0.03;
    private static final double ABOVE = 0.35;
    private static final double SHORT = 0.01;

    private LandmarkPictures() {}

    static boolean recognises(FileTree tree) throws IOException {
        if (!tree.files().contains(VotedPictures.LABELS)) {
            return false;
        }
        try (CsvReader csv = tree.csv(VotedPictures.LABELS)) {
            return csv.has("image", "x0", "y0", "x67", "y67");
        }
    }

    static DetectionDataset read(FileTree tree) throws IOException {
        Map<String, List<TruthBox>> faces = new TreeMap<>();
        try (CsvReader csv = tree.csv(VotedPictures.LABELS)) {
            for (Optional<CsvRow> next = csv.next(); next.isPresent(); next = csv.next()) {
                CsvRow row = next.get();
                List<Point> points = new ArrayList<>();
                for (int i = 0; i < POINTS; i++) {
                    points.add(new Point(row.number("x" + i), row.number("y" + i)));
                }
                faces.computeIfAbsent(row.text("image"), image -> new ArrayList<>())
                        .add(new TruthBox(
                                box(points).orElseThrow(() -> row.fault("expected 68 points that span an area")),
                                false,
                                points));
            }
        }
        List<DetectionSample> samples = new ArrayList<>();
        faces.forEach(
                (image, boxes) -> samples.add(new DetectionSample(image, boxes, tree.picture("images/" + image))));
        return new DetectionDataset(
                tree.name(),
                "boxes are made of the 68 points' extents",
                samples,
                VotedPictures.skipped(tree, faces.keySet()),
                tree);
    }

    /** Empty unless the points span an area. */
    static Optional<Box> box(List<Point> points) {
        double left = points.stream().mapToDouble(Point::x).min().orElse(0);
        double right = points.stream().mapToDouble(Point::x).max().orElse(0);
        double top = points.stream().mapToDouble(Point::y).min().orElse(0);
        double bottom = points.stream().mapToDouble(Point::y).max().orElse(0);
        double width = right - left;
        double height = bottom - top;
        if (!(width > 0 && height > 0)) {
            return Optional.empty();
        }
        return Optional.of(new Box(
                left + SIDE * width, top - ABOVE * height, width * (1 - 2 * SIDE), height * (1 + ABOVE - SHORT)));
    }
}
