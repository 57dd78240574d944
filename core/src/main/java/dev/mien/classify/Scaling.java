package dev.mien.classify;

import dev.mien.model.Calibration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From scores to probabilities as a calibration has it: the softmax of {@code score / temperature + offset}, which is
 * temperature scaling where all offsets are 0 and bias-corrected temperature scaling (Alexandari, Kundaje and Shrikumar 2020,
 * arXiv:1901.06852) otherwise.
 *
 * @param temperature positive: larger ones make the distribution flatter
 * @param offsets one a class, or none at all
 */
public record Scaling(double temperature, List<Double> offsets) {
    /**
     * Takes a copy of the list.
     *
     * @param temperature positive: larger ones make the distribution flatter
     * @param offsets one a class, or none at all
     */
    public Scaling {
        offsets = List.copyOf(offsets);
    }

    /**
     * {@return what a model's calibration does}
     *
     * @param calibration of a manifest
     */
    public static Scaling of(Calibration calibration) {
        return new Scaling(calibration.temperature(), calibration.offsets().orElse(List.of()));
    }

    /**
     * {@return the same with flatter distributions; which answer is likeliest stays}
     *
     * @param factor 1 changes nothing, larger ones flatten
     */
    public Scaling softer(double factor) {
        return new Scaling(
                temperature * factor,
                offsets.stream().map(offset -> offset / factor).toList());
    }

    /**
     * {@return the calibrated distribution}
     *
     * @param scores uncalibrated, one for each class
     */
    public float[] probabilities(float[] scores) {
        if (offsets.isEmpty()) {
            return Temperature.softmax(scores, temperature);
        }
        double[] shifted = new double[scores.length];
        double highest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < scores.length; c++) {
            shifted[c] = scores[c] / temperature + offsets.get(c);
            highest = Math.max(highest, shifted[c]);
        }
        double sum = 0;
        for (int c = 0; c < scores.length; c++) {
            shifted[c] = Math.exp(shifted[c] - highest);
            sum += shifted[c];
        }
        float[] probabilities = new float[scores.length];
        for (int c = 0; c < scores.length; c++) {
            probabilities[c] = (float) (shifted[c] / sum);
        }
        return probabilities;
    }

    /** What a classifier says of a calibration among its options. */
    static Map<String, String> options(Calibration calibration) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("calibration", calibration.called());
        options.put("temperature", Double.toString(calibration.temperature()));
        calibration.offsets().ifPresent(numbers -> options.put("offsets", numbers.toString()));
        return options;
    }
}
