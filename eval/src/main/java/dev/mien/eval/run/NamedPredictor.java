package dev.mien.eval.run;

/**
 * A predictor under the name its figures are printed with.
 *
 * @param calibration name of the calibration that its probabilities come from; empty if it has none by name
 */
public record NamedPredictor(String name, Predictor predictor, String calibration) {
    /**
     * A predictor whose calibration has no name.
     *
     * @param name that its figures are printed with
     * @param predictor says what a picture shows
     */
    public NamedPredictor(String name, Predictor predictor) {
        this(name, predictor, "");
    }
}
