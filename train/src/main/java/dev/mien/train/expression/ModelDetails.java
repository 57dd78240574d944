package dev.mien.train.expression;

import dev.mien.eval.figure.CoveragePoint;
import dev.mien.model.Manifest;

/**
 * What a trained model is to be called and to say of itself, whatever it is made of.
 *
 * @param id the model's id, also the name its figures are given under
 * @param licence of the weights, an SPDX identifier or a short name; {@link #UNSTATED} if their maker has not said
 * @param coverage the share of validation faces that shall get a verdict other than "unsure", one of {@link
 *     CoveragePoint#COVERAGES}
 * @param command the command line, for the record
 * @param date for the record
 */
public record ModelDetails(String id, String licence, double coverage, String command, String date) {
    public static final String UNSTATED = "unstated";

    public ModelDetails {
        Manifest.requireId(id);
        if (licence.isBlank()) {
            throw new IllegalArgumentException(
                    "the licence is empty; leave it out, or say who may use the weights how");
        }
        if (!CoveragePoint.COVERAGES.contains(coverage)) {
            throw new IllegalArgumentException(
                    "coverage must be one of " + CoveragePoint.COVERAGES + ", got " + coverage);
        }
    }
}
