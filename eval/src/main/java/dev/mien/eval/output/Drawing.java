package dev.mien.eval.output;

import dev.mien.report.paint.PictureFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A plot, drawn only when it is asked for.
 *
 * @param name of its file, without the ending
 */
public record Drawing(String name, Supplier<BufferedImage> picture) {
    /**
     * A plot.
     *
     * @param kind what it shows, a part of the file's name
     * @param pipeline any name; what a file's name should not hold becomes an underscore
     * @param picture draws it when it is wanted
     * @return the plot under its file name
     */
    public static Drawing of(String kind, String pipeline, Supplier<BufferedImage> picture) {
        return new Drawing(kind + "-" + pipeline.replaceAll("[^A-Za-z0-9._-]+", "_"), picture);
    }

    /**
     * {@return its file in a folder}
     *
     * @param folder any
     */
    public Path in(Path folder) {
        return folder.resolve(name + ".png");
    }

    /**
     * Writes the plot as a PNG into a folder that is there.
     *
     * @param folder where it goes
     * @throws IOException if it cannot be written
     */
    public void save(Path folder) throws IOException {
        PictureFile.write(in(folder), picture.get());
    }
}
