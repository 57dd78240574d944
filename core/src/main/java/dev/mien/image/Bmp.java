package dev.mien.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.IIOException;

/** BMP by the JDK's reader. */
final class Bmp implements EncodedPicture {
    private static final int JPEG_INSIDE = 4;
    private static final int PNG_INSIDE = 5;

    private final byte[] encoded;
    private final int width;
    private final int height;

    Bmp(byte[] encoded) throws IOException {
        this.encoded = encoded;
        ByteBuffer header = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
        boolean hasCompression = encoded.length >= 34 && header.getInt(14) >= 40;
        int compression = hasCompression ? header.getInt(30) : 0;
        if (compression == JPEG_INSIDE || compression == PNG_INSIDE) {
            // Bitmaps for printers may hold a whole picture, of any length and size.
            throw new IIOException("it holds a picture of another format");
        }
        try (JdkReader reader = JdkReader.open("bmp", encoded)) {
            width = reader.width();
            height = reader.height();
        }
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    /** Up to four bytes as the reader gives it, and three as an image. */
    @Override
    public long cost() {
        return (long) width * height * 7 + encoded.length;
    }

    @Override
    public Image decode() throws IOException {
        try (JdkReader reader = JdkReader.open("bmp", encoded)) {
            return Image.of(reader.read());
        }
    }
}
