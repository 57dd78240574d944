package dev.mien.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The one field of EXIF that changes what a picture shows: tag 0x0112 of its first directory, the orientation. */
public final class Exif {
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;

    private Exif() {}

    /**
     * {@return the orientation a TIFF block names, 1 to 8; 1 (upright) if none is named}
     *
     * @param tiff from the byte-order mark on; what does not parse counts as upright, as in every viewer
     */
    public static int orientation(ByteBuffer tiff) {
        ByteBuffer block = tiff.slice();
        if (block.limit() < 8) {
            return 1;
        }
        block.order(block.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = Integer.toUnsignedLong(block.getInt(4));
        if (block.getShort(2) != 42 || directory > block.limit() - 2) {
            return 1;
        }
        int first = (int) directory + 2;
        int entries = Math.min(Short.toUnsignedInt(block.getShort((int) directory)), (block.limit() - first) / 12);
        for (int i = 0; i < entries; i++) {
            int entry = first + 12 * i;
            if (block.getShort(entry) == ORIENTATION && block.getShort(entry + 2) == SHORT) {
                int value = block.getShort(entry + 8);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    /**
     * Turns a stored picture upright.
     *
     * @param orientation 1 to 8 as in EXIF 2.32, section 4.6.4: where row 0 and column 0 of the stored picture lie
     */
    static Image turn(Image stored, int orientation) {
        if (orientation == 1) {
            return stored;
        }
        int w = stored.width();
        int h = stored.height();
        boolean sideways = orientation >= 5;
        int width = sideways ? h : w;
        int height = sideways ? w : h;
        boolean flipX = orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
        boolean flipY = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
        // Pixel (x, y) of the stored picture goes to index origin + x * stepX + y * stepY of the upright one.
        int across = flipX ? -1 : 1;
        int down = flipY ? -width : width;
        int origin = (flipX ? width - 1 : 0) + (flipY ? (height - 1) * width : 0);
        int stepX = sideways ? down : across;
        int stepY = sideways ? across : down;
        return new Image(width, height, stored.channels(), scatter(stored, origin, stepX, stepY));
    }

    /** Goes tile by tile, because one of the two pictures is walked against its rows. */
    private static byte[] scatter(Image stored, int origin, int stepX, int stepY) {
        int tile = 32;
        int channels = stored.channels();
        byte[] in = stored.samples();
        byte[] out = new byte[in.length];
        for (int top = 0; top < stored.height(); top += tile) {
            int bottom = Math.min(top + tile, stored.height());
            for (int left = 0; left < stored.width(); left += tile) {
                int right = Math.min(left + tile, stored.width());
                for (int y = top; y < bottom; y++) {
                    int from = (y * stored.width() + left) * channels;
                    int to = (origin + left * stepX + y * stepY) * channels;
                    for (int x = left; x < right; x++, to += stepX * channels) {
                        for (int c = 0; c < channels; c++) {
                            out[to + c] = in[from++];
                        }
                    }
                }
            }
        }
        return out;
    }
}
