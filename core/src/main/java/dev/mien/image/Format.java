package dev.mien.image;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The picture formats that are read, recognised by their first bytes, never by a file's name. */
enum Format {
    JPEG("JPEG", "jpeg"),
    PNG("PNG", "png"),
    WEBP("WebP", "webp"),
    TIFF("TIFF", "tiff"),
    BMP("BMP", "bmp"),
    GIF("GIF", "gif");

    static final String ALL = "JPEG, PNG, WebP, TIFF, BMP or GIF";

    private final String title;
    private final String readerName;

    Format(String title, String readerName) {
        this.title = title;
        this.readerName = readerName;
    }

    /** The name Java's Image I/O knows this format by. */
    String readerName() {
        return readerName;
    }

    @Override
    public String toString() {
        return title;
    }

    /** The format of an encoded picture, or null if it is none of these. */
    static @Nullable Format of(byte[] encoded) {
        String head = latin1(encoded, 0, 12);
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        } else if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return PNG;
        } else if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return WEBP;
        } else if (head.startsWith("II*\0") || head.startsWith("MM\0*")) {
            return TIFF;
        } else if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
            return GIF;
        } else if (head.startsWith("BM") && head.startsWith("\0\0\0\0", 6)) {
            return BMP;
        }
        return null;
    }

    /** Bytes as characters of the same number, fewer where the array ends. */
    static String latin1(byte[] bytes, int from, int count) {
        int start = Math.min(from, bytes.length);
        return new String(bytes, start, Math.min(count, bytes.length - start), StandardCharsets.ISO_8859_1);
    }
}
