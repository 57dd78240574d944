package dev.mien.batch.media;

import dev.mien.image.DecodeLimits;
import dev.mien.image.OpenPicture;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** The content of one medium, wherever it lies; closing it takes away what was made for it. For one thread. */
public interface Content extends Closeable {
    /**
     * Decodes it as a picture.
     *
     * @param limits largest file and picture accepted
     * @return the picture, to be closed by the caller
     * @throws IOException with one line for the user if it cannot be read
     */
    OpenPicture picture(DecodeLimits limits) throws IOException;

    /**
     * {@return a file that holds it until it is closed; that of an archive is copied out}
     *
     * @throws MediumException if it cannot be read
     * @throws IOException if there is no place for the copy
     */
    Path file() throws IOException;
}
