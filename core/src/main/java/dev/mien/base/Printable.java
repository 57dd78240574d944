package dev.mien.base;

/** Makes text from outside, such as a file name, safe to show: one line, no terminal commands, no reordering. */
public final class Printable {
    private Printable() {}

    /**
     * The text with control characters as their symbols (a line feed becomes U+240A) and with what can neither be shown
     * nor trusted (C1 controls, direction overrides, halves of characters) as U+FFFD.
     *
     * @param text any text
     * @return the text, on one line
     */
    public static String of(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().map(Printable::shown).forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static int shown(int c) {
        if (c < 0x20) {
            return 0x2400 + c;
        }
        if (c == 0x7f) {
            return 0x2421;
        }
        boolean direction = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
        boolean line = c == 0x2028 || c == 0x2029;
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return (c >= 0x80 && c < 0xa0) || direction || line || half ? 0xfffd : c;
    }
}
