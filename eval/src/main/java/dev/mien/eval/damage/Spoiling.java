package dev.mien.eval.damage;

import static dev.mien.eval.damage.Spoilt.SIDE;

import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Images;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** How {@link Damage} is done to grey crops of {@value Spoilt#SIDE} pixels square. */
final class Spoiling {
    private Spoiling() {}

    static Spoilt shrink(Image crop, double faceWidth, Random random) {
        int side = (int) Math.round(faceWidth / Spoilt.FACE_WIDTH);
        // By way of a whole multiple, so that each pixel is the mean of the same area, as in a camera.
        int multiple = side * ((SIDE + side - 1) / side);
        double scale = (double) side / SIDE;
        return new Spoilt(crop.resize(multiple, multiple).resize(side, side), Affine.scale(scale, scale));
    }

    static Spoilt blur(Image crop, double sigma, Random random) {
        return Spoilt.inPlace(sigma == 0 ? crop : picture(blurRows(blurRows(crop.toFloats(), sigma), sigma)));
    }

    static Spoilt cutBelow(Image crop, double share, Random random) {
        return new Spoilt(crop.crop(0, 0, SIDE, rest(share)), Affine.IDENTITY);
    }

    static Spoilt cutAbove(Image crop, double share, Random random) {
        int lost = SIDE - rest(share);
        return new Spoilt(crop.crop(0, lost, SIDE, rest(share)), Affine.translate(0, -lost));
    }

    static Spoilt cutBeside(Image crop, double share, Random random) {
        int lost = random.nextBoolean() ? SIDE - rest(share) : 0;
        return new Spoilt(crop.crop(lost, 0, rest(share), SIDE), Affine.translate(-lost, 0));
    }

    static Spoilt tilt(Image crop, double degrees, Random random) {
        double turn = Math.toRadians(random.nextBoolean() ? degrees : -degrees);
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        return Spoilt.inPlace(aboutCentre(crop, new Affine(cos, sin, 0, -sin, cos, 0)));
    }

    static Spoilt squeeze(Image crop, double degrees, Random random) {
        return Spoilt.inPlace(aboutCentre(crop, Affine.scale(Math.cos(Math.toRadians(degrees)), 1)));
    }

    static Spoilt cover(Image crop, double share, Random random) {
        int side = (int) Math.round(SIDE * Math.sqrt(share));
        int left = random.nextInt(SIDE - side + 1);
        int top = random.nextInt(SIDE - side + 1);
        int shade = random.nextInt(256);
        float[] values = crop.toFloats();
        for (int i = 0; i < side * side; i++) {
            values[(top + i / side) * SIDE + left + i % side] = shade;
        }
        return Spoilt.inPlace(picture(values));
    }

    static Spoilt darken(Image crop, double share, Random random) {
        float[] values = crop.toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] *= (float) share;
        }
        return Spoilt.inPlace(picture(values));
    }

    static Spoilt addNoise(Image crop, double deviation, Random random) {
        float[] values = crop.toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (deviation * random.nextGaussian());
        }
        return Spoilt.inPlace(picture(values));
    }

    static Spoilt compress(Image crop, double quality, Random random) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // In memory: by itself ImageIO goes through a file on disk.
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality((float) quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(crop.toBufferedImage(), null, null), how);
            out.flush();
            return Spoilt.inPlace(
                    Images.read(bytes.toByteArray(), "compressed crop").toGray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }

    private static int rest(double lost) {
        return SIDE - (int) Math.round(lost * SIDE);
    }

    /** Edge pixels go on outside. */
    private static Image aboutCentre(Image crop, Affine linear) {
        double half = SIDE / 2.0;
        Affine map = Affine.translate(-half, -half).then(linear).then(Affine.translate(half, half));
        return crop.warp(map, SIDE, SIDE);
    }

    /** The result is transposed, so that doing it twice blurs both ways. Edge pixels go on outside. */
    private static float[] blurRows(float[] values, double sigma) {
        int reach = (int) Math.ceil(3 * sigma);
        double[] weights = new double[2 * reach + 1];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.exp(-(i - reach) * (i - reach) / (2 * sigma * sigma));
            sum += weights[i];
        }
        float[] blurred = new float[values.length];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double value = 0;
                for (int i = 0; i < weights.length; i++) {
                    int at = Math.max(0, Math.min(SIDE - 1, x + i - reach));
                    value += weights[i] * values[y * SIDE + at];
                }
                blurred[x * SIDE + y] = (float) (value / sum);
            }
        }
        return blurred;
    }

    private static Image picture(float[] values) {
        byte[] samples = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            samples[i] = (byte) Math.max(0, Math.min(255, Math.round(values[i])));
        }
        return Image.gray(SIDE, SIDE, samples);
    }
}
