package dev.mien.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** GIF by the JDK's reader, which gives a frame; where that lies on the canvas is done here. */
final class Gif implements EncodedPicture {
    private static final int HEADER = 13;
    private static final int DESCRIPTOR = 10;

    private final byte[] encoded;
    private final int width;
    private final int height;
    private int left;
    private int top;
    private int frameWidth;
    private int frameHeight;
    private int frames;

    Gif(byte[] encoded) throws IOException {
        this.encoded = encoded;
        if (encoded.length < HEADER) {
            throw new EOFException();
        }
        ByteBuffer file = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
        int at = HEADER + colours(encoded[10]);
        while (at < encoded.length && encoded[at] != ';') {
            if (encoded[at] == '!') {
                at = afterBlocks(at + 2);
            } else if (encoded[at] == ',' && at + DESCRIPTOR <= encoded.length) {
                if (frames++ == 0) {
                    left = Short.toUnsignedInt(file.getShort(at + 1));
                    top = Short.toUnsignedInt(file.getShort(at + 3));
                    frameWidth = Short.toUnsignedInt(file.getShort(at + 5));
                    frameHeight = Short.toUnsignedInt(file.getShort(at + 7));
                }
                at = afterBlocks(at + DESCRIPTOR + colours(encoded[at + 9]) + 1);
            } else {
                break;
            }
        }
        if (frames == 0) {
            throw new EOFException();
        }
        // A frame that reaches beyond the canvas makes it larger, as in browsers.
        width = Math.max(Short.toUnsignedInt(file.getShort(6)), left + frameWidth);
        height = Math.max(Short.toUnsignedInt(file.getShort(8)), top + frameHeight);
    }

    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 * (2 << (flags & 7));
    }

    /** Blocks of a length and as many bytes; one of none is the last. */
    private int afterBlocks(int at) {
        while (at < encoded.length && encoded[at] != 0) {
            at += 1 + (encoded[at] & 0xff);
        }
        return at + 1;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    /** The frame as numbers of colours and as an image, and the canvas. */
    @Override
    public long cost() {
        long canvas = (long) width * height;
        return ((long) frameWidth * frameHeight) * 4 + canvas * 3 + encoded.length;
    }

    @Override
    public Optional<String> leftOut() {
        return frames > 1 ? Optional.of("the first of " + frames + " frames of an animation") : Optional.empty();
    }

    @Override
    public Image decode() throws IOException {
        try (JdkReader reader = JdkReader.open("gif", encoded)) {
            return Canvas.place(Image.of(reader.read()), left, top, width, height);
        }
    }
}
