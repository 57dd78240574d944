package dev.mien.report.html;

import com.google.errorprone.annotations.CompileTimeConstant;
import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import dev.mien.base.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A piece of a page. Markup is what stands in the program itself, which Error Prone checks where this is built; every other text
 * is escaped on its way in, so that a file's name or a label can become neither an element nor an attribute.
 */
public final class Html {
    /** Nothing. */
    public static final Html NONE = new Html("");

    private final String markup;

    private Html(String markup) {
        this.markup = markup;
    }

    /**
     * Markup with holes, as in {@link String#format}: {@code %s} takes markup as it is and any other object as text, which may
     * stand between tags or within a quoted attribute; numbers take their own conversions, such as {@code %d}.
     *
     * @param template markup with holes; a constant, so that no text from outside becomes markup
     * @param parts what fills the holes, in order
     * @return the markup
     */
    @FormatMethod
    public static Html of(@CompileTimeConstant @FormatString String template, Object... parts) {
        return new Html(String.format(
                Locale.ROOT, template, Arrays.stream(parts).map(Html::part).toArray()));
    }

    private static Object part(Object part) {
        if (part instanceof Html html) {
            return html.markup;
        }
        return part instanceof Number ? part : escape(part.toString());
    }

    /**
     * {@return parts one after the other}
     *
     * @param parts in order
     */
    public static Html all(List<Html> parts) {
        StringBuilder all = new StringBuilder();
        parts.forEach(part -> all.append(part.markup));
        return new Html(all.toString());
    }

    /**
     * {@return a style sheet or script that lies beside a class, for a page's {@code style} or {@code script}}
     *
     * @param beside the class
     * @param name of the file
     */
    public static Html resource(Class<?> beside, @CompileTimeConstant String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing from the library");
            }
            return new Html(new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The markup. */
    @Override
    public String toString() {
        return markup;
    }

    /** Text from outside, made {@linkplain Printable printable} and free of markup. */
    private static String escape(String text) {
        if (text.chars().allMatch(Html::isPlain)) {
            return text; // pictures as data are long and always plain
        }
        return Printable.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static boolean isPlain(int c) {
        return c >= 0x20 && c < 0x7f && c != '&' && c != '<' && c != '>' && c != '"' && c != '\'';
    }
}
