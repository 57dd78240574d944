package dev.mien.image;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import dev.mien.base.Limits;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** Decodes one picture from memory with the reader that suits it, and puts what goes wrong into words. */
final class Decoder {
    /** Four of a decoded RGBA picture and three of its conversion, which live at the same time, and one to spare. */
    private static final int BYTES_PER_PIXEL = 8;

    private Decoder() {}

    static Image decode(byte[] encoded, String name, DecodeLimits limits) throws ImageReadException {
        if (encoded.length == 0) {
            throw new ImageReadException(name + ": empty, expected a picture; fetch it anew");
        }
        Format format = Format.of(encoded);
        if (format == null) {
            throw new ImageReadException(ForeignFormat.message(name, encoded));
        }
        try {
            Container container = Container.scan(format, encoded);
            if (!container.complete()) {
                throw cutShort(name, format, null);
            }
            Image stored = pixels(encoded, format, container.channels(), name, limits);
            return Exif.turn(stored, container.orientation());
        } catch (ImageReadException e) {
            throw e;
        } catch (OutOfMemoryError e) {
            throw new ImageReadException(
                    name + ": does not fit in memory; scale it down or give Java more with -Xmx", e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Decoders meet damage in every way from EOFException to ArrayIndexOutOfBoundsException.
            throw damaged(name, format, e);
        }
    }

    private static Image pixels(byte[] encoded, Format format, int channels, String name, DecodeLimits limits)
            throws IOException {
        byte[] input = format == Format.JPEG ? new JpegSegments(encoded).withoutNeedlessProfile() : encoded;
        ImageReader reader = readerFor(format, channels);
        boolean[] missing = {false};
        reader.addIIOReadWarningListener((source, warning) -> missing[0] |= meansMissingPixels(warning));
        try (ImageInputStream in = new MemoryStream(input)) {
            reader.setInput(in, false, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            requirePixels(width, height, name, limits);
            Claims.check(format, encoded, reader);
            Image picture = channels == 1 || channels == 3
                    ? readInto(reader, new Image(width, height, channels, new byte[width * height * channels]))
                    : Image.of(reader.read(0));
            if (missing[0]) {
                throw cutShort(name, format, null);
            }
            return picture;
        } finally {
            reader.dispose();
        }
    }

    /** Has the reader write the samples where they belong, which spares a copy of the picture. */
    private static Image readInto(ImageReader reader, Image fresh) throws IOException {
        ImageReadParam param = reader.getDefaultReadParam();
        param.setDestination(BufferedImages.over(fresh));
        reader.read(0, param);
        return fresh;
    }

    /** The JDK's own readers are the fastest; TwelveMonkeys' read what those do not: WebP, and JPEG in CMYK. */
    private static ImageReader readerFor(Format format, int channels) throws IOException {
        if (format == Format.WEBP) {
            return new WebPImageReaderSpi().createReaderInstance(null);
        }
        IIORegistry registry = IIORegistry.getDefaultInstance();
        if (format == Format.JPEG && channels == 4) {
            JPEGImageReaderSpi cmyk = registry.getServiceProviderByClass(JPEGImageReaderSpi.class);
            if (cmyk == null) {
                // Class loaders of servers hide plug-ins from the registry; registered, it finds the JDK's reader.
                cmyk = new JPEGImageReaderSpi();
                registry.registerServiceProvider(cmyk);
            }
            return cmyk.createReaderInstance(null);
        }
        Iterator<ImageReaderSpi> found = registry.getServiceProviders(
                ImageReaderSpi.class,
                spi -> spi.getClass().getModule() == ImageIO.class.getModule()
                        && Arrays.asList(((ImageReaderSpi) spi).getFormatNames())
                                .contains(format.readerName()),
                true);
        return found.next().createReaderInstance();
    }

    private static void requirePixels(int width, int height, String name, DecodeLimits limits)
            throws ImageReadException {
        long pixels = (long) width * height;
        String size = String.format(Locale.ROOT, "%s: %dx%d pixels", name, width, height);
        long most = Math.min(limits.maxPixels(), Limits.IMAGE_PIXELS);
        if (pixels > most) {
            throw new ImageReadException(String.format(
                    Locale.ROOT,
                    "%s, above the limit of %,d; scale it down or raise the limit (maxPixels)",
                    size,
                    most));
        }
        long needed = pixels * BYTES_PER_PIXEL;
        if (needed > Runtime.getRuntime().maxMemory()) {
            throw new ImageReadException(String.format(
                    Locale.ROOT,
                    "%s need %,d MiB of memory, more than Java may use; scale it down or give Java more with -Xmx",
                    size,
                    needed >> 20));
        }
    }

    /**
     * The JDK's JPEG reader fills what is missing with grey and only warns. Its other warnings, such as stray bytes
     * between segments, leave the picture whole.
     */
    private static boolean meansMissingPixels(String warning) {
        String text = warning.toLowerCase(Locale.ROOT);
        return text.contains("truncated")
                || text.contains("premature end")
                || text.contains("bad huffman")
                || text.contains("instead of rst");
    }

    private static ImageReadException cutShort(String name, Format format, @Nullable Throwable cause) {
        return new ImageReadException(
                name + ": " + format + " that ends too soon or has damaged parts, expected a complete picture; "
                        + "fetch it anew",
                cause);
    }

    private static ImageReadException damaged(String name, Format format, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException) {
                return cutShort(name, format, thrown);
            }
        }
        String said = thrown instanceof IOException && thrown.getMessage() != null ? thrown.getMessage() : "";
        String detail = said.lines().findFirst().map(line -> " (" + line + ")").orElse("");
        return new ImageReadException(
                name + ": damaged " + format + " or a rare kind of it" + detail
                        + ", expected a complete picture; open it in an image program and save it as JPEG or PNG",
                thrown);
    }
}
