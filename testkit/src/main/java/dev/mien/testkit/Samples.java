package dev.mien.testkit;

import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.Explanation;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.Face;
import dev.mien.face.FaceGeometry;
import dev.mien.face.FacePart;
import dev.mien.face.FaceResult;
import dev.mien.face.FrameResult;
import dev.mien.face.HeadPose;
import dev.mien.face.HeatMap;
import dev.mien.face.Quality;
import dev.mien.face.Readings;
import dev.mien.face.Verdict;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.stage.Provenance;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Results made by hand. */
public final class Samples {
    /** The labels of these results. */
    public static final List<Expression> ALL = Expression.FERPLUS;

    private Samples() {}

    /**
     * {@return 95.04 per cent happiness, the rest spread}
     *
     * @param box of the face
     */
    public static FaceResult happy(Box box) {
        float[] p = {0.02004f, 0.95036f, 0.01f, 0.005f, 0.005f, 0.005f, 0.002f, 0.0026f};
        List<Point> eyes = List.of(
                new Point(box.x() + box.width() * 0.3, box.y() + box.height() * 0.4),
                new Point(box.x() + box.width() * 0.7, box.y() + box.height() * 0.4));
        return new FaceResult(
                new Face(box, 0.98768f, eyes),
                AlignedFace.Basis.EYES,
                new Quality(Math.min(box.width(), box.height()), 0.71234, 48.25, 0, List.of()),
                new Readings(ExpressionScores.of(ALL, p), new Verdict.Shows(Expression.HAPPINESS)));
    }

    /**
     * {@return the result of a face whose 68 points are known: looking to the left of the picture, up and upright}
     *
     * @param result any face
     */
    public static FaceResult turned(FaceResult result) {
        Box box = result.face().box();
        List<Point> points = IntStream.range(0, FacePart.POINTS)
                .mapToObj(i -> new Point(
                        box.x() + box.width() * (0.2 + 0.075 * (i % 9)),
                        box.y() + box.height() * (0.3 + 0.01 * (i - i % 9))))
                .toList();
        return new FaceResult(
                result.face().withLandmarks(points),
                AlignedFace.Basis.LANDMARKS,
                result.quality(),
                result.readings()
                        .withGeometry(
                                Optional.of(new FaceGeometry(new HeadPose(-31.25, 9.96, 0.04), 0.30004, 0.28, 0.5))));
    }

    /**
     * {@return the result with an explanation: the left half of the box speaks for the expression, the right half
     * against it}
     *
     * @param result any face
     */
    public static FaceResult explained(FaceResult result) {
        Box box = result.face().box();
        Explanation explanation = new Explanation(
                result.scores().top(),
                new HeatMap(2, 1, new float[] {4, -4}),
                grey(48, 48),
                new Affine(box.width() / 48, 0, box.x(), 0, box.height() / 48, box.y()));
        return result.withReadings(result.readings().withExplanation(Optional.of(explanation)));
    }

    /**
     * {@return seven classes, none likely}
     *
     * @param box of the face
     */
    public static FaceResult unsure(Box box) {
        float[] p = {0.31f, 0.2f, 0.2f, 0.1f, 0.1f, 0.05f, 0.04f};
        return new FaceResult(
                new Face(box, 0.5f, List.of()),
                AlignedFace.Basis.BOX,
                new Quality(
                        Math.min(box.width(), box.height()),
                        0.2,
                        9.5,
                        0.125,
                        List.of("too blurred", "too small, \"tiny\"")),
                new Readings(ExpressionScores.of(ALL.subList(0, 7), p), new Verdict.Unsure("probably neutral (31 %)")));
    }

    /**
     * {@return the result of a still picture}
     *
     * @param width in pixels
     * @param height in pixels
     * @param faces in the order given
     */
    public static FrameResult frame(int width, int height, FaceResult... faces) {
        return new FrameResult(0, Duration.ZERO, width, height, List.of(faces));
    }

    /**
     * {@return a picture of one middle grey}
     *
     * @param width in pixels
     * @param height in pixels
     */
    public static Image grey(int width, int height) {
        byte[] samples = new byte[width * height];
        Arrays.fill(samples, (byte) 128);
        return Image.gray(width, height, samples);
    }

    /** {@return a detector and a classifier of version 1.2.3, started on a fixed day} */
    public static Provenance provenance() {
        return new Provenance(
                "1.2.3",
                Instant.parse("2026-11-22T09:17:00Z"),
                List.of(
                        new StageInfo(StageKind.DETECT, "haar", Map.of("scale", "1.1", "neighbours", "4"), ""),
                        new StageInfo(StageKind.CLASSIFY, "svm", Map.of(), "classic sha256:abc")));
    }
}
