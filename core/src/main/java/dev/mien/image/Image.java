package dev.mien.image;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * An immutable picture of 8-bit samples, grey (one channel) or RGB (three channels, interleaved, red first).
 *
 * <p>Samples are unsigned, 0 to 255, row by row from the top-left corner; pixel {@code (x, y)} covers the square from
 * {@code (x, y)} to {@code (x + 1, y + 1)}, so its centre lies at {@code (x + 0.5, y + 0.5)}. Every coordinate of
 * Mien follows this convention.
 */
public final class Image {
    private final int width;
    private final int height;
    private final int channels;
    private final byte[] samples;

    /** Wraps without copying; the caller gives the array away. */
    Image(int width, int height, int channels, byte[] samples) {
        requireSize(width, height);
        if (samples.length != Math.multiplyExact(Math.multiplyExact(width, height), channels)) {
            throw new IllegalArgumentException("expected " + width + "x" + height + "x" + channels + " = "
                    + (long) width * height * channels + " samples, got " + samples.length);
        }
        this.width = width;
        this.height = height;
        this.channels = channels;
        this.samples = samples;
    }

    /**
     * {@return a grey image from {@code width * height} samples, which are copied}
     *
     * @param width 1 or more
     * @param height 1 or more
     * @param samples row by row from the top left, 0 (black) to 255 (white) as unsigned bytes
     */
    public static Image gray(int width, int height, byte[] samples) {
        return new Image(width, height, 1, samples.clone());
    }

    /**
     * {@return an RGB image from {@code width * height * 3} interleaved samples, which are copied}
     *
     * @param width 1 or more
     * @param height 1 or more
     * @param samples row by row from the top left; red, green, blue of each pixel as unsigned bytes
     */
    public static Image rgb(int width, int height, byte[] samples) {
        return new Image(width, height, 3, samples.clone());
    }

    /**
     * {@return an image from interleaved samples in a buffer, which are copied once}
     *
     * @param width 1 or more
     * @param height 1 or more
     * @param channels 1 for grey, 3 for RGB
     * @param samples read from the buffer's position on, unsigned bytes
     * @param stride bytes from the start of one row to the start of the next, at least {@code width * channels}
     */
    public static Image copyOf(int width, int height, int channels, ByteBuffer samples, int stride) {
        requireSize(width, height);
        int row = Math.multiplyExact(width, channels);
        if ((channels != 1 && channels != 3) || stride < row) {
            throw new IllegalArgumentException("expected 1 or 3 channels and rows of " + row + " bytes or more, got "
                    + channels + " and " + stride);
        }
        byte[] copy = new byte[Math.multiplyExact(row, height)];
        for (int y = 0; y < height; y++) {
            samples.get(samples.position() + y * stride, copy, y * row, row);
        }
        return new Image(width, height, channels, copy);
    }

    /**
     * {@return the same picture as an {@code Image}} Transparent pixels are laid over white; grey pictures stay grey;
     * 16-bit samples are reduced to 8.
     *
     * @param picture of any type
     */
    public static Image of(BufferedImage picture) {
        return BufferedImages.toImage(picture);
    }

    /** {@return the width in pixels} */
    public int width() {
        return width;
    }

    /** {@return the height in pixels} */
    public int height() {
        return height;
    }

    /** {@return 1 for grey, 3 for RGB} */
    public int channels() {
        return channels;
    }

    /** {@return whether there is one channel only} */
    public boolean isGray() {
        return channels == 1;
    }

    /**
     * {@return the sample at column {@code x}, row {@code y}, channel {@code c}, 0 to 255}
     *
     * @param x from 0 at the left
     * @param y from 0 at the top
     * @param c 0 for red or grey, 1 for green, 2 for blue
     */
    public int sample(int x, int y, int c) {
        if (x < 0 || x >= width || y < 0 || y >= height || c < 0 || c >= channels) {
            throw new IndexOutOfBoundsException("(" + x + ", " + y + ", channel " + c + ") in " + this);
        }
        return samples[(y * width + x) * channels + c] & 0xff;
    }

    /** {@return all samples, read-only, without copying} */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(samples).asReadOnlyBuffer();
    }

    /** {@return all samples as floats, 0 to 255, in the order of {@link #buffer()}} */
    public float[] toFloats() {
        float[] floats = new float[samples.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = samples[i] & 0xff;
        }
        return floats;
    }

    /** {@return this image in grey: ITU-R BT.601 luma, {@code 0.299 R + 0.587 G + 0.114 B}, rounded} */
    public Image toGray() {
        if (channels == 1) {
            return this;
        }
        byte[] gray = new byte[width * height];
        for (int i = 0, p = 0; i < gray.length; i++, p += 3) {
            int luma = 19595 * (samples[p] & 0xff) + 38470 * (samples[p + 1] & 0xff) + 7471 * (samples[p + 2] & 0xff);
            gray[i] = (byte) ((luma + 32768) >> 16);
        }
        return new Image(width, height, 1, gray);
    }

    /** {@return this image in RGB; a grey one gets three equal channels} */
    public Image toRgb() {
        if (channels == 3) {
            return this;
        }
        byte[] rgb = new byte[samples.length * 3];
        for (int i = 0; i < samples.length; i++) {
            Arrays.fill(rgb, i * 3, i * 3 + 3, samples[i]);
        }
        return new Image(width, height, 3, rgb);
    }

    /** {@return this image mirrored left to right} */
    public Image mirror() {
        byte[] mirrored = new byte[samples.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                System.arraycopy(
                        samples,
                        (y * width + x) * channels,
                        mirrored,
                        (y * width + width - 1 - x) * channels,
                        channels);
            }
        }
        return new Image(width, height, channels, mirrored);
    }

    /**
     * {@return this image turned upright}
     *
     * @param orientation 1 to 8 as in EXIF: where row 0 and column 0 of this image belong; 1 changes nothing
     */
    public Image turn(int orientation) {
        if (orientation < 1 || orientation > 8) {
            throw new IllegalArgumentException("orientation must be 1 to 8, got " + orientation);
        }
        return Exif.turn(this, orientation);
    }

    /**
     * {@return the rectangle with the top-left pixel {@code (x, y)}, not empty, which must lie inside}
     *
     * @param x left edge
     * @param y top edge
     * @param cropWidth 1 or more
     * @param cropHeight 1 or more
     */
    public Image crop(int x, int y, int cropWidth, int cropHeight) {
        boolean inside = x >= 0 && y >= 0 && cropWidth <= width - x && cropHeight <= height - y;
        if (!inside || cropWidth < 1 || cropHeight < 1) {
            throw new IllegalArgumentException(
                    "crop " + cropWidth + "x" + cropHeight + " at (" + x + ", " + y + ") leaves " + this);
        }
        byte[] cropped = new byte[cropWidth * cropHeight * channels];
        for (int row = 0; row < cropHeight; row++) {
            System.arraycopy(
                    samples,
                    ((y + row) * width + x) * channels,
                    cropped,
                    row * cropWidth * channels,
                    cropWidth * channels);
        }
        return new Image(cropWidth, cropHeight, channels, cropped);
    }

    /**
     * {@return this image scaled to the given size: area-averaged where it shrinks, bilinear where it grows}
     *
     * @param newWidth 1 or more
     * @param newHeight 1 or more
     */
    public Image resize(int newWidth, int newHeight) {
        requireSize(newWidth, newHeight);
        if (newWidth == width && newHeight == height) {
            return this;
        }
        return warp(Affine.scale((double) newWidth / width, (double) newHeight / height), newWidth, newHeight);
    }

    /**
     * Draws this image through an affine map into a new one of the given size. Pixels that fall outside repeat the
     * nearest edge pixel. Where the map shrinks, the source is first averaged over whole-number blocks, so that no
     * detail aliases; then it is sampled bilinearly.
     *
     * @param toTarget maps points of this image to points of the result
     * @param targetWidth of the result in pixels, 1 or more
     * @param targetHeight of the result in pixels, 1 or more
     * @return the new image, with as many channels as this one
     * @throws ArithmeticException if the map is singular
     */
    public Image warp(Affine toTarget, int targetWidth, int targetHeight) {
        requireSize(targetWidth, targetHeight);
        return Warp.apply(this, toTarget, targetWidth, targetHeight);
    }

    /**
     * {@return what {@code warp(…).toGray()} gives, but for rounding, in less time}
     *
     * @param toTarget maps points of this image to points of the result
     * @param targetWidth of the result in pixels, 1 or more
     * @param targetHeight of the result in pixels, 1 or more
     */
    public Image warpToGray(Affine toTarget, int targetWidth, int targetHeight) {
        requireSize(targetWidth, targetHeight);
        return Warp.applyGray(this, toTarget, targetWidth, targetHeight);
    }

    /** {@return a copy for {@code java.awt}, of {@link BufferedImage#TYPE_INT_RGB}} */
    public BufferedImage toBufferedImage() {
        return BufferedImages.fromImage(this);
    }

    /** The samples themselves, for this package; written only by whoever made the image. */
    byte[] samples() {
        return samples;
    }

    private static void requireSize(int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("image must be at least 1x1, got " + width + "x" + height);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Image image
                && image.width == width
                && image.height == height
                && image.channels == channels
                && Arrays.equals(image.samples, samples);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(samples);
    }

    @Override
    public String toString() {
        return width + "x" + height + (isGray() ? " grey" : " RGB") + " image";
    }
}
