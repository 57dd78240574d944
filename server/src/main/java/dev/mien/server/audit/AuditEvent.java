package dev.mien.server.audit;

import java.util.Locale;

/** What a line of the log is about. */
public enum AuditEvent {
    /** A server began, under the policy that the line holds. */
    STARTED,
    /** A server ended in order. */
    STOPPED,
    /** Somebody asked and was answered. */
    ANSWERED,
    /** Some were refused, as many as the line says, within a second. */
    REFUSED,
    /** Something that was kept is gone, since somebody wanted that or its time was over. */
    DELETED,
    /** The line before was not written whole, as the process or the machine ended. */
    TORN;

    /** {@return the name that lines have, such as {@code answered}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
