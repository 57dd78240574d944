package dev.mien.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The picture formats that are read, recognised by their first bytes, never by a file's name. */
enum Format {
    JPEG("JPEG"),
    PNG("PNG"),
    WEBP("WebP"),
    TIFF("TIFF"),
    BMP("BMP"),
    GIF("GIF"),
    HEIC("HEIC"),
    AVIF("AVIF"),
    JPEG_2000("JPEG 2000");

    static final String ALL = "JPEG, PNG, WebP, TIFF, BMP, GIF, HEIC or AVIF";

    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");

    private final String title;

    Format(String title) {
        this.title = title;
    }

    /**
     * Reads the header of a picture of this format.
     *
     * @param foreign decodes what Java and its plug-ins cannot
     */
    EncodedPicture open(byte[] encoded, String name, PictureDecoder foreign) throws IOException {
        return switch (this) {
            case JPEG -> new Jpeg(encoded);
            case PNG -> new Png(encoded);
            case WEBP -> new WebP(encoded);
            case TIFF -> new Tiff(encoded);
            case BMP -> new Bmp(encoded);
            case GIF -> new Gif(encoded);
            case HEIC, AVIF, JPEG_2000 -> PictureDecoders.open(foreign, title, encoded, name);
        };
    }

    @Override
    public String toString() {
        return title;
    }

    /** The format of an encoded picture, or null if it is none of these. */
    static @Nullable Format of(byte[] encoded) {
        String head = latin1(encoded, 0, 64);
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
        } else if (head.startsWith("jP  \r\n\u0087\n", 4) || head.startsWith("\u00ffO\u00ffQ")) {
            return JPEG_2000;
        } else if (head.startsWith("ftyp", 4)) {
            // AVIF may name itself only among the brands that it is compatible with, after HEIC's general one.
            boolean avif = head.contains("avif") || head.contains("avis");
            return avif ? AVIF : HEIC_BRANDS.contains(latin1(encoded, 8, 4)) ? HEIC : null;
        }
        return null;
    }

    /** Bytes as characters of the same number, fewer where the array ends. */
    static String latin1(byte[] bytes, int from, int count) {
        int start = Math.min(from, bytes.length);
        return new String(bytes, start, Math.min(count, bytes.length - start), StandardCharsets.ISO_8859_1);
    }
}
