package dev.mien.report.html;

import dev.mien.report.Printable;

/** Escaping for text and quoted attributes of HTML. */
public final class Html {
    private Html() {}

    /** Text from outside, made {@linkplain Printable printable} and free of markup. */
    public static String escape(String text) {
        return Printable.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
