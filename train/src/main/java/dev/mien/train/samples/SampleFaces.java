package dev.mien.train.samples;

import dev.mien.image.Image;
import dev.mien.image.Images;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** The project's sample portraits, which are averages and so nobody's; all the same size, with the eyes in the same place. */
public final class SampleFaces {
    private SampleFaces() {}

    /**
     * {@return the portrait of an expression}
     *
     * @param expression that the portrait shows, such as "happiness"
     * @throws IOException if this build has no such portrait, or it cannot be read
     */
    public static Image read(String expression) throws IOException {
        String file = expression + ".png";
        try (InputStream in = SampleFaces.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new FileNotFoundException("the sample picture " + file + " is missing from this build");
            }
            return Images.read(in, file);
        }
    }
}
