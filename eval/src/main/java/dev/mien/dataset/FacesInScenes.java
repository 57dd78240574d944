package dev.mien.dataset;

import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Point;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/**
 * Whole pictures whose one face and its place are known: face crops enlarged, turned, lit differently and put anywhere into
 * scenes without faces. They tell what is lost between a crop and a photo.
 *
 * <p>A picture has {@value #WIDTH} x {@value #HEIGHT} grey pixels, which the scene fills. The crop becomes a square of 72 to
 * 288 pixels (1.5 to 6 times FER+'s 48, evenly by the logarithm), turned by up to 25 degrees either way, within the frame
 * as a whole. All of the crop is shown; its edge pixels go on outside it and fade into the scene over a fifth of its side, so
 * that no border can be taken for a feature. The light on the face changes by a gamma of 0.75 to 1.33, a contrast of 0.75 to
 * 1.2, a brightness of -20 to 20, and a slope of up to 25 either way from its centre to its edge in any direction.
 *
 * <p>What is drawn depends on the seed and on the names of the faces and scenes alone, so that a face looks the same whichever
 * others are measured with it.
 */
public final class FacesInScenes {
    static final int WIDTH = 640;
    static final int HEIGHT = 480;

    /** So many scenes are used: those that the trainer of face detectors never learns from. */
    public static final int SCENES = 100;

    private static final double SMALLEST = 72;
    private static final double LARGEST = 288;
    private static final double STEEPEST = 25;
    private static final double FADE = 0.2;

    private FacesInScenes() {}

    /**
     * One picture for each labelled face, in the order of the data set, composed when it is read.
     *
     * @param faces pictures with labels
     * @param scenes pictures without faces; the first {@value #SCENES} by {@link #order} are used
     * @param seed of the places, sizes, angles and light
     * @return one picture for each labelled face
     */
    public static List<FaceInScene> compose(ExpressionDataset faces, DetectionDataset scenes, long seed) {
        List<DetectionSample> used =
                scenes.samples().stream().sorted(order()).limit(SCENES).toList();
        return faces.labelled().stream().map(face -> compose(face, used, seed)).toList();
    }

    /**
     * Orders scenes by the CRC-32 of their name before the first underscore, then by name: as good as by chance, but the same
     * everywhere, and views of one house, such as {@code 12_kitchen.jpg}, stay together.
     *
     * @return the order of scenes
     */
    public static Comparator<DetectionSample> order() {
        return Comparator.comparing((DetectionSample scene) -> crc(scene.id().replaceFirst("_.*", "")))
                .thenComparing(DetectionSample::id);
    }

    private static FaceInScene compose(Sample face, List<DetectionSample> scenes, long seed) {
        SplittableRandom random = new SplittableRandom(seed ^ crc(face.id()) << 32);
        DetectionSample scene = scenes.get(random.nextInt(scenes.size()));
        double side = SMALLEST * Math.pow(LARGEST / SMALLEST, random.nextDouble());
        double degrees = random.nextDouble(-STEEPEST, STEEPEST);
        double turn = Math.toRadians(degrees);
        double reach = side * (Math.cos(turn) + Math.abs(Math.sin(turn))) / 2;
        Point centre = new Point(random.nextDouble(reach, WIDTH - reach), random.nextDouble(reach, HEIGHT - reach));
        double cos = side * Math.cos(turn);
        double sin = side * Math.sin(turn);
        Affine map = Affine.translate(-0.5, -0.5).then(new Affine(cos, sin, centre.x(), -sin, cos, centre.y()));
        Light light = Light.drawn(random);
        return new FaceInScene(
                face,
                side,
                degrees,
                map,
                () -> paste(face.picture().read(), scene.picture().read(), map, light));
    }

    private static Image paste(Image face, Image scene, Affine squareToPicture, Light light) throws IOException {
        double fill = Math.max((double) WIDTH / scene.width(), (double) HEIGHT / scene.height());
        byte[] samples = new byte[WIDTH * HEIGHT];
        Image background = scene.toGray().warp(Affine.scale(fill, fill), WIDTH, HEIGHT);
        background.buffer().get(samples);
        Image drawn = face.toGray()
                .warp(Affine.scale(1.0 / face.width(), 1.0 / face.height()).then(squareToPicture), WIDTH, HEIGHT);
        Affine toSquare = squareToPicture.inverse();
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                Point at = toSquare.apply(new Point(x + 0.5, y + 0.5));
                double share = share(at);
                if (share > 0) {
                    double lit = light.on(drawn.sample(x, y, 0), at);
                    double mixed = share * lit + (1 - share) * background.sample(x, y, 0);
                    samples[y * WIDTH + x] = (byte) Math.round(mixed);
                }
            }
        }
        return Image.gray(WIDTH, HEIGHT, samples);
    }

    /** How much of the face shows at a point in units of its side: 1 within the square, 0 from {@link #FADE} outside on. */
    private static double share(Point at) {
        double x = Math.max(0, Math.abs(at.x() - 0.5) - 0.5);
        double y = Math.max(0, Math.abs(at.y() - 0.5) - 0.5);
        double rest = Math.max(0, 1 - Math.hypot(x, y) / FADE);
        return rest * rest * (3 - 2 * rest);
    }

    /** @param slopeX brightness added per half side to the right of the centre, {@code slopeY} downwards */
    private record Light(double gamma, double contrast, double brightness, double slopeX, double slopeY) {
        static Light drawn(SplittableRandom random) {
            double direction = random.nextDouble(2 * Math.PI);
            double slope = random.nextDouble(25);
            return new Light(
                    Math.pow(4.0 / 3, random.nextDouble(-1, 1)),
                    random.nextDouble(0.75, 1.2),
                    random.nextDouble(-20, 20),
                    slope * Math.cos(direction),
                    slope * Math.sin(direction));
        }

        double on(int value, Point at) {
            double exposed = 255 * Math.pow(value / 255.0, gamma);
            double slope = 2 * (slopeX * (at.x() - 0.5) + slopeY * (at.y() - 0.5));
            return Math.max(0, Math.min(255, 127.5 + contrast * (exposed - 127.5) + brightness + slope));
        }
    }

    private static long crc(String name) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
