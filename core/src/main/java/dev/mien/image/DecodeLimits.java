package dev.mien.image;

import dev.mien.base.Limits;
import dev.mien.base.Require;

/**
 * What a picture may cost before it is refused. Both limits are checked before pixels are allocated, the second from
 * the file's header.
 *
 * @param maxBytes largest encoded size in bytes
 * @param maxPixels largest width times height
 */
public record DecodeLimits(long maxBytes, long maxPixels) {
    /** {@link Limits#PICTURE_BYTES} and {@link Limits#PICTURE_PIXELS}. */
    public static final DecodeLimits DEFAULT = new DecodeLimits(Limits.PICTURE_BYTES, Limits.PICTURE_PIXELS);

    /**
     * Checks the components.
     *
     * @param maxBytes largest encoded size in bytes
     * @param maxPixels largest width times height
     * @throws IllegalArgumentException if a limit is below 1
     */
    public DecodeLimits {
        Require.that(
                maxBytes >= 1 && maxPixels >= 1,
                "limits must be positive",
                maxBytes + " bytes and " + maxPixels + " pixels");
    }
}
