package dev.mien.report;

/** Escaping for text and quoted attributes of HTML. */
final class Html {
    private Html() {}

    /** Text from outside, made {@linkplain Printable printable} and free of markup. */
    static String escape(String text) {
        return Printable.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
