package dev.mien.server.policy;

import java.util.Locale;
import java.util.Set;

/** Whose law holds: {@code EU}, or a country. */
final class Jurisdiction {
    /** Where nobody says otherwise: the strictest. */
    static final String UNION = "EU";

    /** Members of the Union and of the European Economic Area, and parts of them that have letters of their own. */
    private static final Set<String> MEMBERS = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI",
            "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK", "AX", "GF", "GP", "MF", "MQ", "RE",
            "YT");

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private Jurisdiction() {}

    static boolean isKnown(String code) {
        return code.equals(UNION) || COUNTRIES.contains(code);
    }

    static boolean isOfTheUnion(String code) {
        return code.equals(UNION) || MEMBERS.contains(code);
    }
}
