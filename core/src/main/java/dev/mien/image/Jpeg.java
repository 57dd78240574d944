package dev.mien.image;

import dev.mien.base.Limits;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.IIOException;

/** JPEG by the JDK's reader, which is libjpeg, from a file that {@link JpegSegments} has tidied up. */
final class Jpeg implements EncodedPicture {
    private final JpegSegments segments;

    Jpeg(byte[] encoded) throws IOException {
        segments = new JpegSegments(encoded);
        if (segments.channels() == 0 || segments.scans() == 0) {
            throw new EOFException("no frame or no scan");
        }
        long work = (long) width() * height() * segments.scans();
        if (segments.scans() > Limits.JPEG_SCANS && work > Limits.JPEG_SCAN_PIXELS) {
            throw new IIOException(
                    String.format(Locale.ROOT, "%d scans over %dx%d pixels", segments.scans(), width(), height()));
        }
    }

    @Override
    public int width() {
        return segments.width();
    }

    @Override
    public int height() {
        return segments.height();
    }

    /** The samples once in Java, once more where inks are converted, and all coefficients where scans refine them. */
    @Override
    public long cost() {
        long pixels = (long) width() * height();
        int channels = segments.channels();
        int perPixel = channels + (channels == 4 ? 3 : 0) + (segments.scans() > 1 ? 2 * channels : 0);
        return pixels * perPixel + 2L * segments.length();
    }

    @Override
    public int orientation() {
        return segments.orientation();
    }

    @Override
    public Optional<byte[]> profile() {
        return segments.channels() == 3 ? segments.profile() : Optional.empty();
    }

    @Override
    public Image decode() throws IOException {
        if (!segments.complete()) {
            throw new EOFException();
        }
        try (JdkReader reader = JdkReader.open("jpeg", segments.tidied())) {
            return switch (segments.channels()) {
                case 1, 3 -> reader.readInto(segments.channels());
                case 4 ->
                    Inks.toRgb(
                            BufferedImages.rows(reader.readRaster()),
                            segments.isYcck(),
                            segments.hasAdobeMark(),
                            segments.profile());
                default -> Image.of(reader.read());
            };
        }
    }
}
