package dev.mien.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Conversion between {@link Image} and the JDK's pictures. */
final class BufferedImages {
    private BufferedImages() {}

    static Image toImage(BufferedImage picture) {
        return toImage(picture, picture.getColorModel().hasAlpha());
    }

    /** Leaves out what samples there are beyond the colours. */
    static Image toOpaqueImage(BufferedImage picture) {
        return toImage(picture, false);
    }

    private static Image toImage(BufferedImage picture, boolean alpha) {
        ColorModel colors = picture.getColorModel();
        if (colors instanceof IndexColorModel palette) {
            return fromPalette(picture.getRaster(), palette);
        }
        ColorSpace space = colors.getColorSpace();
        if (picture.getType() == BufferedImage.TYPE_3BYTE_BGR) {
            return fromBytes(picture.getRaster());
        } else if (space.getType() == ColorSpace.TYPE_GRAY || isSrgb(space)) {
            return fromSamples(picture.getRaster(), colors, alpha);
        }
        return toImage(drawnOnWhite(picture), false);
    }

    /** Samples of each pixel row by row, brought to 0 to 255, whatever they mean. */
    interface Rows {
        int width();

        int height();

        int bands();

        /** @param row takes width times bands samples */
        void read(int y, int[] row);
    }

    static Rows rows(BufferedImage picture) {
        return rows(picture.getRaster(), band -> picture.getColorModel().getComponentSize(band));
    }

    /** Of bytes. */
    static Rows rows(Raster raster) {
        return rows(raster, band -> 8);
    }

    private static Rows rows(Raster raster, IntUnaryOperator bits) {
        return new Rows() {
            @Override
            public int width() {
                return raster.getWidth();
            }

            @Override
            public int height() {
                return raster.getHeight();
            }

            @Override
            public int bands() {
                return raster.getNumBands();
            }

            @Override
            public void read(int y, int[] row) {
                eightBits(raster, y, bits, row);
            }
        };
    }

    /** A picture that writes to the samples of a fresh image, before anyone else sees it. */
    static BufferedImage over(Image fresh) {
        int channels = fresh.channels();
        DataBufferByte buffer = new DataBufferByte(fresh.samples(), fresh.samples().length);
        WritableRaster raster = Raster.createInterleavedRaster(
                buffer,
                fresh.width(),
                fresh.height(),
                fresh.width() * channels,
                channels,
                IntStream.range(0, channels).toArray(),
                null);
        ColorSpace space = ColorSpace.getInstance(channels == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        ColorModel colors = new ComponentColorModel(space, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(colors, raster, false, null);
    }

    static BufferedImage fromImage(Image image) {
        BufferedImage picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        byte[] samples = image.samples();
        int step = image.channels();
        int last = step - 1;
        int middle = last / 2;
        int[] row = new int[image.width()];
        for (int y = 0, p = 0; y < image.height(); y++) {
            for (int x = 0; x < row.length; x++, p += step) {
                row[x] = (samples[p] & 0xff) << 16 | (samples[p + middle] & 0xff) << 8 | (samples[p + last] & 0xff);
            }
            picture.getRaster().setDataElements(0, y, row.length, 1, row);
        }
        return picture;
    }

    private static boolean isSrgb(ColorSpace space) {
        return space.isCS_sRGB()
                || (space instanceof ICC_ColorSpace icc
                        && space.getType() == ColorSpace.TYPE_RGB
                        && space != ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB)
                        && IccProfiles.isSrgb(icc.getProfile().getData()));
    }

    /** What a JPEG decodes to: interleaved bytes, copied without a call a pixel. */
    private static Image fromBytes(Raster raster) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        ComponentSampleModel layout = (ComponentSampleModel) raster.getSampleModel();
        DataBufferByte buffer = (DataBufferByte) raster.getDataBuffer();
        byte[] in = buffer.getData();
        int[] bands = layout.getBandOffsets();
        byte[] samples = new byte[width * height * 3];
        for (int y = 0, to = 0; y < height; y++) {
            int from = buffer.getOffset()
                    + (y - raster.getSampleModelTranslateY()) * layout.getScanlineStride()
                    - raster.getSampleModelTranslateX() * layout.getPixelStride();
            for (int x = 0; x < width; x++, from += layout.getPixelStride(), to += 3) {
                samples[to] = in[from + bands[0]];
                samples[to + 1] = in[from + bands[1]];
                samples[to + 2] = in[from + bands[2]];
            }
        }
        return new Image(width, height, 3, samples);
    }

    private static Image fromPalette(Raster raster, IndexColorModel palette) {
        int[] rgb = IntStream.range(0, palette.getMapSize())
                .map(i -> overWhite(palette.getRGB(i)))
                .toArray();
        boolean gray = IntStream.of(rgb).allMatch(c -> (c & 0xff) == (c >> 8 & 0xff) && (c & 0xff) == (c >> 16 & 0xff));
        int width = raster.getWidth();
        int height = raster.getHeight();
        int channels = gray ? 1 : 3;
        byte[] samples = new byte[width * height * channels];
        int[] row = new int[width];
        for (int y = 0, to = 0; y < height; y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
            for (int index : row) {
                int color = rgb[index];
                for (int shift = 8 * (channels - 1); shift >= 0; shift -= 8) {
                    samples[to++] = (byte) (color >> shift);
                }
            }
        }
        return new Image(width, height, channels, samples);
    }

    private static int overWhite(int argb) {
        int alpha = argb >>> 24;
        int result = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            result |= blend(argb >> shift & 0xff, alpha) << shift;
        }
        return result;
    }

    private static int blend(int sample, int alpha) {
        return (sample * alpha + 255 * (255 - alpha) + 127) / 255;
    }

    /**
     * Takes grey or sRGB samples as they are stored: the JDK's own conversion would treat grey as linear light and
     * brighten it.
     */
    private static Image fromSamples(Raster raster, ColorModel colors, boolean transparent) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        int channels = colors.getNumColorComponents();
        int bands = raster.getNumBands();
        boolean alpha = transparent && bands > channels;
        boolean premultiplied = colors.isAlphaPremultiplied();
        byte[] samples = new byte[width * height * channels];
        int[] row = new int[width * bands];
        for (int y = 0, to = 0; y < height; y++) {
            eightBits(raster, y, colors::getComponentSize, row);
            for (int p = 0; p < row.length; p += bands) {
                for (int c = 0; c < channels; c++) {
                    int sample = row[p + c];
                    if (alpha) {
                        int opaque = row[p + channels];
                        sample = premultiplied ? Math.min(255, sample + 255 - opaque) : blend(sample, opaque);
                    }
                    samples[to++] = (byte) sample;
                }
            }
        }
        return new Image(width, height, channels, samples);
    }

    /** One row of a raster, band by band, each sample brought to 0 to 255. */
    private static void eightBits(Raster raster, int y, IntUnaryOperator bitsOf, int[] row) {
        int bands = raster.getNumBands();
        int x0 = raster.getMinX();
        int y0 = raster.getMinY() + y;
        if (raster.getTransferType() >= DataBuffer.TYPE_FLOAT) {
            float[] floats = raster.getPixels(x0, y0, raster.getWidth(), 1, new float[row.length]);
            for (int i = 0; i < row.length; i++) {
                row[i] = Math.round(Math.max(0, Math.min(1, floats[i])) * 255);
            }
            return;
        }
        raster.getPixels(x0, y0, raster.getWidth(), 1, row);
        for (int band = 0; band < bands; band++) {
            int bits = bitsOf.applyAsInt(band);
            if (bits == 8) {
                continue;
            }
            long max = (1L << bits) - 1;
            for (int i = band; i < row.length; i += bands) {
                row[i] = (int) (((row[i] & max) * 255 + max / 2) / max);
            }
        }
    }

    private static BufferedImage drawnOnWhite(BufferedImage picture) {
        BufferedImage drawn = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = drawn.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
            graphics.drawImage(picture, 0, 0, null);
        } finally {
            graphics.dispose();
        }
        return drawn;
    }
}
