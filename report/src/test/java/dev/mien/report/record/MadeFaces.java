package dev.mien.report.record;

import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.Face;
import dev.mien.face.FaceGeometry;
import dev.mien.face.FaceResult;
import dev.mien.face.Gaze;
import dev.mien.face.HeadPose;
import dev.mien.face.Quality;
import dev.mien.face.Readings;
import dev.mien.face.Verdict;
import dev.mien.image.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Results that are as hard to compress as those of real media: points along the lines of a face that tremble as located ones do, and
 * numbers that change a little from frame to frame, each by itself.
 */
final class MadeFaces {
    private static final double TREMBLE = 0.006;
    private static final float SURE = 0.45f;

    private final Random random;
    private final boolean landmarks;
    private final double[] state = new double[32];

    MadeFaces(long seed, boolean landmarks) {
        random = new Random(seed);
        this.landmarks = landmarks;
        another();
    }

    /** Somebody else: nothing is as it was. */
    void another() {
        for (int i = 0; i < state.length; i++) {
            state[i] = random.nextGaussian();
        }
    }

    /** Some time later. */
    void later() {
        for (int i = 0; i < state.length; i++) {
            state[i] += 0.1 * random.nextGaussian() - 0.01 * state[i];
        }
    }

    FaceResult face(double x, double y, double size) {
        Box box = new Box(
                x + 20 * state[0], y + 20 * state[1], size * (1 + 0.05 * state[2]), size * (1.2 + 0.05 * state[3]));
        float confidence = (float) Math.min(1, 0.9 + 0.05 * Math.abs(state[4]));
        Face found = new Face(box, confidence, landmarks ? points(box) : List.of(), share(5, 0.98));
        ExpressionScores scores = scores(6);
        Quality quality =
                new Quality(Math.min(box.width(), box.height()), share(15, 0.4), 40 + 3 * state[16], 0, List.of());
        return new FaceResult(
                found,
                AlignedFace.Basis.LANDMARKS,
                quality,
                new Readings(scores, verdict(scores)).withGeometry(geometry()));
    }

    ExpressionScores smoothed() {
        return scores(7);
    }

    Verdict verdict(ExpressionScores scores) {
        return scores.get(scores.top()) > SURE
                ? new Verdict.Shows(scores.top())
                : new Verdict.Unsure(
                        "could be " + scores.top() + " (" + Math.round(100 * scores.get(scores.top())) + " %)");
    }

    private float share(int i, double middle) {
        return (float) Math.max(0, Math.min(1, middle + 0.02 * state[i] + 0.005 * random.nextGaussian()));
    }

    private Optional<FaceGeometry> geometry() {
        HeadPose pose = new HeadPose(degrees(17), degrees(18), degrees(19));
        return Optional.of(new FaceGeometry(
                pose, share(20, 0.3), share(21, 0.3), share(22, 0.1), Optional.of(new Gaze(eye(23), eye(26)))));
    }

    private Gaze.Eye eye(int i) {
        return new Gaze.Eye(degrees(i), degrees(i + 1), degrees(i), degrees(i + 1), share(i + 2, 0.7));
    }

    private double degrees(int i) {
        return 8 * state[i] + random.nextGaussian();
    }

    private ExpressionScores scores(int first) {
        float[] p = new float[Expression.FERPLUS.size()];
        float sum = 0;
        for (int i = 0; i < p.length; i++) {
            p[i] = (float) Math.exp(2 * state[first + i] + 0.2 * random.nextGaussian());
            sum += p[i];
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
        return ExpressionScores.of(Expression.FERPLUS, p);
    }

    /** Jaw, brows, nose, eyes and mouth in the order of iBUG. */
    private List<Point> points(Box box) {
        List<Point> points = new ArrayList<>();
        arc(points, box, 17, 0.5, 0.4, 0.48, 0.55, Math.PI, -Math.PI);
        arc(points, box, 5, 0.3, 0.3, 0.14, -0.06, Math.PI, -Math.PI);
        arc(points, box, 5, 0.7, 0.3, 0.14, -0.06, Math.PI, -Math.PI);
        arc(points, box, 4, 0.5, 0.5, 0.01, 0.1, -Math.PI / 2, Math.PI);
        arc(points, box, 5, 0.5, 0.64, 0.1, 0.02, Math.PI, -Math.PI);
        arc(points, box, 6, 0.32, 0.4, 0.07, 0.03, Math.PI, 1.7 * Math.PI);
        arc(points, box, 6, 0.68, 0.4, 0.07, 0.03, Math.PI, 1.7 * Math.PI);
        arc(points, box, 12, 0.5, 0.78, 0.18, 0.07, Math.PI, 1.8 * Math.PI);
        arc(points, box, 8, 0.5, 0.78, 0.14, 0.03, Math.PI, 1.8 * Math.PI);
        return points;
    }

    private void arc(
            List<Point> points, Box box, int n, double x, double y, double w, double h, double from, double turn) {
        for (int i = 0; i < n; i++) {
            double angle = from + turn * i / (n - 1);
            points.add(new Point(
                    box.x() + box.width() * (x + w * Math.cos(angle) + TREMBLE * random.nextGaussian()),
                    box.y() + box.height() * (y + h * Math.sin(angle) + TREMBLE * random.nextGaussian())));
        }
    }
}
