package dev.mien.eval.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.dataset.MeasuredFace;
import dev.mien.face.EyeReading;
import dev.mien.face.PartReadings;
import dev.mien.image.Image;
import dev.mien.image.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PartEvaluationTest {
    /** Corners of the right eye at 20 and 30, of the left at 60 and 70; the irises in the middle. */
    private static List<Point> points() {
        List<Point> points = new ArrayList<>(Collections.nCopies(68, new Point(45, 40)));
        points.set(36, new Point(20, 30));
        points.set(39, new Point(30, 30));
        points.set(42, new Point(60, 30));
        points.set(45, new Point(70, 30));
        return points;
    }

    private static PartOutcome outcome(String gender, double opening, double said, double irisOff) {
        MeasuredFace face = new MeasuredFace(
                "a.jpg",
                "20-29",
                gender,
                "Indian",
                Optional.of(new MeasuredFace.Measures(
                        opening, opening, opening, new Point(25, 30), new Point(65, 30), points())),
                List.of(),
                () -> Image.gray(1, 1, new byte[1]));
        EyeReading right = new EyeReading(said, new Point(25 + irisOff, 30), new Point(20, 30), new Point(30, 30), 1);
        EyeReading left = new EyeReading(said, new Point(65, 30), new Point(70, 30), new Point(60, 30), 1);
        return new PartOutcome(face, Optional.of(points()), Optional.of(new PartReadings(right, left, 1 - said, 0)));
    }

    @Test
    void figuresFollowFromWhatWasSaid() {
        List<PartOutcome> outcomes = new ArrayList<>(
                List.of(outcome("Female", 0.1, 0.2, 9), outcome("Female", 0.3, 0.3, 1), outcome("Male", 0.4, 0.5, 2)));
        outcomes.add(new PartOutcome(outcomes.get(0).face(), Optional.empty(), Optional.empty()));
        PartEvaluation result = PartEvaluation.of("made", "as given", outcomes, List.of());
        PartReport all = result.reports().get(0);
        assertThat(all.faces()).isEqualTo(4);
        assertThat(all.read()).isEqualTo(3);
        assertThat(all.eyesCorrelation()).isCloseTo(1, within(1e-9));
        assertThat(all.mouthCorrelation()).isCloseTo(-1, within(1e-9));
        assertThat(all.eyeError()).isCloseTo(0.2 / 3, within(1e-9));
        // Of the two open faces one eye each is off by 0.1 and 0.2 of its width.
        assertThat(all.irisError()).isCloseTo(0.3 / 4, within(1e-9));
        assertThat(all.failureRate()).isEqualTo(0.25);
        assertThat(result.reports()).extracting(PartReport::group).contains("Female", "Male", "20-29", "Indian");
        assertThat(result.toJson().at("/groups/1/faces").asInt()).isEqualTo(3);
    }
}
