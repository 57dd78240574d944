package dev.mien.testkit;

import dev.mien.image.Image;
import dev.mien.image.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The pictures in the folder {@code samples} of this repository. */
public final class SamplePictures {
    private SamplePictures() {}

    /**
     * {@return one of the pictures}
     *
     * @param name such as {@code neutral.png}
     * @throws IOException if there is none of that name
     */
    public static Image read(String name) throws IOException {
        return Images.read(folder().resolve(name));
    }

    /** {@return the folder itself} */
    public static Path folder() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path samples = folder.resolve("samples");
            if (Files.exists(samples.resolve("neutral.png"))) {
                return samples;
            }
        }
        throw new IllegalStateException("samples is not in any folder above; it is part of the repository");
    }
}
