package dev.mien.server.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where and on whom the service is used. */
public enum Area {
    /** One's own pictures, at home. */
    PERSONAL,
    /** Studies. */
    RESEARCH,
    /** Care and treatment. */
    MEDICAL,
    /** Keeping people from harm, such as drivers who fall asleep. */
    SAFETY,
    /** People at work, or who apply for it. */
    WORKPLACE,
    /** Pupils, students, whoever is examined. */
    EDUCATION,
    /** Customers and audiences. */
    CUSTOMERS,
    /** Art and games. */
    ART,
    /** Something else, which the text of the purpose says. */
    OTHER,
    /** Nobody has said; for the policy that is in force without a file alone. */
    UNSTATED;

    /** {@return the name that files have, such as {@code research}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those that a file may name. */
    static List<String> labels() {
        return Arrays.stream(values())
                .filter(area -> area != UNSTATED)
                .map(Area::label)
                .toList();
    }

    static Optional<Area> of(String label) {
        return Arrays.stream(values())
                .filter(area -> area != UNSTATED && area.label().equals(label))
                .findFirst();
    }

    /** Whether it is a reason for which emotions may be inferred at work and in education in the EU. */
    boolean isExemptInTheUnion() {
        return this == MEDICAL || this == SAFETY;
    }

    /** Whether emotions may not be inferred there in the EU but for medical or safety reasons. */
    boolean isProhibitedInTheUnion() {
        return this == WORKPLACE || this == EDUCATION;
    }
}
