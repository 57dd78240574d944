package dev.mien.report.paint;

import dev.mien.base.OutputFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as PNG files, which come under their names only when they are whole. */
public final class PictureFile {
    private PictureFile() {}

    /**
     * Writes a picture.
     *
     * @param file its name; one that is there is replaced. Folders on the way to it are made
     * @param picture any picture
     * @throws IOException if it cannot be written; it names the file
     */
    public static void write(Path file, BufferedImage picture) throws IOException {
        OutputFile.write(file, out -> {
            ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
            try (MemoryCacheImageOutputStream encoded = new MemoryCacheImageOutputStream(out)) {
                writer.setOutput(encoded);
                writer.write(picture);
            } finally {
                writer.dispose();
            }
        });
    }
}
