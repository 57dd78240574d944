package dev.mien.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page is made of: its elements with the names of their attributes, and its scripts and styles, without any text. Read far
 * more strictly than browsers do, so that whatever could be taken for markup is found.
 */
public final class HtmlStructure {
    private static final String DOCTYPE = "<!DOCTYPE html>";
    private static final Pattern TAG =
            Pattern.compile("<(/?[a-zA-Z][a-zA-Z0-9]*)((?:\\s+[a-zA-Z][a-zA-Z0-9-]*(?:=\"[^\"<>]*+\")?)*+)\\s*/?>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z][a-zA-Z0-9-]*)(?:=\"([^\"<>]*+)\")?");
    private static final Pattern LOOSE = Pattern.compile("[<>]|&(?!amp;|lt;|gt;|quot;|#39;)");

    private HtmlStructure() {}

    /** {@return strings that become markup, attributes or formats wherever they are written down carelessly} */
    public static List<String> hostileTexts() {
        return List.of(
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "\" autofocus onfocus=\"alert(1)",
                "</style><script>alert(1)</script>",
                "</script></title></textarea><svg onload=alert(1)>",
                "--><b>bold</b><!--",
                "&lt;b&gt;&quot;",
                "%s%n%d%",
                "line\nfeed\ttab \u202egpj\u2028.exe",
                "}</style><b style=\"x\">{");
    }

    /**
     * Takes a page apart.
     *
     * @param page the whole text of an HTML page
     * @return each tag with the names of its attributes, and the content of each script and style, in order
     * @throws AssertionError where the page is not strictly what Mien writes, with the place
     */
    public static List<String> of(String page) {
        List<String> found = new ArrayList<>();
        Matcher tag = TAG.matcher(page);
        for (int at = page.startsWith(DOCTYPE) ? DOCTYPE.length() : 0; at < page.length(); ) {
            int open = page.indexOf('<', at);
            requirePlain(page.substring(at, open < 0 ? page.length() : open));
            if (open < 0) {
                break;
            }
            if (!tag.region(open, page.length()).lookingAt()) {
                throw new AssertionError("no tag: " + page.substring(open, Math.min(open + 200, page.length())));
            }
            found.add(tag.group(1) + attributes(tag.group(2)));
            at = tag.end();
            if (tag.group(1).equals("style") || tag.group(1).equals("script")) {
                int end = page.indexOf("</" + tag.group(1) + ">", at);
                found.add(page.substring(at, end));
                at = end;
            }
        }
        return found;
    }

    private static List<String> attributes(String text) {
        List<String> names = new ArrayList<>();
        Matcher attribute = ATTRIBUTE.matcher(text);
        while (attribute.find()) {
            names.add(attribute.group(1));
            requirePlain(attribute.group(2) == null ? "" : attribute.group(2));
        }
        return names;
    }

    private static void requirePlain(String text) {
        if (LOOSE.matcher(text).find()) {
            throw new AssertionError("markup where text is expected: " + text);
        }
    }
}
