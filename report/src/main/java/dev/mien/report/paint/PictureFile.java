package dev.mien.report.paint;

import dev.mien.base.OutputFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as files, which come under their names only when they are whole. */
public final class PictureFile {
    /** At which letters and lines over a photo are clean. */
    private static final float QUALITY = 0.92f;

    private PictureFile() {}

    /**
     * {@return whether a name is that of a JPEG: its ending is {@code .jpg} or {@code .jpeg}, in letters of any size}
     *
     * @param name of a file
     */
    public static boolean isJpeg(String name) {
        String low = name.toLowerCase(Locale.ROOT);
        return low.endsWith(".jpg") || low.endsWith(".jpeg");
    }

    /**
     * Writes a picture: as JPEG where the name {@linkplain #isJpeg says so}, else as PNG.
     *
     * @param file its name; one that is there is replaced. Folders on the way to it are made
     * @param picture any picture
     * @throws IOException if it cannot be written; it names the file
     */
    public static void write(Path file, BufferedImage picture) throws IOException {
        OutputFile.write(file, out -> {
            if (isJpeg(file.toString())) {
                out.write(Jpeg.encode(picture, QUALITY));
                return;
            }
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
