package dev.mien.dataset;

import dev.mien.face.FacePart;
import dev.mien.face.Landmark68;
import dev.mien.image.Point;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.CRC32;

/**
 * Pictures of one face each in {@code images/}, beside a {@code faces.csv} with who is in them, openings of eyes and mouth,
 * iris centres and 68 points (empty where they could not be measured), and a {@code labels.csv} with a detector's five
 * points of all faces: the form of {@code faces-wild}. Every tenth picture is held out, the CRC-32 of its file's name modulo
 * 10 being 0. Safe to share.
 *
 * <p>Which iris belongs to which eye is told by the 68 points, for {@code faces-wild} has the two the other way round. The
 * points are moved back by {@link LabelShift#BY_MESH}.
 */
public final class MeasuredFaces implements Closeable {
    private static final String FACES = "faces.csv";
    private static final int HELD_PART = 10;

    private final String name;
    private final List<MeasuredFace> faces;
    private final Closeable files;

    private MeasuredFaces(String name, List<MeasuredFace> faces, Closeable files) {
        this.name = name;
        this.faces = List.copyOf(faces);
        this.files = files;
    }

    /**
     * Opens such a data set.
     *
     * @param path a folder or zip file
     * @return the faces, to be closed by the caller
     * @throws IOException if it cannot be read or is no such data set; the message is for the user
     */
    public static MeasuredFaces open(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new DatasetException(path + ": no such file or folder");
        }
        FileTree tree = Files.isDirectory(path) ? FileTree.ofFolder(path) : FileTree.ofZip(path);
        try {
            if (!tree.files().contains(FACES)) {
                throw new DatasetException(path + ": no " + FACES + " in it; expected images/ with " + FACES
                        + " (image,age,gender,race,right_eye_opening and others) and labels.csv");
            }
            return new MeasuredFaces(tree.name(), read(tree), tree);
        } catch (IOException | RuntimeException e) {
            tree.close();
            throw e;
        }
    }

    /** {@return the name of the file or folder} */
    public String name() {
        return name;
    }

    /** {@return every face, in the order of the file} */
    public List<MeasuredFace> faces() {
        return faces;
    }

    /**
     * {@return whether a picture is to be measured on and never learned from}
     *
     * @param id name of its file
     */
    public static boolean isHeldOut(String id) {
        CRC32 crc = new CRC32();
        crc.update(id.getBytes(StandardCharsets.UTF_8));
        return crc.getValue() % HELD_PART == 0;
    }

    /**
     * Measured faces as pictures with 68 points, read from this data set's files.
     *
     * @param part name of the part
     * @param wanted which faces are in it, of those that are measured
     * @return the part
     * @throws DatasetException if none is in it
     */
    public DetectionDataset landmarks(String part, Predicate<MeasuredFace> wanted) throws DatasetException {
        List<DetectionSample> samples = new ArrayList<>();
        for (MeasuredFace face : faces) {
            if (face.measures().isPresent() && wanted.test(face)) {
                List<Point> points = face.measures().get().points();
                LandmarkPictures.box(points)
                        .map(box -> new TruthBox(box, false, points))
                        .ifPresent(
                                truth -> samples.add(new DetectionSample(face.id(), List.of(truth), face.picture())));
            }
        }
        return DetectionDataset.of(part, "points by a face mesh; boxes are made of their extents", samples);
    }

    private static List<MeasuredFace> read(FileTree tree) throws IOException {
        Map<String, List<List<Point>>> five = detected(tree);
        List<MeasuredFace> faces = new ArrayList<>();
        try (CsvReader csv = tree.csv(FACES)) {
            for (Optional<CsvRow> next = csv.next(); next.isPresent(); next = csv.next()) {
                CsvRow row = next.get();
                String image = row.text("image");
                Optional<MeasuredFace.Measures> measures =
                        row.text("x0").isEmpty() ? Optional.empty() : Optional.of(measures(row));
                faces.add(new MeasuredFace(
                        image,
                        row.text("age"),
                        row.text("gender"),
                        row.text("race"),
                        measures,
                        nearest(five.getOrDefault(image, List.of()), measures),
                        tree.picture("images/" + image)));
            }
        }
        return faces;
    }

    private static MeasuredFace.Measures measures(CsvRow row) throws DatasetException {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < FacePart.POINTS; i++) {
            points.add(new Point(row.number("x" + i), row.number("y" + i)));
        }
        Point one = new Point(row.number("right_iris_x"), row.number("right_iris_y"));
        Point other = new Point(row.number("left_iris_x"), row.number("left_iris_y"));
        Point right = Point.mean(FacePart.RIGHT_EYE.of(points));
        Point left = Point.mean(FacePart.LEFT_EYE.of(points));
        boolean straight =
                one.distanceTo(right) + other.distanceTo(left) < one.distanceTo(left) + other.distanceTo(right);
        return new MeasuredFace.Measures(
                row.number("right_eye_opening"),
                row.number("left_eye_opening"),
                row.number("mouth_opening"),
                straight ? one : other,
                straight ? other : one,
                LabelShift.BY_MESH.undone(points));
    }

    private static Map<String, List<List<Point>>> detected(FileTree tree) throws IOException {
        Map<String, List<List<Point>>> found = new HashMap<>();
        if (!tree.files().contains(VotedPictures.LABELS)) {
            return found;
        }
        try (CsvReader csv = tree.csv(VotedPictures.LABELS)) {
            for (Optional<CsvRow> next = csv.next(); next.isPresent(); next = csv.next()) {
                CsvRow row = next.get();
                if (!row.has("x4") || row.text("x0").isEmpty()) {
                    continue;
                }
                List<Point> points = new ArrayList<>();
                for (int i = 0; i < 5; i++) {
                    points.add(new Point(row.number("x" + i), row.number("y" + i)));
                }
                found.computeIfAbsent(row.text("image"), image -> new ArrayList<>())
                        .add(points);
            }
        }
        return found;
    }

    /** The detected face whose nose lies nearest to the measured one's; the first where nothing was measured. */
    private static List<Point> nearest(List<List<Point>> detected, Optional<MeasuredFace.Measures> measures) {
        if (measures.isEmpty()) {
            return detected.isEmpty() ? List.of() : detected.get(0);
        }
        Point nose = Landmark68.NOSE_TIP.of(measures.get().points());
        return detected.stream()
                .min(Comparator.comparingDouble(five -> five.get(2).distanceTo(nose)))
                .orElse(List.of());
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
