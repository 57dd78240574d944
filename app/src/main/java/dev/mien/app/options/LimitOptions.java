package dev.mien.app.options;

import dev.mien.base.Limits;
import dev.mien.image.DecodeLimits;
import picocli.CommandLine.Option;

/** What one picture may cost. */
public final class LimitOptions {
    @Option(names = "--max-bytes", paramLabel = "N", description = "Refuse larger files; default ${DEFAULT-VALUE}.")
    private long maxBytes = Limits.PICTURE_BYTES;

    @Option(
            names = "--max-pixels",
            paramLabel = "N",
            description = "Refuse larger pictures, seen from the header; default ${DEFAULT-VALUE}.")
    private long maxPixels = Limits.PICTURE_PIXELS;

    /** A message of the library with its limits called as the user knows them. */
    public static String named(String message) {
        return message.replace("(maxBytes)", "(--max-bytes)").replace("(maxPixels)", "(--max-pixels)");
    }

    /** The limits as the library has them. */
    public DecodeLimits limits() {
        return new DecodeLimits(maxBytes, maxPixels);
    }
}
