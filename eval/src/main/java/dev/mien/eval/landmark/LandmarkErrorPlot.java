package dev.mien.eval.landmark;

import dev.mien.eval.output.LineChart;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.stream.IntStream;

/** What share of the faces has at most an error, one line a locator. */
final class LandmarkErrorPlot {
    private static final double LAST = 0.15;
    private static final int STEPS = 150;

    private LandmarkErrorPlot() {}

    static BufferedImage draw(LandmarkEvaluation result) {
        LineChart chart = new LineChart(
                        String.format(
                                Locale.ROOT,
                                "Landmarks: %s, faces %,d",
                                result.dataset(),
                                result.reports().get(0).faces()),
                        "mean error, share of the distance of the outer eye corners",
                        "faces with at most that error",
                        0)
                .across(0, LAST)
                .legendAtTheRight();
        double[] errors = IntStream.rangeClosed(0, STEPS)
                .mapToDouble(i -> LAST * i / STEPS)
                .toArray();
        for (LandmarkReport report : result.reports()) {
            chart.add(
                    String.format(Locale.ROOT, "%s, mean %.2f %%", report.locator(), 100 * report.meanError()),
                    errors,
                    IntStream.range(0, errors.length)
                            .mapToDouble(i -> report.shareWithin(errors[i]))
                            .toArray(),
                    false);
        }
        return chart.picture();
    }
}
