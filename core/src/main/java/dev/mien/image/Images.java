package dev.mien.image;

import dev.mien.base.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;

/**
 * Reads pictures: JPEG (baseline and progressive; grey, colour, CMYK), PNG, WebP, TIFF, BMP and GIF, recognised by
 * their content; with the artifact {@code dev.mien:mien-video} HEIC, AVIF and JPEG 2000 too.
 *
 * <p>The picture comes upright (EXIF orientation is applied wherever the format carries it), transparent parts lie over
 * white, 16-bit samples are reduced to 8, grey stays grey. Of an animation the first frame is taken, of a TIFF with
 * pages the first page. Samples of other colour spaces than sRGB are converted.
 *
 * <p>Whatever is wrong with a picture, a method here throws {@link ImageReadException} with one line for the user and
 * nothing else. A picture that is cut short is refused, not filled up with grey.
 */
public final class Images {
    private Images() {}

    /**
     * Reads a file within {@link DecodeLimits#DEFAULT}.
     *
     * @param file a picture in any of the formats above
     * @return the picture, upright, grey or RGB
     * @throws ImageReadException if it cannot be read, is no such picture, is damaged or exceeds the limits
     */
    public static Image read(Path file) throws ImageReadException {
        return read(file, DecodeLimits.DEFAULT);
    }

    /**
     * Reads a regular file; its size is checked before it is read, the size of the picture before it is decoded.
     *
     * @param file a picture in any of the formats above
     * @param limits largest file and picture accepted
     * @return the picture, upright, grey or RGB
     * @throws ImageReadException if it cannot be read, is no such picture, is damaged or exceeds the limits
     */
    public static Image read(Path file, DecodeLimits limits) throws ImageReadException {
        return image(open(file, limits));
    }

    /**
     * As {@link #read(Path, DecodeLimits)}, for many threads at work: until it is closed, the picture has its share of the
     * memory that all pictures have together, and others wait.
     *
     * @param file a picture in any of the formats above
     * @param limits largest file and picture accepted
     * @return the picture and what of the file was left out
     * @throws ImageReadException if it cannot be read, is no such picture, is damaged or exceeds the limits
     */
    public static OpenPicture open(Path file, DecodeLimits limits) throws ImageReadException {
        String name = oneLine(file.toString());
        byte[] encoded;
        try {
            requireReadable(file, name, limits);
            try (InputStream in = Files.newInputStream(file)) {
                encoded = readWithin(limits, in, name);
            }
        } catch (ImageReadException e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw new ImageReadException(name + ": no such file; check the path", e);
        } catch (AccessDeniedException e) {
            throw new ImageReadException(name + ": no permission to read it; make the file readable", e);
        } catch (IOException e) {
            throw new ImageReadException(name + ": cannot be read (" + reason(e) + "); check the path and the disk", e);
        }
        return open(encoded, name, limits, PictureDecoders.FOUND);
    }

    /**
     * Reads an encoded picture within {@link DecodeLimits#DEFAULT}.
     *
     * @param encoded content of a picture file
     * @param name what messages call the picture
     * @return the picture, upright, grey or RGB
     * @throws ImageReadException if it is no such picture, is damaged or exceeds the limits
     */
    public static Image read(byte[] encoded, String name) throws ImageReadException {
        return read(encoded, name, DecodeLimits.DEFAULT);
    }

    /**
     * Reads an encoded picture within limits of the caller's.
     *
     * @param encoded content of a picture file
     * @param name what messages call the picture
     * @param limits largest file and picture accepted
     * @return the picture, upright, grey or RGB
     * @throws ImageReadException if it is no such picture, is damaged or exceeds the limits
     */
    public static Image read(byte[] encoded, String name, DecodeLimits limits) throws ImageReadException {
        return image(open(encoded, name, limits, PictureDecoders.FOUND));
    }

    private static OpenPicture open(byte[] encoded, String name, DecodeLimits limits, PictureDecoder foreign)
            throws ImageReadException {
        String label = oneLine(name);
        requireBytes(encoded.length, label, limits);
        return Decoder.open(encoded, label, limits, foreign);
    }

    private static Image image(OpenPicture picture) {
        try (picture) {
            return picture.image();
        }
    }

    /**
     * Reads a stream to its end within {@link DecodeLimits#DEFAULT}; does not close it.
     *
     * @param in gives the content of a picture file
     * @param name what messages call the picture
     * @return the picture, upright, grey or RGB
     * @throws ImageReadException if reading fails, or it is no such picture, is damaged or exceeds the limits
     */
    public static Image read(InputStream in, String name) throws ImageReadException {
        return read(in, name, DecodeLimits.DEFAULT);
    }

    /**
     * Reads a stream to its end, or until it exceeds the limit on bytes; does not close it.
     *
     * @param in gives the content of a picture file
     * @param name what messages call the picture
     * @param limits largest file and picture accepted
     * @return the picture, upright, grey or RGB
     * @throws ImageReadException if reading fails, or it is no such picture, is damaged or exceeds the limits
     */
    public static Image read(InputStream in, String name, DecodeLimits limits) throws ImageReadException {
        return image(open(in, name, limits));
    }

    /**
     * As {@link #open(Path, DecodeLimits)}, from a stream, which is read to its end but not closed.
     *
     * @param in gives the content of a picture file
     * @param name what messages call the picture
     * @param limits largest file and picture accepted
     * @return the picture and what of the file was left out
     * @throws ImageReadException if reading fails, or it is no such picture, is damaged or exceeds the limits
     */
    public static OpenPicture open(InputStream in, String name, DecodeLimits limits) throws ImageReadException {
        return open(in, name, limits, PictureDecoders.FOUND);
    }

    /**
     * As {@link #open(InputStream, String, DecodeLimits)}, with a decoder of the caller's for HEIC, AVIF and JPEG 2000, such as
     * one that works in another process.
     *
     * @param in gives the content of a picture file
     * @param name what messages call the picture
     * @param limits largest file and picture accepted
     * @param foreign decodes the formats that Java and its plug-ins cannot
     * @return the picture and what of the file was left out
     * @throws ImageReadException if reading fails, or it is no such picture, is damaged or exceeds the limits
     */
    public static OpenPicture open(InputStream in, String name, DecodeLimits limits, PictureDecoder foreign)
            throws ImageReadException {
        String label = oneLine(name);
        byte[] encoded;
        try {
            encoded = readWithin(limits, in, label);
        } catch (ImageReadException e) {
            throw e;
        } catch (IOException e) {
            throw new ImageReadException(label + ": reading broke off (" + reason(e) + "); try again", e);
        }
        return open(encoded, label, limits, foreign);
    }

    private static void requireReadable(Path file, String name, DecodeLimits limits) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw new ImageReadException(name + ": a folder, expected a picture; name a file in it");
        } else if (!attributes.isRegularFile()) {
            // Opening a pipe would wait for a writer that may never come.
            throw new ImageReadException(name + ": a device or pipe, expected a picture file; save it to a file first");
        }
        requireBytes(attributes.size(), name, limits);
    }

    private static byte[] readWithin(DecodeLimits limits, InputStream in, String name) throws IOException {
        int most = (int) Math.min(limits.maxBytes(), Limits.ARRAY);
        try {
            byte[] encoded = in.readNBytes(most);
            if (encoded.length == most && in.read() >= 0) {
                requireBytes(most + 1L, name, new DecodeLimits(most, limits.maxPixels()));
            }
            return encoded;
        } catch (OutOfMemoryError e) {
            throw new ImageReadException(name + ": does not fit in memory; give Java more with -Xmx", e);
        }
    }

    private static void requireBytes(long bytes, String name, DecodeLimits limits) throws ImageReadException {
        if (bytes > limits.maxBytes()) {
            throw new ImageReadException(String.format(
                    Locale.ROOT,
                    "%s: larger than the limit of %,d bytes; save it smaller or raise the limit (maxBytes)",
                    name,
                    limits.maxBytes()));
        }
    }

    /** File names and what readers say may hold line breaks and worse; messages may not. */
    static String oneLine(String name) {
        return name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }

    /** What the system says, without the path that it repeats. */
    private static String reason(IOException e) {
        String said = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return said == null ? e.getClass().getSimpleName() : oneLine(said);
    }
}
