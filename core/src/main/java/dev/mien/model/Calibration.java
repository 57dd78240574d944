package dev.mien.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mien.base.Require;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How scores become probabilities: the softmax of {@code score / temperature + offset}. The offsets carry how often each
 * class is seen where the calibration was fitted.
 *
 * @param name what it is chosen by: lower-case letters, digits, '.', '_' and '-'; absent for a model's only one
 * @param method {@link #TEMPERATURE} or {@link #BIAS_CORRECTED}
 * @param temperature what scores are divided by before the softmax; positive
 * @param offsets one a label, in their order; there if and only if the method is {@link #BIAS_CORRECTED}
 * @param mirrored whether the probabilities of a face and of its mirror image are to be averaged; the numbers were fitted
 *     for exactly that
 * @param fittedOn the data it was fitted on
 * @param otherWay for asking the other way: with the mirror image where {@code mirrored} is false, without it where it is
 *     true; absent if that was not calibrated
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Calibration(
        Optional<String> name,
        String method,
        double temperature,
        Optional<List<Double>> offsets,
        boolean mirrored,
        String fittedOn,
        Optional<OtherWay> otherWay) {
    /** One number (Guo et al. 2017, arXiv:1706.04599). */
    public static final String TEMPERATURE = "temperature";

    /** A temperature and an offset a class (Alexandari, Kundaje and Shrikumar 2020, arXiv:1901.06852). */
    public static final String BIAS_CORRECTED = "bias-corrected-temperature";

    /** What a calibration without a name is called. */
    public static final String UNNAMED = "own";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    /**
     * Checks the components.
     *
     * @param name what it is chosen by: lower-case letters, digits, '.', '_' and '-'; absent for a model's only one
     * @param method {@link #TEMPERATURE} or {@link #BIAS_CORRECTED}
     * @param temperature what scores are divided by before the softmax; positive
     * @param offsets one a label, in their order; there if and only if the method is {@link #BIAS_CORRECTED}
     * @param mirrored whether the probabilities of a face and of its mirror image are to be averaged; the numbers were
     *     fitted for exactly that
     * @param fittedOn the data it was fitted on
     * @param otherWay for asking the other way: with the mirror image where {@code mirrored} is false, without it where it
     *     is true; absent if that was not calibrated
     * @throws IllegalArgumentException if a field is out of range; the message names it
     */
    public Calibration {
        name.ifPresent(Calibration::requireName);
        ManifestRules.requireOne("calibration.method", method, List.of(TEMPERATURE, BIAS_CORRECTED));
        requireNumbers("calibration", method, temperature, offsets);
        ManifestRules.requireText("calibration.fittedOn", fittedOn);
        offsets = offsets.map(List::copyOf);
        if (otherWay.isPresent()) {
            requireNumbers(
                    "calibration.otherWay",
                    method,
                    otherWay.get().temperature(),
                    otherWay.get().offsets());
        }
    }

    /**
     * One temperature, for both ways of asking.
     *
     * @param method always {@link #TEMPERATURE}
     * @param temperature above 0
     * @param mirrored whether it holds for the average with the mirror image
     * @param fittedOn the data it was fitted on
     * @param otherWay what holds for the other way
     */
    public Calibration(
            String method, double temperature, boolean mirrored, String fittedOn, Optional<OtherWay> otherWay) {
        this(Optional.empty(), method, temperature, Optional.empty(), mirrored, fittedOn, otherWay);
    }

    /**
     * One temperature, for one way of asking only.
     *
     * @param method always {@link #TEMPERATURE}
     * @param temperature above 0
     * @param mirrored whether it holds for the average with the mirror image
     * @param fittedOn the data it was fitted on
     */
    public Calibration(String method, double temperature, boolean mirrored, String fittedOn) {
        this(method, temperature, mirrored, fittedOn, Optional.empty());
    }

    /** {@return its name; {@link #UNNAMED} if it has none} */
    public String called() {
        return name.orElse(UNNAMED);
    }

    /**
     * Refuses what cannot be chosen by.
     *
     * @param name of a calibration
     * @throws IllegalArgumentException if it has other characters than lower-case letters, digits, '.', '_' and '-', or
     *     more than 64
     */
    public static void requireName(String name) {
        Require.that(
                NAME.matcher(name).matches(),
                "a calibration's name needs lower-case letters, digits, '.', '_' or '-', at most 64",
                name);
    }

    /** Refuses offsets that are not as many as there are labels. */
    void requireFits(List<String> labels) {
        requireCount(labels, offsets);
        otherWay.ifPresent(other -> requireCount(labels, other.offsets()));
    }

    private static void requireCount(List<String> labels, Optional<List<Double>> offsets) {
        if (offsets.isPresent() && offsets.get().size() != labels.size()) {
            throw new IllegalArgumentException("calibration.offsets needs a number for each of the " + labels.size()
                    + " labels, got " + offsets.get());
        }
    }

    private static void requireNumbers(
            String field, String method, double temperature, Optional<List<Double>> offsets) {
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException(field + ".temperature must be positive, got " + temperature);
        }
        if (offsets.isPresent() != method.equals(BIAS_CORRECTED)) {
            throw new IllegalArgumentException(
                    field + ".offsets go with the method '" + BIAS_CORRECTED + "', and the method with them");
        }
        if (!offsets.orElse(List.of()).stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(field + ".offsets must be finite, got " + offsets.get());
        }
    }

    /**
     * What holds when a model is asked with the mirror image although it usually is not, or the reverse.
     *
     * @param temperature fitted for that way, positive
     * @param offsets one a label, as in {@link Calibration}
     * @param threshold the least top probability that counts as an answer
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record OtherWay(double temperature, Optional<List<Double>> offsets, double threshold) {
        /**
         * Checks the threshold; the {@link Calibration} checks the rest.
         *
         * @param temperature fitted for that way, positive
         * @param offsets one a label, as in {@link Calibration}
         * @param threshold the least top probability that counts as an answer
         * @throws IllegalArgumentException if the threshold is out of range
         */
        public OtherWay {
            offsets = offsets.map(List::copyOf);
            Require.within("calibration.otherWay.threshold", threshold, 0, 1);
        }

        /**
         * What holds for one temperature.
         *
         * @param temperature fitted for that way, positive
         * @param threshold the least top probability that counts as an answer
         */
        public OtherWay(double temperature, double threshold) {
            this(temperature, Optional.empty(), threshold);
        }
    }
}
