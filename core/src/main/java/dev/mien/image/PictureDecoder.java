package dev.mien.image;

import java.io.IOException;

/**
 * Reads pictures that Java and its plug-ins cannot: HEIC, AVIF, JPEG 2000. Found with {@link java.util.ServiceLoader}; the
 * artifact {@code dev.mien:mien-video} brings one, since it has FFmpeg.
 */
public interface PictureDecoder {
    /**
     * {@return whether this decoder reads a format}
     *
     * @param format "HEIC", "AVIF" or "JPEG 2000"
     */
    boolean reads(String format);

    /**
     * Reads the header.
     *
     * @param encoded content of a picture file, not to be changed
     * @param format one of those that it {@link #reads}
     * @return the picture, its pixels not decoded yet; closed by the caller
     * @throws ImageReadException if the decoder cannot work on this machine; the message says why and what to do
     * @throws IOException if the picture is damaged
     */
    EncodedPicture open(byte[] encoded, String format) throws IOException;
}
