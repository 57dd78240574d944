package dev.mien.eval.run;

import java.io.IOException;
import java.util.List;

/** Words for what went wrong with pictures. */
public final class Faults {
    private Faults() {}

    /**
     * {@return the message, with the picture's name if the message lacks it}
     *
     * @param id the picture's name
     * @param e why it could not be read
     */
    public static String line(String id, IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains(id) ? message : id + ": cannot be read: " + message;
    }

    /**
     * {@return the line under a table that counts them; nothing if there are none}
     *
     * @param failures one line each
     */
    public static String unread(List<String> failures) {
        return failures.isEmpty()
                ? ""
                : "Pictures that could not be read and count as missed: " + failures.size() + '\n';
    }
}
