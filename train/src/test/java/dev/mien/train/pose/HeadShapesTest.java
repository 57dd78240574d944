package dev.mien.train.pose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.dataset.Datasets;
import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.TruthBox;
import dev.mien.face.FacePart;
import dev.mien.face.HeadPose;
import dev.mien.image.Point;
import dev.mien.landmark.HeadShape;
import dev.mien.testkit.SharedData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeadShapesTest {
    /** Another head than the shipped one is found again from noisy views of it, up to the tilt that nothing tells. */
    @Test
    void aHeadIsFoundFromItsViews() {
        double[][] head = HeadShape.coordinates();
        for (double[] place : head) {
            place[1] *= 1.1;
            place[2] *= 1.4;
        }
        Random random = new Random(7);
        List<List<Point>> faces = new ArrayList<>();
        for (int n = 0; n < 200; n++) {
            HeadPose pose = new HeadPose(
                    25 * random.nextGaussian(),
                    Math.max(-80, Math.min(80, 12 * random.nextGaussian())),
                    8 * random.nextGaussian());
            faces.add(view(head, pose, 40 + 60 * random.nextDouble(), 0.01, random));
        }
        double[][] found = HeadShapes.learn(faces);
        assertThat(found[17][0]).isCloseTo(-found[18][0], within(1e-9));
        for (int i = 0; i < head.length; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(distance(found[i], found[j]))
                        .as("from %d to %d", i, j)
                        .isCloseTo(distance(head[i], head[j]), within(0.02));
            }
        }
    }

    private static double distance(double[] one, double[] other) {
        return Math.hypot(Math.hypot(one[0] - other[0], one[1] - other[1]), one[2] - other[2]);
    }

    private static List<Point> view(double[][] head, HeadPose pose, double scale, double noise, Random random) {
        List<Point> points = new ArrayList<>(Collections.nCopies(FacePart.POINTS, new Point(0, 0)));
        double[][] r = pose.rotation();
        for (int i = 0; i < head.length; i++) {
            double x = r[0][0] * head[i][0] + r[0][1] * head[i][1] + r[0][2] * head[i][2];
            double y = r[1][0] * head[i][0] + r[1][1] * head[i][1] + r[1][2] * head[i][2];
            points.set(
                    HeadShape.points().get(i).index(),
                    new Point(
                            100 + scale * (x + noise * random.nextGaussian()),
                            90 + scale * (y + noise * random.nextGaussian())));
        }
        return points;
    }

    /** The shipped numbers are what the program makes of the whole training part; a quarter of it comes near. */
    @Test
    void theShippedShapeIsWhatTheDataGives() throws Exception {
        List<List<Point>> faces;
        try (DetectionDataset data = Datasets.openDetection(SharedData.require("data/landmarks68-train.zip"))) {
            faces = IntStream.iterate(0, i -> i < data.samples().size(), i -> i + 4)
                    .mapToObj(data.samples()::get)
                    .flatMap(sample -> sample.faces().stream().map(TruthBox::points))
                    .toList();
        }
        double[][] learnt = HeadShapes.learn(faces);
        double[][] shipped = HeadShape.coordinates();
        for (int i = 0; i < shipped.length; i++) {
            assertThat(learnt[i]).as("%s", HeadShape.points().get(i)).containsExactly(shipped[i], within(0.01));
        }
    }
}
