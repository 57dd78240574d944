package dev.mien.image;

/**
 * What a picture may cost before it is refused. Both limits are checked before pixels are allocated, the second from
 * the file's header.
 *
 * @param maxBytes largest encoded size in bytes
 * @param maxPixels largest width times height
 */
public record DecodeLimits(long maxBytes, long maxPixels) {
    /** 64 MiB of file, 100 megapixels of picture: more than any phone makes, a few hundred megabytes of memory. */
    public static final DecodeLimits DEFAULT = new DecodeLimits(64L << 20, 100_000_000L);

    public DecodeLimits {
        if (maxBytes < 1 || maxPixels < 1) {
            throw new IllegalArgumentException(
                    "limits must be positive, got " + maxBytes + " bytes and " + maxPixels + " pixels");
        }
    }
}
