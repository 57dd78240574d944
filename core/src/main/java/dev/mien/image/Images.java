package dev.mien.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Reads pictures. */
public final class Images {
    private Images() {}

    public static Image read(Path file) throws IOException {
        return read(Files.readAllBytes(file), file.toString());
    }

    /** @param name what messages call the picture */
    public static Image read(byte[] encoded, String name) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(encoded));
        if (picture == null) {
            throw new ImageReadException(name + ": not a picture");
        }
        return Image.of(picture);
    }
}
