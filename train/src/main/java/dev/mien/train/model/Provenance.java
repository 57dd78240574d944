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
    /** The licence of weights whose maker has not said who may use them. */
    public static final String UNSTATED = "unstated";

    /**
     * Checks the components.
     *
     * @param licence of the weights, an SPDX identifier or a short name; {@link #UNSTATED} if their maker has not
     *     said
     * @param command the command line
     * @param date as in 2026-11-22
     * @throws IllegalArgumentException if the licence is blank
     */
    public Provenance {
        if (licence.isBlank()) {
            throw new IllegalArgumentException(
                    "the licence is empty; leave it out, or say who may use the weights how");
        }
    }

    /**
     * {@return what a manifest says of it}
     *
     * @param data what the model learned from, for people
     * @param seed of everything random
     */
    public Training training(String data, long seed) {
        return new Training(data, command, seed, date);
    }
}
