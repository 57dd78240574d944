package dev.mien.eval.run;

import java.io.IOException;

/** Words for what went wrong with a picture. */
public final class Faults {
    private Faults() {}

    /** The message, with the picture's name if the message lacks it. */
    public static String line(String id, IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains(id) ? message : id + ": cannot be read: " + message;
    }
}
