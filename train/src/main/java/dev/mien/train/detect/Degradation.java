package dev.mien.train.detect;

import dev.mien.dataset.TruthBox;
import dev.mien.face.Box;
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

/** What cameras and files do to a picture without moving anything, and things held before a face. Labels stay. */
final class Degradation {
    /** Shares of the pictures, or of the faces, that a change befalls. */
    record Options(double blur, double noise, double jpeg, double occlusion) {
        static Options defaults() {
            return new Options(0.2, 0.3, 0.3, 0.12);
        }

        static Options none() {
            return new Options(0, 0, 0, 0);
        }
    }

    private final Options options;

    Degradation(Options options) {
        this.options = options;
    }

    /** Grey as a camera with other colour filters sees it: channels mixed at random about their common weights. */
    static Image gray(Image picture, SplittableRandom random) {
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

    Image apply(Scene scene, SplittableRandom random) {
        Image picture = scene.picture();
        float[] values = picture.toFloats();
        int width = picture.width();
        for (TruthBox face : scene.faces()) {
            if (random.nextDouble() < options.occlusion()) {
                cover(values, width, picture.height(), face.box(), random);
            }
        }
        if (random.nextDouble() < options.blur()) {
            int size = random.nextInt(3, 6);
            values = picture(values, width)
                    .resize(Math.max(1, width * 3 / (2 * size)), Math.max(1, picture.height() * 3 / (2 * size)))
                    .resize(width, picture.height())
                    .toFloats();
        }
        relight(values, random);
        if (random.nextDouble() < options.noise()) {
            double deviation = random.nextDouble(2, 14);
            for (int i = 0; i < values.length; i++) {
                values[i] +=
                        (float) (deviation * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5));
            }
        }
        Image degraded = picture(values, width);
        return random.nextDouble() < options.jpeg() ? jpeg(degraded, random.nextDouble(0.1, 0.8)) : degraded;
    }

    /** A grey picture in another light. */
    static Image relit(Image picture, SplittableRandom random) {
        float[] values = picture.toFloats();
        relight(values, random);
        return picture(values, picture.width());
    }

    /** Contrast, brightness, and a curve like that of another exposure. */
    private static void relight(float[] values, SplittableRandom random) {
        double contrast = Math.exp(random.nextDouble(-0.45, 0.45));
        double brightness = random.nextDouble(-35, 35);
        double gamma = Math.exp(random.nextDouble(-0.4, 0.4));
        float[] table = new float[256];
        for (int v = 0; v < table.length; v++) {
            table[v] = (float) ((255 * Math.pow(v / 255.0, gamma) - 127.5) * contrast + 127.5 + brightness);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = table[Math.max(0, Math.min(255, Math.round(values[i])))];
        }
    }

    /** A plain or striped patch over up to a third of a face. */
    private static void cover(float[] values, int width, int height, Box face, SplittableRandom random) {
        double w = face.width() * random.nextDouble(0.25, 0.6);
        double h = face.height() * random.nextDouble(0.2, 0.5);
        double x = face.x() + random.nextDouble() * (face.width() - w);
        double y = face.y() + random.nextDouble() * (face.height() - h);
        int shade = random.nextInt(256);
        int stripe = random.nextInt(60);
        for (int row = (int) Math.max(0, y); row < Math.min(height, y + h); row++) {
            for (int column = (int) Math.max(0, x); column < Math.min(width, x + w); column++) {
                values[row * width + column] = shade + (row / 3 % 2) * stripe;
            }
        }
    }

    private static Image picture(float[] values, int width) {
        byte[] gray = new byte[values.length];
        for (int i = 0; i < gray.length; i++) {
            gray[i] = (byte) Math.max(0, Math.min(255, Math.round(values[i])));
        }
        return Image.gray(width, values.length / width, gray);
    }

    private static Image jpeg(Image picture, double quality) {
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
            return Image.of(back).toGray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }
}
