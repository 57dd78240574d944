package dev.mien.server.results;

import dev.mien.base.Require;
import dev.mien.server.store.Store.By;
import java.util.regex.Pattern;

/**
 * What results are kept under.
 *
 * @param owner name of the key
 * @param subject whom they are about, as the owner calls them; may be empty
 * @param session in which they were made, as the owner calls it; may be empty
 */
public record Dossier(String owner, String subject, String session) {
    /** Longest name of a subject or a session. */
    public static final int NAME_LENGTH = 255;

    /** What can stand in an address as it is, so that whoever sent it can delete it. */
    private static final Pattern NAME = Pattern.compile("|(?!\\.+$)[A-Za-z0-9._-]{1," + NAME_LENGTH + "}");

    /**
     * Checks the components.
     *
     * @param owner name of the key
     * @param subject whom they are about, as the owner calls them; may be empty
     * @param session in which they were made, as the owner calls it; may be empty
     * @throws IllegalArgumentException if a name has other characters than letters a to z, digits, points, underscores and hyphens
     */
    public Dossier {
        require("subject", subject);
        require("session", session);
    }

    /**
     * Checks a name.
     *
     * @param what it is of, such as {@code subject}
     * @param name to be checked; may be empty
     * @throws IllegalArgumentException if it has other characters than letters a to z, digits, points, underscores and hyphens
     */
    public static void require(String what, String name) {
        Require.that(
                NAME.matcher(name).matches(),
                what + " has up to " + NAME_LENGTH + " letters a to z, digits, . _ and -, and not dots alone",
                name);
    }

    /**
     * {@return everything of an owner about somebody, or of a session}
     *
     * @param owner name of the key
     * @param by what is named
     * @param name of the subject or the session
     * @throws IllegalArgumentException if the name has other characters
     */
    public static Dossier of(String owner, By by, String name) {
        return by == By.SUBJECT ? new Dossier(owner, name, "") : new Dossier(owner, "", name);
    }

    /** {@return whether anything is named, without which nothing is kept} */
    public boolean isNamed() {
        return !subject.isEmpty() || !session.isEmpty();
    }

    /** By what all of it is found. */
    By by() {
        return subject.isEmpty() ? By.SESSION : By.SUBJECT;
    }
}
