package dev.mien.testkit;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** A small tree of files, to be laid down as a folder or as a zip. */
public final class TestFiles {
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /**
     * Adds a file of text.
     *
     * @param name path with slashes
     * @param text its content, in UTF-8
     * @return these files
     */
    public TestFiles text(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /**
     * Adds a grey 48x48 picture of one shade, a PNG.
     *
     * @param name path with slashes
     * @param shade 0 to 255
     * @return these files
     */
    public TestFiles picture(String name, int shade) {
        files.put(name, png(shade));
        return this;
    }

    /**
     * Lays the files down.
     *
     * @param at the folder, made where it is missing
     * @return the folder
     */
    public Path folder(Path at) {
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = at.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
            return at;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Packs the files.
     *
     * @param at the zip file to write
     * @return the zip file
     */
    public Path zip(Path at) {
        return zip(at, ZipEntry.DEFLATED);
    }

    /**
     * Packs the files as they are, not deflated.
     *
     * @param at the zip file to write
     * @return the zip file
     */
    public Path stored(Path at) {
        return zip(at, ZipEntry.STORED);
    }

    private Path zip(Path at, int method) {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(at))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                CRC32 checksum = new CRC32();
                checksum.update(file.getValue());
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setMethod(method);
                entry.setSize(file.getValue().length);
                entry.setCrc(checksum.getValue());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return at;
    }

    /**
     * {@return 2,304 equal grey values separated by blanks}
     *
     * @param shade 0 to 255
     */
    public static String pixels(int shade) {
        return (shade + " ").repeat(48 * 48).trim();
    }

    private static byte[] png(int shade) {
        BufferedImage picture = new BufferedImage(48, 48, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 48 * 48; i++) {
            picture.getRaster().setSample(i % 48, i / 48, 0, shade);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
