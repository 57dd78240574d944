package dev.mien.train.expression;

import dev.mien.eval.figure.CoveragePoint;
import dev.mien.model.Manifest;
import dev.mien.train.model.Provenance;

/**
 * What a trained model is to be called and to say of itself, whatever it is made of.
 *
 * @param id the model's id, also the name its figures are given under
 * @param coverage the share of validation faces that shall get a verdict other than "unsure", one of {@link
 *     CoveragePoint#COVERAGES}
 */
public record ModelDetails(String id, double coverage, Provenance provenance) {
    /**
     * Checks the components.
     *
     * @param id the model's id, also the name its figures are given under
     * @param coverage the share of validation faces that shall get a verdict other than "unsure", one of {@link
     *     CoveragePoint#COVERAGES}
     */
    public ModelDetails {
        Manifest.requireId(id);
        if (!CoveragePoint.COVERAGES.contains(coverage)) {
            throw new IllegalArgumentException(
                    "coverage must be one of " + CoveragePoint.COVERAGES + ", got " + coverage);
        }
    }
}
