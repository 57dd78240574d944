package dev.mien.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;

/**
 * What a file claims beside its width and height. The readers take memory for it, gigabytes for a file of a kilobyte, without
 * asking whether it can be true.
 */
final class Claims {
    private static final Set<Integer> TIFF_BITS = Set.of(1, 2, 4, 8, 16, 32);
    /** Cyan, magenta, yellow, black and transparency. */
    private static final int TIFF_SAMPLES = 5;

    private static final int BMP_JPEG = 4;
    private static final int BMP_PNG = 5;

    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int ANIMATION_HEADER = 16;
    private static final int FRAME_HEADER = 10;
    private static final int FRAME_SIDE = (1 << 14) - 1;

    private Claims() {}

    /** @throws IOException if the reader should not be asked for the pixels */
    static void check(Format format, byte[] encoded, ImageReader reader) throws IOException {
        switch (format) {
            case BMP -> bmp(encoded);
            case TIFF -> tiff(TIFFDirectory.createFromMetadata(reader.getImageMetadata(0)));
            case WEBP -> webp(encoded, reader.getWidth(0), reader.getHeight(0));
            case JPEG, PNG, GIF -> {}
        }
    }

    /** Bitmaps for printers may hold a whole JPEG or PNG, of any length and size. */
    private static void bmp(byte[] encoded) throws IIOException {
        ByteBuffer header = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
        boolean hasCompression = encoded.length >= 34 && header.getInt(14) >= 40;
        int compression = hasCompression ? header.getInt(30) : 0;
        if (compression == BMP_JPEG || compression == BMP_PNG) {
            throw new IIOException("it holds a picture of another format");
        }
    }

    /** The reader makes a table of two to the power of the bits for each sample of a pixel. */
    private static void tiff(TIFFDirectory fields) throws IIOException {
        TIFFField bits = fields.getTIFFField(BaselineTIFFTagSet.TAG_BITS_PER_SAMPLE);
        for (int i = 0; bits != null && i < bits.getCount(); i++) {
            if (!TIFF_BITS.contains(bits.getAsInt(i))) {
                throw new IIOException(bits.getAsInt(i) + " bits a sample");
            }
        }
        TIFFField samples = fields.getTIFFField(BaselineTIFFTagSet.TAG_SAMPLES_PER_PIXEL);
        if (samples != null && samples.getAsInt(0) > TIFF_SAMPLES) {
            throw new IIOException(samples.getAsInt(0) + " samples a pixel");
        }
    }

    /** Each frame states its own size, whatever the file's canvas is. */
    private static void webp(byte[] encoded, int width, int height) throws IIOException {
        ByteBuffer file = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
        long at = RIFF_HEADER;
        while (at + CHUNK_HEADER + FRAME_HEADER <= encoded.length) {
            int data = (int) at + CHUNK_HEADER;
            long length = Integer.toUnsignedLong(file.getInt(data - 4));
            String type = Format.latin1(encoded, (int) at, 4);
            if (type.equals("VP8 ")) {
                webpFrame(file.getShort(data + 6) & FRAME_SIDE, file.getShort(data + 8) & FRAME_SIDE, width, height);
            } else if (type.equals("VP8L")) {
                int sides = file.getInt(data + 1);
                webpFrame((sides & FRAME_SIDE) + 1, (sides >> 14 & FRAME_SIDE) + 1, width, height);
            }
            // A frame of an animation holds chunks of its own.
            at += CHUNK_HEADER + (type.equals("ANMF") ? ANIMATION_HEADER : length + (length & 1));
        }
    }

    private static void webpFrame(int width, int height, int canvasWidth, int canvasHeight) throws IIOException {
        if (width > canvasWidth || height > canvasHeight) {
            throw new IIOException("a frame of " + width + "x" + height + " pixels does not fit the canvas of "
                    + canvasWidth + "x" + canvasHeight);
        }
    }
}
