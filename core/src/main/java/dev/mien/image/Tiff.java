package dev.mien.image;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.IIOException;

/** TIFF by TwelveMonkeys' reader: the first page that is no thumbnail and no mask. */
final class Tiff implements EncodedPicture {
    private static final Set<Integer> BITS = Set.of(1, 2, 4, 8, 12, 16, 32);
    /** Cyan, magenta, yellow, black and transparency. */
    private static final int MOST_SAMPLES = 5;

    private static final int INKS = 5;

    private final byte[] encoded;
    private final List<TiffPage> pages;
    private final int[] shown;
    private final TiffPage page;

    Tiff(byte[] encoded) throws IOException {
        this.encoded = encoded;
        pages = TiffPage.all(encoded);
        shown = IntStream.range(0, pages.size())
                .filter(i -> pages.get(i).isPicture())
                .toArray();
        if (shown.length == 0) {
            throw new IIOException("no page with a picture");
        }
        page = pages.get(shown[0]);
        requireKnownSamples(page);
        if (page.width() < 1 || page.height() < 1) {
            throw new IIOException("no width or height");
        }
    }

    /** What the reader gives back rightly; of other depths it makes noise, or tables that take all memory. */
    private static void requireKnownSamples(TiffPage page) throws IIOException {
        int bits = page.bits()[0];
        for (int other : page.bits()) {
            if (!BITS.contains(other) || other != bits) {
                throw new IIOException(other + " bits a sample");
            }
        }
        int samples = page.samples();
        boolean packed = bits < 8 && samples > 1;
        boolean twelve = bits == 12 && samples != 1 && samples != 3;
        if (samples < 1 || samples > MOST_SAMPLES) {
            throw new IIOException(samples + " samples a pixel");
        } else if (packed || twelve || (bits == 32) != page.isFloat() || page.isSigned()) {
            throw new IIOException((page.isSigned() ? "signed samples, " : "") + samples + " samples of " + bits
                    + " bits" + (page.isFloat() ? " of floating point" : ""));
        }
    }

    @Override
    public int width() {
        return page.width();
    }

    @Override
    public int height() {
        return page.height();
    }

    /** As the reader gives it, as an image, and rows or tiles on their way. */
    @Override
    public long cost() {
        long stored = page.samples() * (Math.max(8, page.bits()[0]) == 12 ? 2L : Math.max(8, page.bits()[0]) / 8);
        return (long) page.width() * page.height() * (stored + 3) + 2L * encoded.length;
    }

    @Override
    public int orientation() {
        return page.orientation();
    }

    @Override
    public Optional<byte[]> profile() {
        return page.photometric() == INKS ? Optional.empty() : page.profile();
    }

    @Override
    public Optional<String> leftOut() {
        return shown.length > 1 ? Optional.of("the first of " + shown.length + " pages") : Optional.empty();
    }

    @Override
    public Image decode() throws IOException {
        byte[] withoutProfiles = TiffPage.withoutProfiles(encoded, pages);
        try (JdkReader reader = JdkReader.open(new TIFFImageReaderSpi(), withoutProfiles)) {
            BufferedImage picture = reader.read(shown[0]);
            if (page.photometric() == INKS) {
                return Inks.toRgb(BufferedImages.rows(picture), false, false, page.profile());
            }
            return page.hasAlpha() ? BufferedImages.toImage(picture) : BufferedImages.toOpaqueImage(picture);
        }
    }
}
