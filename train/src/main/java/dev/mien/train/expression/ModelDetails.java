package dev.mien.train.expression;

import dev.mien.base.Require;
import dev.mien.eval.figure.CoveragePoint;
import dev.mien.model.Manifest;
import dev.mien.train.model.Provenance;

/**
 * What a trained model is to be called and to say of itself, whatever it is made of.
 *
 * @param id the model's id, also the name its figures are given under
 * @param coverage the share of validation faces that shall get a verdict other than "unsure" at most, one of {@link
 *     CoveragePoint#COVERAGES}
 * @param accuracy how often such a verdict shall be right, 0 to 1; fewer faces get one where that takes it
 * @param provenance its licence, and the command and the date of its training
 */
public record ModelDetails(String id, double coverage, double accuracy, Provenance provenance) {
    /**
     * Checks the components.
     *
     * @param id the model's id, also the name its figures are given under
     * @param coverage the share of validation faces that shall get a verdict other than "unsure" at most, one of {@link
     *     CoveragePoint#COVERAGES}
     * @param accuracy how often such a verdict shall be right, 0 to 1; fewer faces get one where that takes it
     * @param provenance its licence, and the command and the date of its training
     * @throws IllegalArgumentException if {@code id} is no model id, {@code coverage} is not in the list or {@code accuracy} is no
     *     share
     */
    public ModelDetails {
        Manifest.requireId(id);
        Require.within("accuracy", accuracy, 0, 1);
        if (!CoveragePoint.COVERAGES.contains(coverage)) {
            throw new IllegalArgumentException(
                    "coverage must be one of " + CoveragePoint.COVERAGES + ", got " + coverage);
        }
    }
}
