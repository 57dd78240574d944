package dev.mien.dataset;

import dev.mien.base.Printable;
import dev.mien.face.Box;
import dev.mien.image.Point;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Pictures in {@code images/} beside a {@code labels.csv} with one row a face: {@code image,x,y,width,height} and
 * perhaps {@code score}, {@code label} and five points ({@code right_eye_x,right_eye_y,...} or {@code x0,y0,...}). A picture
 * without a row shows no face; without the file none does. A box with a score below {@value #NO_FACE} is no face either.
 */
final class BoxedPictures {
    /** Labels of the 'Face Mask Detection' set, in its English and its Spanish copies. */
    private static final Set<String> MASKED =
            Set.of("with_mask", "mask_weared_incorrect", "con_mascarilla", "mascarilla_mal_puesta");

    private static final Set<String> UNMASKED = Set.of("without_mask", "sin_mascarilla");

    private static final double NO_FACE = 0.3;

    private static final List<String> POINTS = List.of("right_eye", "left_eye", "nose", "right_mouth", "left_mouth");

    private BoxedPictures() {}

    static boolean recognises(FileTree tree) throws IOException {
        if (tree.files().contains(VotedPictures.LABELS)) {
            try (CsvReader csv = tree.csv(VotedPictures.LABELS)) {
                return csv.has("image", "x", "y", "width", "height");
            }
        }
        // Without labels a tree of several folders is more likely some other form than a heap of empty scenes.
        return Set.of("images").containsAll(tree.folders())
                && tree.files().stream().anyMatch(FileTree::isPicture);
    }

    static DetectionDataset read(FileTree tree, DetectionDataset.Options options) throws IOException {
        if (!tree.files().contains(VotedPictures.LABELS)) {
            return readScenes(tree);
        }
        Map<String, List<TruthBox>> faces = new TreeMap<>();
        tree.files().stream()
                .filter(file -> file.startsWith("images/") && FileTree.isPicture(file))
                .forEach(file -> faces.put(file.substring("images/".length()), new ArrayList<>()));
        String convention = "every box counts";
        try (CsvReader csv = tree.csv(VotedPictures.LABELS)) {
            boolean scored = csv.has("score");
            if (scored) {
                convention = "boxes with a score below " + options.minScore() + " are ignored";
            }
            if (options.ignoreMasked()) {
                convention += "; masked faces are ignored";
            }
            for (Optional<CsvRow> next = csv.next(); next.isPresent(); next = csv.next()) {
                CsvRow row = next.get();
                if (scored && row.number("score") < NO_FACE) {
                    continue;
                }
                boolean ignore = (scored && row.number("score") < options.minScore())
                        || (options.ignoreMasked() && isMasked(row));
                faces.computeIfAbsent(row.text("image"), image -> new ArrayList<>())
                        .add(new TruthBox(box(row), ignore, points(row)));
            }
        }
        List<DetectionSample> samples = new ArrayList<>();
        faces.forEach(
                (image, boxes) -> samples.add(new DetectionSample(image, boxes, tree.picture("images/" + image))));
        return new DetectionDataset(
                tree.name(), convention, samples, VotedPictures.skipped(tree, faces.keySet()), tree);
    }

    private static DetectionDataset readScenes(FileTree tree) throws IOException {
        List<DetectionSample> samples = new ArrayList<>();
        List<String> skipped = new ArrayList<>(tree.skipped());
        for (String file : tree.files()) {
            if (FileTree.isPicture(file)) {
                samples.add(new DetectionSample(file, List.of(), tree.picture(file)));
            } else {
                skipped.add(Printable.of(file) + ": not a picture, by its name");
            }
        }
        return new DetectionDataset(
                tree.name(), "there is no labels.csv, so no picture is taken to show a face", samples, skipped, tree);
    }

    private static Box box(CsvRow row) throws DatasetException {
        double width = row.number("width");
        double height = row.number("height");
        if (width <= 0 || height <= 0) {
            throw row.fault("expected a box with positive sides, got " + width + "x" + height);
        }
        return new Box(row.number("x"), row.number("y"), width, height);
    }

    private static List<Point> points(CsvRow row) throws DatasetException {
        List<Point> points = new ArrayList<>();
        if (row.has(POINTS.get(0) + "_x")) {
            for (String point : POINTS) {
                points.add(new Point(row.number(point + "_x"), row.number(point + "_y")));
            }
        } else if (row.has("x4")) {
            for (int i = 0; i < POINTS.size(); i++) {
                points.add(new Point(row.number("x" + i), row.number("y" + i)));
            }
        }
        return points;
    }

    private static boolean isMasked(CsvRow row) throws DatasetException {
        String label = row.text("label");
        if (!MASKED.contains(label) && !UNMASKED.contains(label)) {
            throw row.fault("whether '" + label + "' wears a mask is not known; known: "
                    + MASKED.stream().sorted().toList() + " and "
                    + UNMASKED.stream().sorted().toList());
        }
        return MASKED.contains(label);
    }
}
