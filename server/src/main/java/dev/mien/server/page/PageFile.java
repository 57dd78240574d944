package dev.mien.server.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** One file of the page. They are few and small, and kept in memory. */
public final class PageFile {
    private static final List<String> NAMES = List.of(
            "index.html",
            "style.css",
            "icon.svg",
            "app.js",
            "words.js",
            "server.js",
            "faces.js",
            "photos.js",
            "videos.js",
            "camera.js",
            "timeline.js");

    private final String name;
    private final byte[] content;

    private PageFile(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    /**
     * {@return all files of the page}
     *
     * @param days for which results of videos are kept, as it says
     */
    public static List<PageFile> all(long days) {
        return NAMES.stream()
                .map(name -> new PageFile(name, name.equals(NAMES.get(0)) ? kept(read(name), days) : read(name)))
                .toList();
    }

    private static byte[] kept(byte[] page, long days) {
        String text = new String(page, StandardCharsets.UTF_8);
        return text.replace("data-days=\"7\"", "data-days=\"" + days + "\"").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] read(String name) {
        try (InputStream in = PageFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing; build the module server anew");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the address below the server's: empty for the page itself} */
    public String address() {
        return name.equals(NAMES.get(0)) ? "" : name;
    }

    /** {@return its content type} */
    public String type() {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> "text/html; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> throw new IllegalStateException("what type is " + name + "?");
        };
    }

    /** {@return its bytes} */
    public byte[] content() {
        return content.clone();
    }

    /** {@return what tells this version from another, in quotes as HTTP wants it} */
    public String tag() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(Arrays.copyOf(digest, 8)) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }
}
