package dev.mien.eval.landmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mien.eval.figure.Interval;
import dev.mien.image.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LandmarkReportTest {
    /** Eyes' outer corners (36 and 45) 100 pixels apart. */
    private static List<Point> truth() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 68; i++) {
            points.add(new Point(i == 45 ? 100 : i == 36 ? 0 : 50, i));
        }
        points.set(45, new Point(100, 36));
        return points;
    }

    private static List<Point> moved(double pixels, int from, int to) {
        List<Point> points = new ArrayList<>(truth());
        for (int i = from; i < to; i++) {
            points.set(i, new Point(points.get(i).x(), points.get(i).y() + pixels));
        }
        return points;
    }

    private static LandmarkRun.Outcome outcome(String person, double pixels) {
        return new LandmarkRun.Outcome(person, truth(), Optional.of(moved(pixels, 0, 68)), Duration.ofMillis(2));
    }

    private static LandmarkReport report(LandmarkRun.Outcome... outcomes) {
        return LandmarkReport.of(new LandmarkRun("x", outcomes.length, List.of(outcomes), List.of(), 1));
    }

    @Test
    void errorsAreSharesOfTheDistanceOfTheOuterEyeCorners() {
        assertThat(NormalisedError.of(truth(), moved(5, 0, 68))).isCloseTo(0.05, within(1e-12));
        assertThat(NormalisedError.of(truth(), moved(34, 0, 1))).isCloseTo(0.005, within(1e-12));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NormalisedError.of(truth(), truth().subList(0, 5)))
                .withMessageContaining("expected 68 points");
    }

    @Test
    void regionsCountTheirOwnPointsOnly() {
        List<Point> jaw = moved(10, 0, 17);
        assertThat(NormalisedError.of(truth(), jaw, FaceRegion.JAW)).isCloseTo(0.1, within(1e-12));
        for (FaceRegion other : List.of(FaceRegion.BROWS, FaceRegion.NOSE, FaceRegion.EYES, FaceRegion.MOUTH)) {
            assertThat(NormalisedError.of(truth(), jaw, other)).isZero();
        }
        List<Point> inner = moved(10, 60, 68);
        assertThat(NormalisedError.of(truth(), inner, FaceRegion.MOUTH)).isCloseTo(0.04, within(1e-12));
    }

    /** Errors of .02 and .06, one of .10 and one face not found. */
    private final LandmarkReport worked = report(
            outcome("a", 2),
            outcome("a", 6),
            outcome("b", 10),
            new LandmarkRun.Outcome("c", truth(), Optional.empty(), Duration.ZERO));

    @Test
    void figuresByHand() {
        assertThat(List.of(worked.faces(), worked.found(), worked.persons())).containsExactly(4, 3, 3);
        assertThat(worked.meanError()).isCloseTo(0.06, within(1e-12));
        assertThat(worked.failureRate()).isEqualTo(0.5);
        // (1 - 2/8) + (1 - 6/8) + 0 + 0 of four faces.
        assertThat(worked.areaUnderCurve()).isCloseTo(0.25, within(1e-12));
        assertThat(worked.byRegion().get(FaceRegion.NOSE)).isCloseTo(0.06, within(1e-12));
        assertThat(worked.msPerFace()).isCloseTo(2, within(1e-12));
        assertThat(worked.shareWithin(0.06 + 1e-9)).isEqualTo(0.5);
    }

    @Test
    void theAreaIsThatUnderTheCurve() {
        double sum = 0;
        int steps = 8000;
        for (int i = 0; i < steps; i++) {
            sum += worked.shareWithin(0.08 * (i + 0.5) / steps) / steps;
        }
        assertThat(worked.areaUnderCurve()).isCloseTo(sum, within(1e-3));
    }

    @Test
    void theIntervalIsOfPersonsNotOfFaces() {
        LandmarkRun.Outcome[] twoPersons = new LandmarkRun.Outcome[200];
        LandmarkRun.Outcome[] manyPersons = new LandmarkRun.Outcome[200];
        for (int i = 0; i < 200; i++) {
            double pixels = i < 100 ? 2 : 6;
            twoPersons[i] = outcome(i < 100 ? "a" : "b", pixels);
            manyPersons[i] = outcome("p" + i, pixels);
        }
        Interval two = report(twoPersons).interval();
        assertThat(two.low()).isCloseTo(0.02, within(1e-9));
        assertThat(two.high()).isCloseTo(0.06, within(1e-9));
        Interval many = report(manyPersons).interval();
        // The standard error of 200 draws of 2 or 6 hundredths is .02 / sqrt(200).
        double spread = 1.96 * 0.02 / Math.sqrt(200);
        assertThat(many.low()).isCloseTo(0.04 - spread, within(4e-4));
        assertThat(many.high()).isCloseTo(0.04 + spread, within(4e-4));
    }

    @Test
    void tableAndJsonSayTheSame() {
        LandmarkEvaluation evaluation = new LandmarkEvaluation("faces", List.of(worked), List.of("a.jpg: broken"));
        assertThat(evaluation.table())
                .contains("mean error, faces found", "6.00 %", "failures: above 8 % or not found", "50.0 %", "0.250");
        JsonNode json = evaluation.toJson();
        assertThat(json.get("task").asText()).isEqualTo("landmarks");
        JsonNode figures = json.get("pipelines").get("x");
        assertThat(figures.get("meanError").asDouble()).isEqualTo(worked.meanError());
        assertThat(figures.get("byRegion").get("jaw").asDouble()).isCloseTo(0.06, within(1e-12));
        assertThat(figures.get("cumulative")).hasSize(32);
        assertThat(figures.get("cumulative").get(15).get("error").asDouble()).isCloseTo(0.08, within(1e-12));
        assertThat(figures.get("cumulative").get(15).get("share").asDouble()).isEqualTo(0.5);
    }

    @Test
    void withoutAFaceFoundFiguresAreUndefinedNotZero() {
        LandmarkReport none = report(new LandmarkRun.Outcome("a", truth(), Optional.empty(), Duration.ZERO));
        assertThat(none.meanError()).isNaN();
        assertThat(none.failureRate()).isEqualTo(1);
        JsonNode json = new LandmarkEvaluation("faces", List.of(none), List.of()).toJson();
        assertThat(json.get("pipelines").get("x").get("meanError").isNull()).isTrue();
    }
}
