package dev.mien.image;

import java.io.IOException;
import java.util.Optional;

/**
 * A picture whose header has been read and whose pixels have not: what it is, and what it will cost. Who decodes a format that
 * {@link Images} does not know by itself gives one from a {@link PictureDecoder}.
 */
public interface EncodedPicture extends AutoCloseable {
    /** {@return width in pixels as stored, before it is turned} */
    int width();

    /** {@return height in pixels as stored, before it is turned} */
    int height();

    /** {@return bytes of memory that {@link #decode} takes at the most, its result included} */
    long cost();

    /** {@return how it is to be turned, 1 to 8 as in EXIF} */
    default int orientation() {
        return 1;
    }

    /** {@return the ICC profile of its samples; empty if it names none, or {@link #decode} heeds it} */
    default Optional<byte[]> profile() {
        return Optional.empty();
    }

    /** {@return what of the file is left out, in words, such as "the first of 3 frames of an animation"} */
    default Optional<String> leftOut() {
        return Optional.empty();
    }

    /**
     * Decodes the pixels.
     *
     * @return the picture as stored, {@link #width} times {@link #height}, grey or RGB
     * @throws IOException if it is damaged or of a kind that is not read; {@link java.io.EOFException} if it is cut short
     */
    Image decode() throws IOException;

    @Override
    default void close() {}
}
