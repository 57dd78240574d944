package dev.mien.train.detect;

import dev.mien.dataset.TruthBox;
import dev.mien.face.Box;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.train.picture.Camera;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes training scenes of faces from {@value #SMALLEST} pixels to nearly the whole frame: one picture scaled and turned, a
 * mosaic of small ones, heads and face crops pasted into a picture without faces, or such a picture alone. The same seed
 * gives the same scene.
 */
final class Composer {
    static final int SIDE = 256;

    /** A smaller face, by the square root of its area, is ignored. */
    private static final double SMALLEST = 6;

    /** Sizes that a picture with faces is scaled to; the lower end leaves most crowds about as they are. */
    private static final double LEAST_SCALED = 9;

    private static final double LARGEST = 260;
    private static final double MOST_ENLARGED = 4;
    private static final double STEEPEST = Math.toRadians(30);

    /** A scene without faces is scaled until its shorter side is this share of the canvas's, so that it is seen reduced, too. */
    private static final double LEAST_FILLED = 0.6;

    private static final double MOST_FILLED = 2.5;
    /** Pictures across and down; beyond four most of their faces are too small to learn. */
    private static final int[] MOSAICS = {2, 2, 3, 4};

    private static final int MOST_HEADS = 40;
    /** Whole photos of people are searched at these scales: from crowds of dots to single heads. */
    private static final double LEAST_SHOWN = 0.5;

    private static final double MOST_SHOWN = 2.4;

    /** How often a crop is pasted where a head could be, and how often one that shows no face. */
    private static final double CROPS = 0.12;

    private static final double DECOYS = 0.12;

    /** A crop has this side, and is pasted with sides from the next to {@link #CROP_ENLARGED} times its own. */
    private static final double CROP_SIDE = 48;

    private static final double SMALLEST_CROP = 16;
    private static final double CROP_ENLARGED = 6;

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
        if (kind < 0.55) {
            single(canvas, random);
        } else if (kind < 0.9) {
            mosaic(canvas, random);
        } else {
            background(canvas, random);
            if (kind < 0.97) {
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
        DetectorData.Source source = source(random);
        Scene scene = any(source.scenes(), random);
        if (source.whole()) {
            canvas.paint(scene, shown(scene, canvas.all(), random), canvas.all());
            return;
        }
        if (random.nextDouble() < 0.75) {
            background(canvas, random);
        }
        List<TruthBox> faces =
                scene.faces().stream().filter(face -> !face.ignore()).toList();
        Box around = faces.isEmpty()
                ? frame(scene.picture())
                : faces.get(random.nextInt(faces.size())).box();
        double size = logUniform(random, LEAST_SCALED, LARGEST);
        double limit = scene.picture().width() > CROP_SIDE ? MOST_ENLARGED : CROP_ENLARGED;
        double scale = Math.min(limit, size / Math.sqrt(around.area()));
        canvas.paint(scene, placed(around.center(), scale, within(size, random), random), canvas.all());
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
                DetectorData.Source source = source(random);
                boolean empty = random.nextDouble() < 0.15;
                Scene scene = empty ? without(random) : any(source.scenes(), random);
                canvas.paint(
                        scene,
                        !empty && source.whole() ? shown(scene, region, random) : filling(scene, region, random),
                        region);
            }
        }
    }

    /** A picture about as large as its place. */
    private static Affine filling(Scene scene, Canvas.Region region, SplittableRandom random) {
        Image picture = scene.picture();
        double fill = region.box().width() / Math.min(picture.width(), picture.height());
        return placed(
                center(picture),
                fill * logUniform(random, 0.7, 1.6),
                region.box().center(),
                random);
    }

    /** Heads of any source, crops and decoys, none over another. */
    private void heads(Canvas canvas, SplittableRandom random) {
        int wanted = random.nextInt(1, MOST_HEADS + 1);
        List<Box> taken = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            double kind = random.nextDouble();
            if (kind < CROPS) {
                double largest = (wanted < 4 ? CROP_ENLARGED : 2) * CROP_SIDE;
                pasteCrop(canvas, crop(random), logUniform(random, SMALLEST_CROP, largest), taken, random);
            } else if (kind < CROPS + DECOYS) {
                pasteCrop(canvas, decoy(random), logUniform(random, SMALLEST_CROP, 2 * CROP_SIDE), taken, random);
            } else {
                pasteHead(canvas, wanted < 4 ? 200 : 60, taken, random);
            }
        }
    }

    private void pasteHead(Canvas canvas, double largest, List<Box> taken, SplittableRandom random) {
        Scene scene = any(source(random).scenes(), random);
        List<TruthBox> sharp = scene.faces().stream()
                .filter(face -> !face.ignore() && Math.sqrt(face.box().area()) > 20)
                .toList();
        if (sharp.isEmpty()) {
            return;
        }
        TruthBox face = sharp.get(random.nextInt(sharp.size()));
        double size = logUniform(random, SMALLEST, largest);
        double scale = Math.min(MOST_ENLARGED, size / Math.sqrt(face.box().area()));
        Affine map = placed(face.box().center(), scale, anywhere(random), random);
        if (take(grown(face.box()), map, taken)) {
            Scene alone = new Scene(scene.picture(), List.of(face));
            canvas.paste(alone, map, Cover.head(face.box()));
        }
    }

    private static void pasteCrop(Canvas canvas, Scene crop, double size, List<Box> taken, SplittableRandom random) {
        Affine map = placed(center(crop.picture()), size / crop.picture().width(), anywhere(random), random);
        if (take(frame(crop.picture()), map, taken)) {
            pasteCrop(canvas, crop, map, random);
        }
    }

    /** Pastes a whole picture: as it is, with a soft border or as an ellipse, in its own light. */
    private static void pasteCrop(Canvas canvas, Scene crop, Affine map, SplittableRandom random) {
        Image picture = crop.picture();
        Cover cover = switch (random.nextInt(3)) {
            case 0 -> Cover.WHOLE;
            case 1 -> Cover.feathered(picture);
            default -> Cover.ellipse(picture);
        };
        canvas.paste(new Scene(Degradation.relit(picture, random), crop.faces()), map, cover);
    }

    /** Takes the place that a part of a picture would cover, unless something is there. */
    private static boolean take(Box part, Affine map, List<Box> taken) {
        Box place = Labels.around(part, map);
        if (taken.stream().anyMatch(other -> other.intersection(place) > 0)) {
            return false;
        }
        taken.add(place);
        return true;
    }

    /** A square without a face out of a scene. */
    private Scene decoy(SplittableRandom random) {
        Image picture = without(random).picture();
        int side = Math.min(random.nextInt(32, 129), Math.min(picture.width(), picture.height()));
        int x = random.nextInt(picture.width() - side + 1);
        int y = random.nextInt(picture.height() - side + 1);
        Image square = picture.crop(x, y, side, side);
        // As grey as the crops of faces are, every second time, so that grey is no sign of a face.
        return new Scene(random.nextBoolean() ? Camera.gray(square, random) : square, List.of());
    }

    /** A crop, one to {@value #CROP_ENLARGED} times as large, somewhere in a scene without faces: to measure with. */
    static Scene pasted(Scene crop, Scene scene, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Canvas canvas = new Canvas(SIDE, 0);
        background(canvas, scene, 1, random);
        double size = CROP_SIDE * logUniform(random, 1, CROP_ENLARGED);
        Affine map = placed(center(crop.picture()), size / crop.picture().width(), within(size, random), random);
        pasteCrop(canvas, crop, map, random);
        return canvas.scene();
    }

    /** With the hair around it, as it is pasted. */
    private static Box grown(Box face) {
        double w = 1.6 * face.width();
        double h = 1.5 * face.height();
        return new Box(face.center().x() - w / 2, face.center().y() - h / 2, w, h);
    }

    private void background(Canvas canvas, SplittableRandom random) {
        background(canvas, without(random), LEAST_FILLED, random);
    }

    /** @param least share of the canvas's side that a scene's shorter side fills at least */
    private static void background(Canvas canvas, Scene without, double least, SplittableRandom random) {
        Image picture = without.picture();
        double fill = (double) SIDE / Math.min(picture.width(), picture.height());
        double scale = fill * logUniform(random, least, MOST_FILLED);
        double freeX = picture.width() - SIDE / scale;
        double freeY = picture.height() - SIDE / scale;
        Affine map = Affine.translate(-random.nextDouble() * freeX, -random.nextDouble() * freeY)
                .then(Affine.scale(scale, scale));
        canvas.paint(without, map, canvas.all());
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

    /** A picture at any scale, mostly about one of its faces, with no border seen unless it is too small for its place. */
    private static Affine shown(Scene scene, Canvas.Region region, SplittableRandom random) {
        Image picture = scene.picture();
        Box place = region.box();
        double scale = logUniform(random, LEAST_SHOWN, MOST_SHOWN);
        Point shown = scene.faces().isEmpty() || random.nextDouble() < 0.3
                ? new Point(random.nextDouble() * picture.width(), random.nextDouble() * picture.height())
                : any(scene.faces(), random).box().center();
        double across = place.width() / scale;
        double down = place.height() / scale;
        double x = within(shown.x() - random.nextDouble() * across, picture.width() - across);
        double y = within(shown.y() - random.nextDouble() * down, picture.height() - down);
        return placed(new Point(x + across / 2, y + down / 2), scale, place.center(), random);
    }

    /** The place nearest to the wanted one between 0 and the free length, in whichever order these are. */
    private static double within(double wanted, double free) {
        return Math.max(Math.min(0, free), Math.min(Math.max(0, free), wanted));
    }

    private static Box frame(Image picture) {
        return new Box(0, 0, picture.width(), picture.height());
    }

    private static Point center(Image picture) {
        return frame(picture).center();
    }

    private static Point anywhere(SplittableRandom random) {
        return new Point(random.nextDouble() * SIDE, random.nextDouble() * SIDE);
    }

    /** A centre for what is so large and is to be seen whole, if it fits. */
    private static Point within(double size, SplittableRandom random) {
        double margin = Math.min(0.5, size / 2 / SIDE);
        return new Point(
                SIDE * (margin + random.nextDouble() * (1 - 2 * margin)),
                SIDE * (margin + random.nextDouble() * (1 - 2 * margin)));
    }

    private Scene crop(SplittableRandom random) {
        return any(data.crops(), random);
    }

    /** Where the next face comes from, each source by its share. */
    private DetectorData.Source source(SplittableRandom random) {
        double place = random.nextDouble();
        for (DetectorData.Source source : data.faces()) {
            place -= source.share();
            if (place < 0) {
                return source;
            }
        }
        return data.faces().get(0);
    }

    private Scene without(SplittableRandom random) {
        return any(any(data.empty(), random), random);
    }

    private static <T> T any(List<T> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }

    private static double logUniform(SplittableRandom random, double low, double high) {
        return low * Math.pow(high / low, random.nextDouble());
    }
}
