package dev.mien.train.picture;

import dev.mien.image.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** What cameras and files do to a picture without moving anything. Grey values may leave 0 to 255 until {@link #picture}. */
public final class Camera {
    /** 21 bits: a long holds three even distributions. */
    private static final long PART = (1 << 21) - 1;

    private Camera() {}

    /**
     * Grey as a camera with other colour filters sees it: channels mixed at random about their common weights.
     *
     * @param picture in colour or grey
     * @param random where chance comes from
     * @return the grey picture, of the same size
     */
    public static Image gray(Image picture, SplittableRandom random) {
        if (picture.isGray()) {
            return picture;
        }
        double[] weights = {0.299, 0.587, 0.114};
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            weights[c] = Math.max(0, weights[c] + random.nextDouble(-0.2, 0.2));
            sum += weights[c];
        }
        int red = (int) (weights[0] / sum * 256);
        int green = (int) (weights[1] / sum * 256);
        int blue = 256 - red - green;
        ByteBuffer samples = picture.buffer();
        byte[] gray = new byte[picture.width() * picture.height()];
        for (int i = 0; i < gray.length; i++) {
            int mixed = red * (samples.get() & 0xff) + green * (samples.get() & 0xff) + blue * (samples.get() & 0xff);
            gray[i] = (byte) (mixed >> 8);
        }
        return Image.gray(picture.width(), picture.height(), gray);
    }

    /**
     * Light of another colour: each channel brighter or darker by up to a seventh.
     *
     * @param values red, green and blue of each pixel, changed in place
     * @param random where chance comes from
     */
    public static void tint(float[] values, SplittableRandom random) {
        for (int c = 0; c < 3; c++) {
            float gain = (float) Math.exp(random.nextDouble(-0.13, 0.13));
            for (int i = c; i < values.length; i += 3) {
                values[i] *= gain;
            }
        }
    }

    /**
     * Contrast, brightness, and a curve like that of another exposure.
     *
     * @param values grey values, changed in place
     * @param random where chance comes from
     */
    public static void relight(float[] values, SplittableRandom random) {
        double contrast = Math.exp(random.nextDouble(-0.45, 0.45));
        double brightness = random.nextDouble(-35, 35);
        double gamma = Math.exp(random.nextDouble(-0.4, 0.4));
        float[] table = new float[256];
        for (int v = 0; v < table.length; v++) {
            table[v] = (float) ((255 * Math.pow(v / 255.0, gamma) - 127.5) * contrast + 127.5 + brightness);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = table[rounded(values[i])];
        }
    }

    /**
     * About normal, of a strength between the lowest and the highest standard deviation.
     *
     * @param values grey values, changed in place
     * @param lowest of the strength, in grey values
     * @param highest of the strength, in grey values
     * @param random where chance comes from
     */
    public static void noise(float[] values, double lowest, double highest, SplittableRandom random) {
        // Three times an even distribution of length 1 has half that deviation.
        double strength = 2 * random.nextDouble(lowest, highest);
        for (int i = 0; i < values.length; i++) {
            long bits = random.nextLong();
            long sum = (bits & PART) + (bits >>> 21 & PART) + (bits >>> 42 & PART);
            values[i] += (float) (strength * ((double) sum / PART - 1.5));
        }
    }

    /**
     * {@return a picture of values rounded to grey values}
     *
     * @param values row by row
     * @param width of the picture in pixels
     */
    public static Image picture(float[] values, int width) {
        return Image.gray(width, values.length / width, rounded(values));
    }

    /**
     * {@return a picture of values rounded to samples of red, green and blue}
     *
     * @param values row by row, three a pixel
     * @param width of the picture in pixels
     */
    public static Image colourPicture(float[] values, int width) {
        return Image.rgb(width, values.length / 3 / width, rounded(values));
    }

    private static byte[] rounded(float[] values) {
        byte[] samples = new byte[values.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) rounded(values[i]);
        }
        return samples;
    }

    /** By a cast, which takes a fraction of the time of {@link Math#round}. */
    private static int rounded(float value) {
        return (int) (Math.max(0, Math.min(255, value)) + 0.5f);
    }

    /**
     * {@return a picture as JPEG leaves it, grey if it was}
     *
     * @param picture any size
     * @param quality 0 to 1
     */
    public static Image jpeg(Image picture, double quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // In memory: by itself ImageIO goes through a file on disk.
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality((float) quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture.toBufferedImage(), null, null), how);
            out.flush();
            BufferedImage back =
                    ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            return picture.isGray() ? Image.of(back).toGray() : Image.of(back);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }
}
