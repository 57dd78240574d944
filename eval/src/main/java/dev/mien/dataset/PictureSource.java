package dev.mien.dataset;

import dev.mien.image.Image;
import java.io.IOException;

/** A picture that is read when asked for, by any thread, as often as wanted, until its data set is closed. */
@FunctionalInterface
public interface PictureSource {
    /**
     * {@return the picture, read anew}
     *
     * @throws IOException if it cannot be read; the message names it and is meant for the user
     */
    Image read() throws IOException;
}
