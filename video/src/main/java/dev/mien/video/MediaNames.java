package dev.mien.video;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a file is, by its name, where that says enough. */
public final class MediaNames {
    private static final Set<String> VIDEOS = Set.of(
            "mp4", "m4v", "mov", "mkv", "avi", "webm", "mpg", "mpeg", "mpe", "vob", "ts", "mts", "m2ts", "flv", "f4v",
            "wmv", "asf", "3gp", "3g2", "ogv", "ogm", "mjpeg", "mjpg", "mxf", "dv", "rm", "rmvb", "divx", "ivf", "y4m",
            "h264", "264", "hevc", "265");

    /** Also those that are refused: whoever has them in a folder wants to know. */
    private static final Set<String> PICTURES = Set.of(
            "jpg", "jpeg", "jpe", "jfif", "png", "apng", "webp", "tif", "tiff", "bmp", "dib", "gif", "heic", "heif",
            "avif", "jp2", "j2k", "jxl", "svg", "psd", "tga", "pcx", "ppm", "pgm", "pbm", "hdr", "exr", "cr2", "cr3",
            "nef", "arw", "dng", "orf", "rw2", "raf");

    /** How the formats begin that are read. */
    private static final List<String> BEGINNINGS =
            List.of("\u00ff\u00d8\u00ff", "\u0089PNG", "GIF8", "BM", "II*\0", "MM\0*", "RIFF");

    private static final int LONGEST_BEGINNING = 4;

    private MediaNames() {}

    /**
     * {@return whether a name ends as videos' do, animated GIFs among them}
     *
     * @param name of a file
     */
    public static boolean isVideo(String name) {
        return VIDEOS.contains(ending(name)) || ending(name).equals("gif");
    }

    /**
     * {@return whether a name ends as videos' do and as no picture's}
     *
     * @param name of a file
     */
    public static boolean isOnlyVideo(String name) {
        return VIDEOS.contains(ending(name));
    }

    /**
     * {@return whether a name ends as pictures' do and as no video's}
     *
     * @param name of a file
     */
    public static boolean isOnlyPicture(String name) {
        return isPicture(name) && !isVideo(name);
    }

    /**
     * {@return whether a name ends as pictures' do, animated GIFs among them}
     *
     * @param name of a file
     */
    public static boolean isPicture(String name) {
        return PICTURES.contains(ending(name));
    }

    /**
     * {@return whether a file is plainly no picture: neither its name nor its beginning is that of one}
     *
     * @param file that is there
     */
    public static boolean isPlainlyNoPicture(Path file) {
        if (isPicture(file.toString()) || !Files.isRegularFile(file) || !Files.isReadable(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String beginning = new String(in.readNBytes(LONGEST_BEGINNING), StandardCharsets.ISO_8859_1);
            return BEGINNINGS.stream().noneMatch(beginning::startsWith);
        } catch (IOException e) {
            return false;
        }
    }

    private static String ending(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
