package dev.mien.report;

/**
 * A picture that could not be analysed.
 *
 * @param source what the user calls the picture
 * @param message one line: what is wrong, what was expected, what to do
 */
public record PictureFailure(String source, String message) {
    /** {@return the line a user reads; it names the picture once, whether or not the message does already} */
    public String line() {
        return message.startsWith(source) || message.contains(source + ":") ? message : source + ": " + message;
    }
}
