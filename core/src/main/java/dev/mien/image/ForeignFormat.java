package dev.mien.image;

import java.util.List;

/** Puts a name to what is not a readable picture, so that its owner knows what to do with it. */
final class ForeignFormat {
    private static final String CONVERT = "convert it to JPEG or PNG";
    private static final String TAKE_FRAME = "save frames of it as JPEG or PNG";
    private static final String UNPACK = "unpack it and name the pictures";
    private static final String OTHER = "name a picture";

    private record Kind(int offset, String magic, String name, String advice) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(0, "%PDF", "a PDF document", CONVERT),
            new Kind(0, "8BPS", "a Photoshop picture", CONVERT),
            new Kind(0, "\u00ff\n", "a JPEG XL picture", CONVERT),
            new Kind(4, "JXL \r\n", "a JPEG XL picture", CONVERT),
            new Kind(0, "\0\0\1\0", "a Windows icon", CONVERT),
            new Kind(0, "II+\0", "a BigTIFF picture", CONVERT),
            new Kind(0, "MM\0+", "a BigTIFF picture", CONVERT),
            new Kind(0, "<svg", "an SVG drawing", CONVERT),
            new Kind(0, "\u001aE\u00df\u00a3", "a Matroska or WebM video", TAKE_FRAME),
            new Kind(8, "AVI ", "an AVI video", TAKE_FRAME),
            new Kind(4, "ftyp", "an MP4 or QuickTime video", TAKE_FRAME),
            new Kind(0, "PK\3\4", "a zip archive", UNPACK),
            new Kind(0, "\u001f\u008b", "a gzip archive", UNPACK));

    private ForeignFormat() {}

    static String message(String name, byte[] encoded) {
        Kind kind = of(Format.latin1(encoded, 0, 64));
        return name + ": " + kind.name + ", expected " + Format.ALL + "; " + kind.advice;
    }

    private static Kind of(String head) {
        for (Kind kind : KINDS) {
            if (head.startsWith(kind.magic, kind.offset)) {
                return kind;
            }
        }
        boolean text = head.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t');
        return new Kind(0, "", text ? "text, not a picture" : "not a picture", OTHER);
    }
}
