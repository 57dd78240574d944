package dev.mien.train.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.classify.Scaling;
import dev.mien.eval.figure.Outcome;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.model.VerdictRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The nine numbers, and the rule for "unsure", on scores whose truth is known. */
class ScalingFitTest {
    private static final Scaling TRUTH = new Scaling(2.5, List.of(-0.9, 0.2, 0.7));

    @Test
    void findsTheTemperatureAndTheOffsetsThatTheLabelsWereDrawnWith() {
        for (boolean mirrored : new boolean[] {false, true}) {
            Scaling found = ScalingFit.of(List.of(faces(6000, TRUTH, 1, mirrored)), mirrored);
            assertThat(found.temperature()).isCloseTo(2.5, within(0.2));
            for (int c = 0; c < 3; c++) {
                assertThat(found.offsets().get(c)).isCloseTo(TRUTH.offsets().get(c), within(0.12));
            }
        }
    }

    @Test
    void sourcesCountAlikeHoweverManyFacesTheyHave() {
        ScoredFaces few = faces(500, new Scaling(1, List.of(1.0, -1.0, 0.0)), 2, false);
        ScoredFaces many = faces(5000, new Scaling(1, List.of(-1.0, 1.0, 0.0)), 3, false);
        List<Double> offsets = ScalingFit.of(List.of(few, many), false).offsets();
        assertThat(Math.abs(offsets.get(0) - offsets.get(1))).isLessThan(0.4);
    }

    @Test
    void aPersonOfManyPicturesCountsLikeOneOfFew() {
        ScoredFaces faces = faces(800, TRUTH, 6, false);
        // Of one of them five hundred copies, labelled as the class that he shows: without weights they would be the
        // prior.
        List<String> persons = new ArrayList<>(faces.persons());
        List<float[]> scores = new ArrayList<>(List.of(faces.plain()));
        int[] labels = Arrays.copyOf(faces.labels(), 1300);
        for (int i = 800; i < 1300; i++) {
            persons.add(persons.get(0));
            scores.add(scores.get(0));
            labels[i] = labels[0];
        }
        float[][] all = scores.toArray(float[][]::new);
        ScoredFaces copied = new ScoredFaces("copied", persons, labels, all, all);
        List<Double> expected = ScalingFit.of(List.of(faces), false).offsets();
        List<Double> offsets = ScalingFit.of(List.of(copied), false).offsets();
        for (int c = 0; c < 3; c++) {
            assertThat(offsets.get(c)).isCloseTo(expected.get(c), within(1e-3));
        }
    }

    @Test
    void aClassThatNobodyShowsKeepsAFiniteOffset() {
        ScoredFaces two = faces(1000, TRUTH, 4, false);
        int[] kept =
                IntStream.range(0, two.size()).filter(i -> two.labels()[i] != 2).toArray();
        ScoredFaces without = new ScoredFaces(
                "two",
                IntStream.of(kept).mapToObj(two.persons()::get).toList(),
                IntStream.of(kept).map(i -> two.labels()[i]).toArray(),
                IntStream.of(kept).mapToObj(i -> two.plain()[i]).toArray(float[][]::new),
                IntStream.of(kept).mapToObj(i -> two.turned()[i]).toArray(float[][]::new));
        assertThat(ScalingFit.of(List.of(without), false).offsets().get(2)).isBetween(-8.0, -1.0);
    }

    @Test
    void theRuleGivesTheWidestThresholdThatIsRightOftenEnough() {
        List<Outcome> one = List.of(answer(0.9, true), answer(0.8, true), answer(0.7, false), answer(0.6, true));
        assertThat(SureEnough.rule(List.of(one), 0.75)).isEqualTo(rule(0.6, 1, 0.75));
        assertThat(SureEnough.rule(List.of(one), 0.9)).isEqualTo(rule(0.8, 0.5, 1));
        List<Outcome> wrong = List.of(answer(0.85, false), answer(0.65, false));
        VerdictRule both = SureEnough.rule(List.of(one, wrong), 0.6);
        assertThat(both.threshold()).isEqualTo(0.9f);
        VerdictRule never = SureEnough.rule(List.of(wrong), 0.9);
        assertThat(never.accuracy()).contains(0.0);
    }

    @Test
    void personsAreNamedByTheirFiles() {
        assertThat(ScoredFaces.person("sadness/Jane_Doe_0003.jpg")).isEqualTo("Jane_Doe");
        assertThat(ScoredFaces.person("img1.jpg")).isEqualTo("img1");
        assertThat(ScoredFaces.person("12")).isEqualTo("12");
        ScoredFaces all = faces(400, TRUTH, 5, false);
        ScoredFaces even = all.half(true);
        assertThat(even.size()).isBetween(150, 250);
        assertThat(even.size() + all.half(false).size()).isEqualTo(400);
        assertThat(even.persons()).allMatch(ScoredFaces::isEven);
    }

    @Test
    void theCardHasOneSectionACalibration() {
        String card = "# Model\n\n## Known bias\n\nSome.\n";
        String once = CalibratedModel.with(card, "Calibration `a`", "First.\n");
        assertThat(once).isEqualTo("# Model\n\n## Calibration `a`\n\nFirst.\n\n## Known bias\n\nSome.\n");
        assertThat(CalibratedModel.with(once, "Calibration `a`", "Second.\n"))
                .isEqualTo(once.replace("First", "Second"));
    }

    private static VerdictRule rule(double threshold, double coverage, double accuracy) {
        return new VerdictRule((float) threshold, coverage, Optional.of(accuracy));
    }

    private static Outcome answer(double confidence, boolean correct) {
        float p = (float) confidence;
        return new Outcome(
                "a",
                correct ? Expression.NEUTRAL : Expression.HAPPINESS,
                Optional.of(
                        ExpressionScores.of(List.of(Expression.NEUTRAL, Expression.HAPPINESS), new float[] {p, 1 - p})),
                Optional.empty());
    }

    /** Faces whose labels are drawn from what a scaling says of their scores. */
    private static ScoredFaces faces(int n, Scaling truth, long seed, boolean mirrored) {
        Random random = new Random(seed);
        List<String> persons = new ArrayList<>();
        int[] labels = new int[n];
        float[][] plain = new float[n][3];
        float[][] turned = new float[n][3];
        for (int i = 0; i < n; i++) {
            persons.add("person-" + i);
            for (int c = 0; c < 3; c++) {
                plain[i][c] = (float) (4 * random.nextGaussian());
                turned[i][c] = (float) (4 * random.nextGaussian());
            }
            float[] p = truth.probabilities(mirrored && random.nextBoolean() ? turned[i] : plain[i]);
            double at = random.nextDouble();
            labels[i] = at < p[0] ? 0 : at < p[0] + p[1] ? 1 : 2;
        }
        return new ScoredFaces("made", persons, labels, plain, turned);
    }
}
