package dev.mien.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/** One of the readers of Java's Image I/O on one picture in memory. */
final class JdkReader implements AutoCloseable {
    private final ImageReader reader;
    private final ImageInputStream in;
    private boolean missing;

    private JdkReader(ImageReader reader, byte[] encoded) {
        this.reader = reader;
        in = new MemoryStream(encoded);
        reader.addIIOReadWarningListener((source, warning) -> missing |= meansMissingPixels(warning));
        reader.setInput(in, false, true);
    }

    /** The JDK's own reader of a format, whatever plug-ins there are. */
    static JdkReader open(String format, byte[] encoded) throws IOException {
        ImageReaderSpi own = IIORegistry.getDefaultInstance()
                .getServiceProviders(
                        ImageReaderSpi.class,
                        spi -> spi.getClass().getModule() == ImageIO.class.getModule()
                                && Arrays.asList(((ImageReaderSpi) spi).getFormatNames())
                                        .contains(format),
                        true)
                .next();
        return new JdkReader(own.createReaderInstance(), encoded);
    }

    static JdkReader open(ImageReaderSpi plugIn, byte[] encoded) throws IOException {
        return new JdkReader(plugIn.createReaderInstance(null), encoded);
    }

    int width() throws IOException {
        return reader.getWidth(0);
    }

    int height() throws IOException {
        return reader.getHeight(0);
    }

    IIOMetadata metadata() throws IOException {
        return reader.getImageMetadata(0);
    }

    BufferedImage read() throws IOException {
        return read(0);
    }

    BufferedImage read(int page) throws IOException {
        BufferedImage picture = reader.read(page);
        requireWhole();
        return picture;
    }

    /** Samples as stored, whatever their colour space. */
    Raster readRaster() throws IOException {
        Raster raster = reader.readRaster(0, null);
        requireWhole();
        return raster;
    }

    /** Has the reader write the samples where they belong, which spares a copy of the picture. */
    Image readInto(int channels) throws IOException {
        Image fresh = new Image(width(), height(), channels, new byte[width() * height() * channels]);
        ImageReadParam param = reader.getDefaultReadParam();
        param.setDestination(BufferedImages.over(fresh));
        reader.read(0, param);
        requireWhole();
        return fresh;
    }

    private void requireWhole() throws EOFException {
        if (missing) {
            throw new EOFException();
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

    @Override
    public void close() throws IOException {
        reader.dispose();
        in.close();
    }
}
