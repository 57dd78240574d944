package dev.mien.train.detect;

import dev.mien.dataset.TruthBox;
import dev.mien.face.Box;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Point;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes training scenes of faces from {@value #SMALLEST} pixels to nearly the whole frame: one picture scaled and turned, a
 * mosaic of small ones, heads pasted into a scene without faces, or such a scene alone. The same seed gives the same scene.
 */
final class Composer {
    static final int SIDE = 320;

    /** A smaller face, by the square root of its area, is ignored. */
    private static final double SMALLEST = 9;

    private static final double LARGEST = 300;
    private static final double MOST_ENLARGED = 4;
    private static final double STEEPEST = Math.toRadians(30);
    private static final int[] MOSAICS = {2, 2, 3, 4, 5, 7};
    private static final int MOST_HEADS = 14;
    /** How often a picture is of each source of faces, added up: LFW, masks, close-ups. */
    private static final double[] SOURCES = {0.45, 0.75, 1};

    private final DetectorData.Training data;
    private final Degradation degradation;

    Composer(DetectorData.Training data, Degradation.Options degradation) {
        this.data = data;
        this.degradation = new Degradation(degradation);
    }

    Scene compose(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Canvas canvas = new Canvas(SIDE, random.nextInt(256));
        double kind = random.nextDouble();
        if (kind < 0.4) {
            if (random.nextBoolean()) {
                background(canvas, random);
            }
            single(canvas, random);
        } else if (kind < 0.68) {
            mosaic(canvas, random);
        } else {
            background(canvas, random);
            if (kind < 0.92) {
                heads(canvas, random);
            }
        }
        Scene scene = canvas.scene();
        return new Scene(
                degradation.apply(scene, random),
                scene.faces().stream().map(Composer::sized).toList());
    }

    private static TruthBox sized(TruthBox face) {
        boolean tiny = Math.sqrt(face.box().area()) < SMALLEST;
        return new TruthBox(face.box(), face.ignore() || tiny, face.points());
    }

    /** A picture scaled so that one of its faces gets a size drawn evenly by its logarithm. */
    private void single(Canvas canvas, SplittableRandom random) {
        Scene scene = grayed(face(random), random);
        List<TruthBox> faces =
                scene.faces().stream().filter(face -> !face.ignore()).toList();
        Box around = faces.isEmpty()
                ? new Box(0, 0, scene.picture().width(), scene.picture().height())
                : faces.get(random.nextInt(faces.size())).box();
        double size = logUniform(random, 24, LARGEST);
        double scale = Math.min(MOST_ENLARGED, size / Math.sqrt(around.area()));
        double margin = Math.min(0.5, size / 2 / SIDE);
        Point target = new Point(
                SIDE * (margin + random.nextDouble() * (1 - 2 * margin)),
                SIDE * (margin + random.nextDouble() * (1 - 2 * margin)));
        canvas.paint(scene, placed(around.center(), scale, target, random), canvas.all());
    }

    /** Pictures side by side, each filling its place. */
    private void mosaic(Canvas canvas, SplittableRandom random) {
        int count = MOSAICS[random.nextInt(MOSAICS.length)];
        for (int row = 0; row < count; row++) {
            for (int column = 0; column < count; column++) {
                Canvas.Region region = new Canvas.Region(
                        SIDE * column / count,
                        SIDE * row / count,
                        SIDE * (column + 1) / count,
                        SIDE * (row + 1) / count);
                Scene scene = grayed(random.nextDouble() < 0.15 ? without(random) : face(random), random);
                Image picture = scene.picture();
                double fill = (double) SIDE / count / Math.min(picture.width(), picture.height());
                Point center = new Point(picture.width() / 2.0, picture.height() / 2.0);
                canvas.paint(
                        scene,
                        placed(
                                center,
                                fill * random.nextDouble(1, 1.5),
                                region.box().center(),
                                random),
                        region);
            }
        }
    }

    /** Heads that do not overlap, of any source. */
    private void heads(Canvas canvas, SplittableRandom random) {
        int wanted = random.nextInt(1, MOST_HEADS + 1);
        double largest = wanted < 4 ? 200 : 80;
        for (int i = 0; i < wanted; i++) {
            Scene scene = face(random);
            List<TruthBox> sharp = scene.faces().stream()
                    .filter(face -> !face.ignore() && Math.sqrt(face.box().area()) > 20)
                    .toList();
            if (sharp.isEmpty()) {
                continue;
            }
            TruthBox face = sharp.get(random.nextInt(sharp.size()));
            double size = logUniform(random, SMALLEST, largest);
            double scale = Math.min(MOST_ENLARGED, size / Math.sqrt(face.box().area()));
            Point target = new Point(random.nextDouble() * SIDE, random.nextDouble() * SIDE);
            Affine map = placed(face.box().center(), scale, target, random);
            Box place = grown(Labels.map(face, map).box());
            boolean free = canvas.faces().stream()
                    .noneMatch(other -> grown(other.box()).intersection(place) > 0);
            if (free) {
                canvas.paste(grayed(scene, random), face, map);
            }
        }
    }

    /** With the hair around it, as it is pasted. */
    private static Box grown(Box face) {
        double w = 1.6 * face.width();
        double h = 1.5 * face.height();
        return new Box(face.center().x() - w / 2, face.center().y() - h / 2, w, h);
    }

    private void background(Canvas canvas, SplittableRandom random) {
        Scene scene = grayed(without(random), random);
        Image picture = scene.picture();
        double fill = (double) SIDE / Math.min(picture.width(), picture.height());
        double scale = fill * random.nextDouble(1, 2.5);
        double freeX = Math.max(0, picture.width() - SIDE / scale);
        double freeY = Math.max(0, picture.height() - SIDE / scale);
        Affine map = Affine.translate(-random.nextDouble() * freeX, -random.nextDouble() * freeY)
                .then(Affine.scale(scale, scale));
        canvas.paint(scene, map, canvas.all());
    }

    /** Puts a point of a picture to a point of the canvas, scaled, perhaps mirrored and turned. */
    private static Affine placed(Point point, double scale, Point target, SplittableRandom random) {
        double stretch = Math.exp(random.nextDouble(-0.08, 0.08));
        double angle = random.nextDouble() < 0.6 ? random.nextDouble(-STEEPEST, STEEPEST) : 0;
        double mirror = random.nextBoolean() ? -1 : 1;
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        return Affine.translate(-point.x(), -point.y())
                .then(Affine.scale(mirror * scale * stretch, scale / stretch))
                .then(new Affine(cos, -sin, target.x(), sin, cos, target.y()));
    }

    private Scene face(SplittableRandom random) {
        double source = random.nextDouble();
        int index = 0;
        while (source >= SOURCES[index]) {
            index++;
        }
        List<Scene> scenes = data.faces().get(index);
        return scenes.get(random.nextInt(scenes.size()));
    }

    private Scene without(SplittableRandom random) {
        return data.scenes().get(random.nextInt(data.scenes().size()));
    }

    private static Scene grayed(Scene scene, SplittableRandom random) {
        return new Scene(Degradation.gray(scene.picture(), random), scene.faces());
    }

    private static double logUniform(SplittableRandom random, double low, double high) {
        return low * Math.pow(high / low, random.nextDouble());
    }
}
