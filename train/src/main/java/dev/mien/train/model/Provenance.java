package dev.mien.train.model;

import dev.mien.model.Manifest.Training;

/**
 * Where a model comes from, for the record.
 *
 * @param licence of the weights, an SPDX identifier or a short name; {@link #UNSTATED} if their maker has not said
 * @param command the command line
 * @param date as in 2026-11-22
 */
public record Provenance(String licence, String command, String date) {
    public static final String UNSTATED = "unstated";

    /**
     * Checks the components.
     *
     * @param licence of the weights, an SPDX identifier or a short name; {@link #UNSTATED} if their maker has not
     *     said
     * @param command the command line
     * @param date as in 2026-11-22
     */
    public Provenance {
        if (licence.isBlank()) {
            throw new IllegalArgumentException(
                    "the licence is empty; leave it out, or say who may use the weights how");
        }
    }

    /** What a manifest says of it. */
    public Training training(String data, long seed) {
        return new Training(data, command, seed, date);
    }
}
