package dev.mien;

import dev.mien.image.Image;
import dev.mien.image.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The pictures in the folder {@code samples} of this repository. */
public final class SamplePictures {
    private SamplePictures() {}

    public static Image read(String name) throws IOException {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("samples").resolve(name);
            if (Files.exists(file)) {
                return Images.read(file);
            }
        }
        throw new IOException("samples/" + name + " is not in any folder above; it is part of the repository");
    }
}
