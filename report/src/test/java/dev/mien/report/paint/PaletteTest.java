package dev.mien.report.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mien.face.Expression;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PaletteTest {
    /** Simulation matrices at full severity: Machado, Oliveira, Fernandes 2009, table 1; linear RGB, row by row. */
    static Stream<Arguments> sights() {
        return Stream.of(
                Arguments.of("normal", new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 20),
                Arguments.of(
                        "protanopia",
                        new double[] {
                            0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998
                        },
                        12),
                Arguments.of(
                        "deuteranopia",
                        new double[] {
                            0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881
                        },
                        12),
                Arguments.of(
                        "tritanopia",
                        new double[] {
                            1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900
                        },
                        12));
    }

    /** A CIELAB distance of 2.3 is just noticeable; five times that is seen at a glance. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("sights")
    void anyTwoColoursStayApart(String sight, double[] simulation, double apart) {
        List<Color> colours = colours();
        for (int i = 0; i < colours.size(); i++) {
            for (int j = 0; j < i; j++) {
                double[] a = lab(colours.get(i), simulation);
                double[] b = lab(colours.get(j), simulation);
                assertThat(distance(a, b))
                        .as("%s: %s and %s", sight, colours.get(i), colours.get(j))
                        .isGreaterThan(apart);
            }
        }
    }

    /** At half strength on a middle grey, as most of a heat map is. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("sights")
    void theTwoSidesOfAHeatMapStayApart(String sight, double[] simulation, double apart) {
        double[] a = lab(halfGrey(Palette.FOR), simulation);
        double[] b = lab(halfGrey(Palette.AGAINST), simulation);
        double[] grey = lab(new Color(128, 128, 128), simulation);
        assertThat(distance(a, b)).as(sight).isGreaterThan(apart);
        assertThat(distance(a, grey)).as("%s: for and grey", sight).isGreaterThan(apart);
        assertThat(distance(b, grey)).as("%s: against and grey", sight).isGreaterThan(apart);
    }

    @Test
    void textOnEveryColourIsReadable() {
        List<Color> grounds = colours();
        grounds.addAll(List.of(Palette.FOR, Palette.AGAINST));
        for (Color ground : grounds) {
            double light = Palette.luminance(ground) + 0.05;
            double text = Palette.luminance(Palette.textOn(ground)) + 0.05;
            assertThat(Math.max(light, text) / Math.min(light, text))
                    .as("contrast on %s, WCAG AA", ground)
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    @Test
    void labelsOfAModelsOwnGetTheirColoursInTurnAndKeepThem() {
        List<Expression> own =
                IntStream.range(0, 12).mapToObj(i -> Expression.of("own " + i)).toList();
        List<Expression> mixed = List.of(own.get(0), Expression.FEAR, own.get(1), Expression.NEUTRAL);
        assertThat(Palette.of(own.get(1), mixed)).isEqualTo(Palette.of(own.get(1), own));
        assertThat(Palette.of(Expression.FEAR, mixed)).isEqualTo(Palette.of(Expression.FEAR, Expression.FERPLUS));
        assertThat(own.stream().map(label -> Palette.of(label, own)).distinct()).hasSize(Palette.OWN.size());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Palette.of(own.get(2), mixed))
                .withMessageContaining("'own 2' is not among");
    }

    private static Color halfGrey(Color color) {
        return new Color((color.getRed() + 128) / 2, (color.getGreen() + 128) / 2, (color.getBlue() + 128) / 2);
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
    }

    private static List<Color> colours() {
        List<Color> colours = new ArrayList<>(List.of(Palette.UNSURE));
        for (Expression expression : Expression.FERPLUS) {
            colours.add(Palette.of(expression, Expression.FERPLUS));
        }
        colours.addAll(Palette.OWN);
        return colours;
    }

    private static double[] lab(Color color, double[] m) {
        double[] rgb = {linear(color.getRed()), linear(color.getGreen()), linear(color.getBlue())};
        double r = clamp(m[0] * rgb[0] + m[1] * rgb[1] + m[2] * rgb[2]);
        double g = clamp(m[3] * rgb[0] + m[4] * rgb[1] + m[5] * rgb[2]);
        double b = clamp(m[6] * rgb[0] + m[7] * rgb[1] + m[8] * rgb[2]);
        double x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
        double y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
        double z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double linear(int sample) {
        double s = sample / 255.0;
        return s <= 0.04045 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4);
    }

    private static double clamp(double value) {
        return Math.max(0, Math.min(1, value));
    }

    private static double f(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116.0;
    }
}
