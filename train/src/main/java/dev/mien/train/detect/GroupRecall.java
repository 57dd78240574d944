package dev.mien.train.detect;

import dev.mien.dataset.MeasuredFace;
import dev.mien.dataset.MeasuredFaces;
import dev.mien.detect.FaceDetector;
import dev.mien.eval.figure.Interval;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Point;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How many of a group of people a detector finds.
 *
 * @param group in the words of the data set
 * @param faces that are known to be there
 * @param found those whose nose lies in a box
 */
record GroupRecall(String group, int faces, int found) {
    Interval interval() {
        return Interval.wilson(found, faces);
    }

    /**
     * All, then by gender, age and race, of the held-out tenth of {@code faces-wild}.
     *
     * @param folder with {@code faces-wild.zip}
     */
    static List<GroupRecall> measure(Path folder, FaceDetector detector) throws IOException {
        try (MeasuredFaces wild = MeasuredFaces.open(folder.resolve("faces-wild.zip"))) {
            List<MeasuredFace> faces = wild.faces().stream()
                    .filter(face ->
                            MeasuredFaces.isHeldOut(face.id()) && !face.five().isEmpty())
                    .toList();
            boolean[] found = new boolean[faces.size()];
            for (int i = 0; i < found.length; i++) {
                found[i] = isFound(faces.get(i), detector);
            }
            List<GroupRecall> rows = new ArrayList<>(rows(faces, found, face -> "all"));
            rows.addAll(rows(faces, found, MeasuredFace::gender));
            rows.addAll(rows(faces, found, MeasuredFace::age));
            rows.addAll(rows(faces, found, MeasuredFace::race));
            return rows;
        }
    }

    private static boolean isFound(MeasuredFace face, FaceDetector detector) throws IOException {
        Point nose = face.five().get(2);
        return detector.detect(Frame.of(face.picture().read())).stream()
                .map(Face::box)
                .anyMatch(box -> holds(box, nose));
    }

    private static boolean holds(Box box, Point point) {
        return point.x() >= box.x() && point.x() <= box.right() && point.y() >= box.y() && point.y() <= box.bottom();
    }

    static List<GroupRecall> rows(List<MeasuredFace> faces, boolean[] found, Function<MeasuredFace, String> division) {
        Map<String, int[]> counts = new TreeMap<>();
        for (int i = 0; i < found.length; i++) {
            int[] count = counts.computeIfAbsent(division.apply(faces.get(i)), group -> new int[2]);
            count[0]++;
            count[1] += found[i] ? 1 : 0;
        }
        return counts.entrySet().stream()
                .map(entry -> new GroupRecall(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                .toList();
    }
}
