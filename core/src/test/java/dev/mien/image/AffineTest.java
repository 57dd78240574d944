package dev.mien.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.testkit.Seeded;
import dev.mien.testkit.Seeds;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AffineTest {
    private static final List<Point> FACE =
            List.of(new Point(30, 40), new Point(70, 39), new Point(51, 60), new Point(35, 78), new Point(66, 80));

    @Seeded(200)
    void similarityRecoversRotationScaleAndTranslation(RandomGenerator random) {
        double angle = Seeds.real(random, -3.1, 3.1);
        double scale = Seeds.real(random, 0.05, 20);
        double dx = Seeds.real(random, -500, 500);
        double dy = Seeds.real(random, -500, 500);
        double cos = scale * Math.cos(angle);
        double sin = scale * Math.sin(angle);
        Affine known = new Affine(cos, -sin, dx, sin, cos, dy);
        assertClose(Affine.similarity(FACE, FACE.stream().map(known::apply).toList()), known, 1e-9);
        assertClose(
                Affine.similarity(
                        FACE.subList(0, 2),
                        FACE.subList(0, 2).stream().map(known::apply).toList()),
                known,
                1e-9);
    }

    @Seeded(50)
    void noSimilarityFitsBetterThanTheOneFound(RandomGenerator random) {
        List<Point> to = FACE.stream()
                .map(p -> new Point(p.y() + 5 * random.nextGaussian(), -p.x() + 5 * random.nextGaussian()))
                .toList();
        Affine best = Affine.similarity(FACE, to);
        double error = squaredError(best, to);
        for (double step : new double[] {-0.01, 0.01}) {
            for (Affine nudge : List.of(
                    new Affine(1 + step, 0, 0, 0, 1 + step, 0),
                    new Affine(1, -step, 0, step, 1, 0),
                    Affine.translate(step, 0),
                    Affine.translate(0, step))) {
                assertThat(squaredError(best.then(nudge), to)).isGreaterThanOrEqualTo(error);
            }
        }
    }

    @Seeded(200)
    void inverseUndoes(RandomGenerator random) {
        double angle = Seeds.real(random, -3.1, 3.1);
        double scale = Math.pow(10, Seeds.whole(random, -6, 6));
        double dx = Seeds.real(random, -500, 500);
        double cos = scale * Math.cos(angle);
        double sin = scale * Math.sin(angle);
        Affine map = new Affine(cos, -sin, dx, 1.5 * sin, 1.5 * cos, -dx);
        assertClose(map.then(map.inverse()), Affine.IDENTITY, 1e-6);
        Point p = new Point(3, -7);
        assertThat(map.inverse().apply(map.apply(p)).distanceTo(p)).isLessThan(1e-6);
    }

    @Test
    void thenAppliesTheFirstMapFirst() {
        Affine map = Affine.scale(2, 3).then(Affine.translate(10, 20));
        assertThat(map.apply(new Point(1, 1))).isEqualTo(new Point(12, 23));
    }

    @Test
    void rectangleGoesToTheWholeTarget() {
        Affine map = Affine.fromRectangle(10, 20, 40, 50, 48, 60);
        assertThat(map.apply(new Point(10, 20)).distanceTo(new Point(0, 0))).isLessThan(1e-9);
        assertThat(map.apply(new Point(50, 70)).distanceTo(new Point(48, 60))).isLessThan(1e-9);
    }

    @Test
    void whatHasNoAnswerIsRefused() {
        assertThatThrownBy(() -> Affine.similarity(FACE, FACE.subList(0, 4))).hasMessageContaining("got 5 and 4");
        assertThatThrownBy(() -> Affine.similarity(List.of(FACE.get(0), FACE.get(0)), FACE.subList(0, 2)))
                .hasMessageContaining("two distinct points");
        assertThatThrownBy(() -> new Affine(1, 2, 0, 2, 4, 0).inverse()).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Affine.scale(0, 0).inverse()).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Affine.scale(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static double squaredError(Affine map, List<Point> to) {
        double sum = 0;
        for (int i = 0; i < to.size(); i++) {
            sum += Math.pow(map.apply(FACE.get(i)).distanceTo(to.get(i)), 2);
        }
        return sum;
    }

    private static void assertClose(Affine actual, Affine expected, double tolerance) {
        List<Double> a = numbers(actual);
        List<Double> e = numbers(expected);
        for (int i = 0; i < 6; i++) {
            assertThat(a.get(i))
                    .as("%s against %s", actual, expected)
                    .isCloseTo(e.get(i), within(tolerance * Math.max(1, Math.abs(e.get(i)))));
        }
    }

    private static List<Double> numbers(Affine m) {
        return Stream.of(m.a(), m.b(), m.c(), m.d(), m.e(), m.f()).toList();
    }
}
