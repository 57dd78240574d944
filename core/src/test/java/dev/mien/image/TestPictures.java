package dev.mien.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures for tests, drawn and encoded here. */
final class TestPictures {
    /** Value of channel {@code c} at {@code (x, y)}, 0 to 255. */
    interface Painter {
        int sample(int x, int y, int c);
    }

    /**
     * Four quarters of 16x8 pixels: red (220, 40, 40), green (40, 200, 60), blue (50, 60, 210), grey 128. Written by
     * libwebp, since Java has no WebP writer.
     */
    static final byte[] WEBP_LOSSY =
            base64("UklGRk4AAABXRUJQVlA4IEIAAACQAgCdASogABAAAMASJaACdMoRwN4B+AH7AARGMAD++IFv/+sPj/1iTTBuX/YZ"
                    + "//7zj8/HR0yR/kOPc/6NH1jsAAA=");

    static final byte[] WEBP_LOSSLESS =
            base64("UklGRkoAAABXRUJQVlA4TD0AAAAvH8ADAB+gkG0EOCQxiAN5hQTEQ9FGo4xRyDYCpDP2+wgObv5DE8XMOxBk20xy"
                    + "kpM8wAUi+h8A2/ZTrfoBAA==");

    /** The same, its red quarter transparent. */
    static final byte[] WEBP_ALPHA =
            base64("UklGRnwAAABXRUJQVlA4WAoAAAAQAAAAHwAADwAAQUxQSBQAAAABDzD/ERFCLJjMX7o7g4j+TwD1/FZQOCBCAAAA"
                    + "kAIAnQEqIAAQAADAEiWgAnTKEcDeAfgB+wAERjAA/viBb//rD4/9Yk0wbl/2Gf/+84/Px0dMkf5Dj3P+jR9Y7AAA");

    /** Two frames, the first as above, the second mirrored. */
    static final byte[] WEBP_ANIMATED =
            base64("UklGRtgAAABXRUJQVlA4WAoAAAACAAAAHwAADwAAQU5JTQYAAAAAAAAAAABBTk1GUgAAAAAAAAAAAB8AAA8AAGQA"
                    + "AAJWUDhMOQAAAC8fwAMAHyAQIOYkiZIiUSiAxn4k0USQkIA4ZqcNko3zH0sRrQOCbJtJTnKSB7hARP9j2wB+qlW3"
                    + "AABBTk1GUgAAAAAAAAAAAB8AAA8AAGQAAABWUDhMOQAAAC8fwAMAHyAQIOYkiZIiUSiAxn4k0USQkIA4ZqcNko3z"
                    + "H0sRrQOCbJtJTnKSB7hARP8DYNt+Vao3AQA=");

    /** The same with EXIF orientation 6. */
    static final byte[] WEBP_TURNED =
            base64("UklGRn4AAABXRUJQVlA4WAoAAAAIAAAAHwAADwAAVlA4TD0AAAAvH8ADAB+gkG0EOCQxiAN5hQTEQ9FGo4xRyDYC"
                    + "pDP2+wgObv5DE8XMOxBk20xykpM8wAUi+h8A2/ZTrfoBAEVYSUYaAAAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAA"
                    + "AAA=");

    /**
     * Four quarters of 16x8 pixels in inverted CMYK, as Photoshop writes it: pure red, green, blue and half black.
     * Written by libjpeg, with Adobe's transform 2 (YCCK) and 0 (CMYK).
     */
    static final byte[] JPEG_YCCK =
            base64("/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYHCQcG"
                    + "BggLCAkKCgoKCgYICwwLCgwJCgoK/8AAFAgAEAAgBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAAB"
                    + "AgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNi"
                    + "coIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SV"
                    + "lpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4E"
                    + "QwBNAFkASwAAPwD9/K/n/r+f+v38oooor+AOv7/KKKKKKKK/gDr+/wAooooor+/yv7/KK/n/AKKKKK//2Q==");

    static final byte[] JPEG_CMYK =
            base64("/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYHCQcG"
                    + "BggLCAkKCgoKCgYICwwLCgwJCgoK/9sAQwECAgICAgIFAwMFCgcGBwoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoK"
                    + "CgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoK/8AAFAgAEAAgBAERAAIRAQMRAQQRAP/EABcAAQEBAQAAAAAAAAAAAAAA"
                    + "AAAJCgj/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAGAEBAQEBAQAAAAAAAAAAAAAAAAoIBwn/xAAUEQEAAAAAAAAA"
                    + "AAAAAAAAAAAA/9oADgQBAAIRAxEEAAA/AOzGrE/6/gAmu1IusABeRFe8pwAYd1ADlbP+AP/Z");

    private TestPictures() {}

    static Image of(int width, int height, int channels, Painter painter) {
        byte[] samples = new byte[width * height * channels];
        for (int i = 0; i < samples.length; i++) {
            int pixel = i / channels;
            samples[i] = (byte) painter.sample(pixel % width, pixel / width, i % channels);
        }
        return new Image(width, height, channels, samples);
    }

    static Image noise(int width, int height, int channels, long seed) {
        Random random = new Random(seed);
        return of(width, height, channels, (x, y, c) -> random.nextInt(256));
    }

    /** Grey or colour, as it falls. */
    static Image noise(int width, int height, RandomGenerator random) {
        return noise(width, height, random.nextBoolean() ? 1 : 3, random.nextLong());
    }

    /** Smooth enough to survive JPEG, and different in every corner and channel. */
    static Image gradient(int width, int height, int channels) {
        return of(
                width,
                height,
                channels,
                (x, y, c) -> c == 0
                        ? 20 + 200 * x / width
                        : c == 1 ? 230 - 200 * y / height : 40 + 90 * x / width + 90 * y / height);
    }

    /** Encodes with the JDK's writer for {@code jpeg}, {@code png}, {@code gif}, {@code bmp} or {@code tiff}. */
    static byte[] encode(BufferedImage picture, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriter writer = writer(picture, format);
            writer.setOutput(stream);
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(0.95f);
            }
            writer.write(null, new IIOImage(picture, null, null), param);
            writer.dispose();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] encode(Image image, String format) {
        return encode(image.isGray() ? grayPicture(image) : image.toBufferedImage(), format);
    }

    static byte[] animatedGif(Image... frames) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriter writer = writer(frames[0].toBufferedImage(), "gif");
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (Image frame : frames) {
                writer.writeToSequence(new IIOImage(frame.toBufferedImage(), null, null), null);
            }
            writer.endWriteSequence();
            writer.dispose();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static BufferedImage grayPicture(Image image) {
        BufferedImage picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_BYTE_GRAY);
        byte[] samples = new byte[image.buffer().remaining()];
        image.buffer().get(samples);
        picture.getRaster().setDataElements(0, 0, image.width(), image.height(), samples);
        return picture;
    }

    private static ImageWriter writer(BufferedImage picture, String format) {
        Iterator<ImageWriter> writers =
                ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(picture), format);
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getModule() == ImageIO.class.getModule()) {
                return writer;
            }
        }
        throw new IllegalArgumentException("the JDK does not write this picture as " + format);
    }

    /** A TIFF block with one field, the orientation: what EXIF needs at least. */
    static byte[] orientationBlock(int orientation) {
        return new byte[] {
            'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0
        };
    }

    /** The smallest baseline RGB TIFF: one strip, tags in ascending order. */
    static byte[] tiff(Image image, int orientation) {
        int[][] fields = {
            {256, 4, 1, image.width()},
            {257, 4, 1, image.height()},
            {258, 3, 3, 0},
            {259, 3, 1, 1 << 16},
            {262, 3, 1, 2 << 16},
            {273, 4, 1, 0},
            {274, 3, 1, orientation << 16},
            {277, 3, 1, 3 << 16},
            {278, 4, 1, image.height()},
            {279, 4, 1, image.width() * image.height() * 3}
        };
        int afterFields = 8 + 2 + 12 * fields.length + 4;
        fields[2][3] = afterFields;
        fields[5][3] = afterFields + 6;
        ByteBuffer file = ByteBuffer.allocate(afterFields + 6 + image.width() * image.height() * 3);
        file.put(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8}).putShort((short) fields.length);
        for (int[] field : fields) {
            file.putShort((short) field[0])
                    .putShort((short) field[1])
                    .putInt(field[2])
                    .putInt(field[3]);
        }
        file.putInt(0)
                .putShort((short) 8)
                .putShort((short) 8)
                .putShort((short) 8)
                .put(image.buffer());
        return file.array();
    }

    /** A JPEG with an EXIF segment put in after its first marker. */
    static byte[] withExif(byte[] jpeg, int orientation) {
        byte[] block = orientationBlock(orientation);
        return ByteBuffer.allocate(jpeg.length + block.length + 10)
                .put(jpeg, 0, 2)
                .putShort((short) 0xffe1)
                .putShort((short) (block.length + 8))
                .put(ascii("Exif\0\0"))
                .put(block)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** A JPEG with an ICC profile put in after its first marker. */
    static byte[] withProfile(byte[] jpeg, byte[] profile) {
        return ByteBuffer.allocate(jpeg.length + profile.length + 18)
                .put(jpeg, 0, 2)
                .putShort((short) 0xffe2)
                .putShort((short) (profile.length + 16))
                .put(ascii("ICC_PROFILE\0\1\1"))
                .put(profile)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** A PNG with a chunk put in after its header. */
    static byte[] withChunk(byte[] png, String type, byte[] content) {
        int afterHeader = 33;
        return ByteBuffer.allocate(png.length + content.length + 12)
                .put(png, 0, afterHeader)
                .put(chunk(type, content))
                .put(png, afterHeader, png.length - afterHeader)
                .array();
    }

    static byte[] chunk(String type, byte[] content) {
        ByteBuffer chunk = ByteBuffer.allocate(content.length + 12)
                .putInt(content.length)
                .put(ascii(type))
                .put(content);
        CRC32 checksum = new CRC32();
        checksum.update(chunk.array(), 4, content.length + 4);
        return chunk.putInt((int) checksum.getValue()).array();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] base64(String text) {
        return Base64.getDecoder().decode(text);
    }
}
