package dev.mien.batch.export;

import dev.mien.face.FaceGeometry;
import dev.mien.face.FacePart;
import dev.mien.face.Gaze;
import dev.mien.face.HeadPose;
import dev.mien.image.Point;
import dev.mien.report.Decimals;
import dev.mien.report.record.CsvRows;
import dev.mien.report.record.VideoRecords;
import dev.mien.timeline.ExpressionEvent;
import dev.mien.timeline.Signal;
import dev.mien.timeline.TimedFace;
import dev.mien.timeline.TimedFrame;
import dev.mien.timeline.VideoSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The columns of OpenFace 2's output (Baltrušaitis et al. 2018) that Mien knows: directions of the eyes, rotation of the head, 68
 * points, with OpenFace's axes (x to the right of the picture, y down, z away from the camera), radians and signs. There are no
 * distances in millimetres and no action units. {@code face_id} is the person's number, empty while that is not certain.
 */
final class OpenFaceExport implements Export {
    private static final List<String> COLUMNS = Stream.of(
                    Stream.of("frame", "face_id", "timestamp", "confidence", "success"),
                    Stream.of("gaze_0_x", "gaze_0_y", "gaze_0_z", "gaze_1_x", "gaze_1_y", "gaze_1_z"),
                    Stream.of("gaze_angle_x", "gaze_angle_y", "pose_Rx", "pose_Ry", "pose_Rz"),
                    IntStream.range(0, FacePart.POINTS).mapToObj(i -> "x_" + i),
                    IntStream.range(0, FacePart.POINTS).mapToObj(i -> "y_" + i))
            .flatMap(names -> names)
            .toList();

    private static final int GAZE_COLUMNS = 8;
    private static final int POSE_COLUMNS = 3;

    @Override
    public String label() {
        return "openface";
    }

    @Override
    public String ending() {
        return ".openface.csv";
    }

    @Override
    public VideoRecords open(OutputStream out) throws IOException {
        CsvRows rows = CsvRows.exact(out);
        rows.write(COLUMNS);
        return new Frames(rows);
    }

    private record Frames(CsvRows rows) implements VideoRecords {
        @Override
        public void frame(String source, TimedFrame frame) throws IOException {
            String number = String.valueOf(frame.frame().result().index() + 1); // OpenFace counts from 1
            String time = Decimals.seconds(frame.frame().result().time()).toPlainString();
            if (frame.faces().isEmpty()) {
                List<String> cells = new ArrayList<>(List.of(number, "", time, "0.0", "0"));
                cells.addAll(Collections.nCopies(COLUMNS.size() - cells.size(), ""));
                rows.write(cells);
            }
            for (TimedFace face : frame.faces()) {
                String person =
                        face.person().map(of -> String.valueOf(of.track())).orElse("");
                List<String> cells = new ArrayList<>(
                        List.of(number, person, time, unit(face.result().face().confidence()), "1"));
                Optional<FaceGeometry> geometry = face.result().geometry();
                gaze(cells, geometry.flatMap(FaceGeometry::gaze));
                pose(cells, geometry.map(FaceGeometry::pose));
                points(cells, face.result().face().landmarks());
                rows.write(cells);
            }
        }

        @Override
        public void event(String source, ExpressionEvent event) {}

        @Override
        public void signal(String source, Signal signal) {}

        @Override
        public void end(VideoSummary video) throws IOException {
            rows.flush();
        }

        @Override
        public void close() {}
    }

    /** Eye 0 is the one at the left of the picture, which is the person's right. */
    private static void gaze(List<String> cells, Optional<Gaze> gaze) {
        if (gaze.isEmpty()) {
            cells.addAll(Collections.nCopies(GAZE_COLUMNS, ""));
            return;
        }
        double[] both = new double[3];
        for (Gaze.Eye eye : List.of(gaze.get().right(), gaze.get().left())) {
            double[] direction = direction(eye);
            for (int i = 0; i < direction.length; i++) {
                both[i] += direction[i];
                cells.add(unit(direction[i]));
            }
        }
        cells.add(unit(Math.atan2(both[0], -both[2])));
        cells.add(unit(Math.atan2(both[1], -both[2])));
    }

    static double[] direction(Gaze.Eye eye) {
        double yaw = Math.toRadians(eye.yaw());
        double pitch = Math.toRadians(eye.pitch());
        return new double[] {Math.sin(yaw) * Math.cos(pitch), -Math.sin(pitch), -Math.cos(yaw) * Math.cos(pitch)};
    }

    private static void pose(List<String> cells, Optional<HeadPose> pose) {
        if (pose.isEmpty()) {
            cells.addAll(Collections.nCopies(POSE_COLUMNS, ""));
            return;
        }
        for (double angle : angles(pose.get())) {
            cells.add(unit(angle));
        }
    }

    /** The angles of the same rotation about x, y and z, where R = Rx Ry Rz. */
    static double[] angles(HeadPose pose) {
        double[][] r = pose.rotation();
        return new double[] {
            Math.atan2(-r[1][2], r[2][2]), Math.asin(Math.max(-1, Math.min(1, r[0][2]))), Math.atan2(-r[0][1], r[0][0])
        };
    }

    private static void points(List<String> cells, List<Point> points) {
        if (points.size() != FacePart.POINTS) {
            cells.addAll(Collections.nCopies(2 * FacePart.POINTS, ""));
            return;
        }
        points.forEach(point -> cells.add(Decimals.pixels(point.x()).toPlainString()));
        points.forEach(point -> cells.add(Decimals.pixels(point.y()).toPlainString()));
    }

    private static String unit(double value) {
        return Decimals.unit(value).toPlainString();
    }
}
