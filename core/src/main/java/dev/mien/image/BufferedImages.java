package dev.mien.image;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;

/** Conversion between {@link Image} and the JDK's pictures. */
final class BufferedImages {
    private BufferedImages() {}

    static Image toImage(BufferedImage picture) {
        if (isPlainGray(picture)) {
            return fromGrayRaster(picture);
        }
        BufferedImage rgb = picture;
        if (picture.getType() != BufferedImage.TYPE_INT_RGB) {
            rgb = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = rgb.createGraphics();
            try {
                graphics.setColor(Color.WHITE);
                graphics.fillRect(0, 0, rgb.getWidth(), rgb.getHeight());
                graphics.setComposite(AlphaComposite.SrcOver);
                graphics.drawImage(picture, 0, 0, null);
            } finally {
                graphics.dispose();
            }
        }
        int width = rgb.getWidth();
        int height = rgb.getHeight();
        byte[] samples = new byte[width * height * 3];
        int[] row = new int[width];
        for (int y = 0, p = 0; y < height; y++) {
            rgb.getRaster().getDataElements(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                samples[p++] = (byte) (row[x] >> 16);
                samples[p++] = (byte) (row[x] >> 8);
                samples[p++] = (byte) row[x];
            }
        }
        return new Image(width, height, 3, samples);
    }

    static BufferedImage fromImage(Image image) {
        BufferedImage picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        byte[] samples = image.toRgb().samples();
        int[] row = new int[image.width()];
        for (int y = 0, p = 0; y < image.height(); y++) {
            for (int x = 0; x < row.length; x++, p += 3) {
                row[x] = (samples[p] & 0xff) << 16 | (samples[p + 1] & 0xff) << 8 | (samples[p + 2] & 0xff);
            }
            picture.getRaster().setDataElements(0, y, row.length, 1, row);
        }
        return picture;
    }

    private static boolean isPlainGray(BufferedImage picture) {
        return picture.getRaster().getNumBands() == 1
                && picture.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    /** Reads the stored samples: the JDK's own conversion would treat them as linear light and brighten them. */
    private static Image fromGrayRaster(BufferedImage picture) {
        Raster raster = picture.getRaster();
        int bits = picture.getColorModel().getComponentSize(0);
        boolean wide = raster.getDataBuffer().getDataType() != DataBuffer.TYPE_BYTE || bits != 8;
        int max = (1 << Math.min(bits, 16)) - 1;
        int width = picture.getWidth();
        int height = picture.getHeight();
        byte[] samples = new byte[width * height];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            raster.getSamples(0, y, width, 1, 0, row);
            for (int x = 0; x < width; x++) {
                samples[y * width + x] = (byte) (wide ? (row[x] * 255L + max / 2) / max : row[x]);
            }
        }
        return new Image(width, height, 1, samples);
    }
}
