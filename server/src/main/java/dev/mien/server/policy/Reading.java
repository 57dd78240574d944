package dev.mien.server.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What may be read from a face, by the fields of JSON and the columns of CSV that say it. What stands in none of them is no reading. */
public enum Reading {
    /** What a face appears to show, by itself and over time. */
    EXPRESSIONS(
            List.of("expression", "reason", "probabilities", "smoothed", "events", "dwell", "transitions", "withheld"),
            List.of("expression", "reason", "smoothed_expression", "smoothed_reason")),
    /** Pleasantness and excitement, derived from the probabilities. */
    VALENCE_AROUSAL(List.of("valence", "arousal"), List.of("valence", "arousal")),
    /** How the head is turned. */
    POSE(List.of("pose", "looked_away", "away"), List.of("yaw", "pitch", "roll")),
    /** How open the eyes are, blinks. */
    EYES(
            List.of("eye_aspect_ratio", "blinks", "blinks_per_minute", "perclos"),
            List.of("eye_aspect_ratio_right", "eye_aspect_ratio_left")),
    /** How open the mouth is. */
    MOUTH(List.of("mouth_opening"), List.of("mouth_opening")),
    /** Where the eyes look. */
    GAZE(
            List.of("gaze"),
            List.of(
                    "gaze_right_yaw",
                    "gaze_right_pitch",
                    "gaze_right_head_yaw",
                    "gaze_right_head_pitch",
                    "gaze_right_confidence",
                    "gaze_left_yaw",
                    "gaze_left_pitch",
                    "gaze_left_head_yaw",
                    "gaze_left_head_pitch",
                    "gaze_left_confidence")),
    /** The points of a face, from which pose and openings can be computed. */
    LANDMARKS(List.of("landmarks"), List.of());

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> fields;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> columns;

    Reading(List<String> fields, List<String> columns) {
        this.fields = fields;
        this.columns = columns;
    }

    List<String> fields() {
        return fields;
    }

    /** Without those of the probabilities, which are named as the model's labels are. */
    List<String> columns() {
        return columns;
    }

    /** {@return the name that files have, such as {@code valence_arousal}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Reading> of(String label) {
        return Arrays.stream(values())
                .filter(reading -> reading.label().equals(label))
                .findFirst();
    }
}
