package dev.mien.train.landmark;

import dev.mien.face.FacePart;
import dev.mien.face.FivePoints;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.landmark.FaceCrop;
import dev.mien.train.picture.Camera;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Makes the crops that a landmark network learns from. The same seed gives the same crop. */
final class Augmenter {
    /**
     * Shares of the crops that a change befalls.
     *
     * @param loose cut out as by a box, turned and off the middle; the others as by five points
     * @param framed of a picture that ends near the face
     * @param covered something lies before the face
     * @param shouting the mouth is opened ({@link Grimace})
     * @param blinking the eyes are closed, more or less
     * @param coarse seen with fewer pixels than the crop has
     */
    record Options(
            double loose,
            double framed,
            double covered,
            double shouting,
            double blinking,
            double coarse,
            double noise,
            double jpeg) {
        static Options defaults() {
            return new Options(0.4, 0.3, 0.3, 0.3, 0.25, 0.5, 0.4, 0.3);
        }

        static Options none() {
            return new Options(0, 0, 0, 0, 0, 0, 0, 0);
        }
    }

    /** Pixels that the side of a crop spans at least in the picture: an eye distance of 5. */
    private static final double COARSEST = 18;

    private static final double STEEPEST = Math.toRadians(45);

    private final List<Portrait> portraits;
    private final Map<Trust, List<Portrait>> byTrust;
    private final int side;
    private final Options options;

    Augmenter(List<Portrait> portraits, int side, Options options) {
        this.portraits = List.copyOf(portraits);
        this.byTrust = portraits.stream()
                .collect(Collectors.groupingBy(Portrait::trust, () -> new EnumMap<>(Trust.class), Collectors.toList()));
        this.side = side;
        this.options = options;
    }

    /**
     * @param pixels grey values 0 to 255, side x side
     * @param points x and y of each point, in shares of the side
     * @param trust how far they are to be believed
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Example(float[] pixels, float[] points, Trust trust) {}

    Example make(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Portrait portrait = drawn(random);
        portrait = portrait.trust() == Trust.NO_FACE ? portrait : grimacing(portrait, random);
        if (random.nextDouble() < options.framed()) {
            portrait = portrait.cut(
                    random.nextDouble(-0.08, 0.35),
                    random.nextDouble(-0.08, 0.5),
                    random.nextDouble(-0.08, 0.35),
                    random.nextDouble(-0.08, 0.35));
        }
        Affine mirror =
                random.nextBoolean() ? new Affine(-1, 0, portrait.picture().width(), 0, 1, 0) : Affine.IDENTITY;
        List<Point> points = mirrored(portrait.points(), mirror);
        Affine toCrop =
                FaceCrop.ofPoints(FivePoints.of(points).orElseThrow(), 1).then(jitter(random));
        int span = random.nextDouble() < options.coarse()
                ? (int) Math.round(COARSEST * Math.pow(side / COARSEST, random.nextDouble()))
                : side;
        List<Point> inCrop = points.stream().map(toCrop::apply).toList();
        Image crop = shot(portrait.picture(), mirror.then(toCrop), span, inCrop, random);
        float[] target = new float[2 * inCrop.size()];
        for (int i = 0; i < inCrop.size(); i++) {
            target[2 * i] = (float) inCrop.get(i).x();
            target[2 * i + 1] = (float) inCrop.get(i).y();
        }
        return new Example(crop.resize(side, side).toFloats(), target, portrait.trust());
    }

    /** A portrait of any kind, in the kinds' shares. */
    private Portrait drawn(SplittableRandom random) {
        double all = byTrust.keySet().stream().mapToDouble(Trust::share).sum();
        double place = random.nextDouble(all);
        List<Portrait> kind = portraits;
        for (Map.Entry<Trust, List<Portrait>> entry : byTrust.entrySet()) {
            kind = entry.getValue();
            place -= entry.getKey().share();
            if (place < 0) {
                break;
            }
        }
        return kind.get(random.nextInt(kind.size()));
    }

    private Portrait any(SplittableRandom random) {
        return portraits.get(random.nextInt(portraits.size()));
    }

    private Portrait grimacing(Portrait portrait, SplittableRandom random) {
        Portrait face = portrait;
        if (random.nextDouble() < options.shouting()) {
            face = Grimace.openMouth(face, random.nextDouble(0.2, 1.8), random);
        }
        if (random.nextDouble() < options.blinking()) {
            double share = random.nextDouble(0.2, 1);
            face = Grimace.closeEye(face, FacePart.RIGHT_EYE, share, random);
            face = Grimace.closeEye(face, FacePart.LEFT_EYE, share, random);
        }
        return face;
    }

    private static List<Point> mirrored(List<Point> points, Affine map) {
        if (map.a() > 0) {
            return points;
        }
        List<Point> mirrored = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            mirrored.add(map.apply(points.get(FacePart.mirrored(i))));
        }
        return mirrored;
    }

    /** Of the unit square: how far off the crop is, and a face of slightly other proportions. */
    private Affine jitter(SplittableRandom random) {
        boolean loose = random.nextDouble() < options.loose();
        double turn = loose && random.nextBoolean()
                ? random.nextDouble(-STEEPEST, STEEPEST)
                : random.nextGaussian() * Math.toRadians(loose ? 10 : 5);
        double scale = Math.exp(loose ? random.nextDouble(-0.25, 0.25) : 0.06 * random.nextGaussian());
        double dx = loose ? random.nextDouble(-0.18, 0.18) : 0.025 * random.nextGaussian();
        double dy = loose ? random.nextDouble(-0.1, 0.1) : 0.025 * random.nextGaussian();
        double stretch = Math.exp(random.nextDouble(-0.08, 0.08));
        double shear = random.nextDouble(-0.06, 0.06);
        double cos = scale * Math.cos(turn);
        double sin = scale * Math.sin(turn);
        return Affine.translate(-0.5, -0.5)
                .then(new Affine(stretch, shear, 0, 0, 1 / stretch, 0))
                .then(new Affine(cos, -sin, 0.5 + dx, sin, cos, 0.5 + dy));
    }

    /** The crop as a camera at that distance takes it, {@code span} pixels wide. */
    private Image shot(Image picture, Affine toUnit, int span, List<Point> points, SplittableRandom random) {
        Affine toShot = toUnit.then(Affine.scale(span, span));
        float[] values = Camera.gray(picture.warp(toShot, span, span), random).toFloats();
        if (random.nextDouble() < options.covered()) {
            Affine grow = Affine.scale(span, span);
            float[] other = any(random).picture().resize(span, span).toGray().toFloats();
            Occluder.cover(values, span, points.stream().map(grow::apply).toList(), other, random);
        }
        Camera.relight(values, random);
        if (random.nextDouble() < options.noise()) {
            Camera.noise(values, 1, 9, random);
        }
        Image shot = Camera.picture(values, span);
        return random.nextDouble() < options.jpeg() ? Camera.jpeg(shot, random.nextDouble(0.1, 0.8)) : shot;
    }

    /** The mean of the points placed by hand in crops without jitter: x and y of each in shares of the side. */
    float[] average() {
        return average(byTrust.getOrDefault(Trust.BY_HAND, portraits));
    }

    /** The mean of faces' points in crops without jitter: x and y of each in shares of the side. */
    static float[] average(List<Portrait> portraits) {
        float[] mean = new float[LandmarkNetwork.NUMBERS];
        for (Portrait portrait : portraits) {
            Affine toCrop = FaceCrop.ofPoints(FivePoints.of(portrait.points()).orElseThrow(), 1);
            for (int i = 0; i < mean.length / 2; i++) {
                Point point = toCrop.apply(portrait.points().get(i));
                mean[2 * i] += (float) point.x() / portraits.size();
                mean[2 * i + 1] += (float) point.y() / portraits.size();
            }
        }
        return mean;
    }
}
