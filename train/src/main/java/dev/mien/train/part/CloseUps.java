package dev.mien.train.part;

import dev.mien.dataset.MeasuredFace;
import dev.mien.face.Landmark68;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.landmark.PartCrop;
import dev.mien.train.picture.Camera;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Makes the squares that a {@link PartNetwork} learns from. The same seed gives the same square. */
final class CloseUps {
    /** Share of the squares that show a mouth. */
    private static final double MOUTHS = 0.35;
    /** Openings are drawn more evenly than they are: by one over the root of how many there are within such steps. */
    private static final double STEP = 0.04;

    private static final double TURN = Math.toRadians(7);
    private static final double SHIFT = 0.06;
    private static final double COARSE = 0.5;
    /** Pixels across that a square has in the picture at least. */
    private static final double COARSEST = 7;

    /** Shares of the mouths: of a data set of masks, and with a patch drawn over them. */
    private static final double OF_MASKS = 0.3;

    private static final double PATCHED = 0.12;

    private static final double NOISY = 0.4;
    private static final double JPEG = 0.25;

    private final Kind eyes;
    private final Kind mouths;
    private final List<PartData.Mouth> masked;
    private final List<PartData.Mouth> bare;
    private final int side;

    CloseUps(PartData.Training data, int side) {
        List<Look> eyeLooks = new ArrayList<>();
        List<Look> mouthLooks = new ArrayList<>();
        for (PartData.Subject subject : data.subjects()) {
            MeasuredFace.Measures truth = subject.truth();
            List<Point> points = truth.points();
            eyeLooks.add(new Look(
                    subject,
                    PartCrop.RIGHT_EYE,
                    truth.rightEye(),
                    List.of(
                            truth.rightIris(),
                            Landmark68.RIGHT_EYE_OUTER.of(points),
                            Landmark68.RIGHT_EYE_INNER.of(points))));
            eyeLooks.add(new Look(
                    subject,
                    PartCrop.LEFT_EYE,
                    truth.leftEye(),
                    List.of(
                            truth.leftIris(),
                            Landmark68.LEFT_EYE_OUTER.of(points),
                            Landmark68.LEFT_EYE_INNER.of(points))));
            mouthLooks.add(new Look(subject, PartCrop.MOUTH, truth.mouth(), List.of()));
        }
        this.eyes = new Kind(eyeLooks);
        this.mouths = new Kind(mouthLooks);
        this.masked = data.mouths().stream().filter(PartData.Mouth::covered).toList();
        this.bare = data.mouths().stream().filter(mouth -> !mouth.covered()).toList();
        this.side = side;
    }

    /**
     * A part of a face and what is known of it.
     *
     * @param places in pixels of the picture: of eyes the iris, the outer and the inner corner
     */
    private record Look(PartData.Subject subject, PartCrop crop, double opening, List<Point> places) {}

    /** Looks at one kind of part, drawn so that rare openings are seen more often. */
    private static final class Kind {
        private final List<Look> looks;
        private final double[] upTo;

        Kind(List<Look> looks) {
            this.looks = looks;
            int[] counts = new int[1 + looks.stream().mapToInt(Kind::step).max().orElse(0)];
            looks.forEach(look -> counts[step(look)]++);
            this.upTo = new double[looks.size()];
            double sum = 0;
            for (int i = 0; i < upTo.length; i++) {
                sum += 1 / Math.sqrt(counts[step(looks.get(i))]);
                upTo[i] = sum;
            }
        }

        private static int step(Look look) {
            return (int) (look.opening() / STEP);
        }

        Look draw(SplittableRandom random) {
            int place = Arrays.binarySearch(upTo, random.nextDouble(upTo[upTo.length - 1]));
            return looks.get(Math.min(looks.size() - 1, place < 0 ? -place - 1 : place));
        }
    }

    /**
     * @param pixels grey values 0 to 255, side x side
     * @param eye whether it is an eye, or else a mouth
     * @param opening what is to be said of it; {@link PartLoss#UNKNOWN} of a mouth whose opening nobody knows
     * @param places x and y of the iris, the outer and the inner corner in shares of the side; 0 of a mouth
     * @param covered whether it is a mouth that something hides
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Example(float[] pixels, boolean eye, float opening, float[] places, boolean covered) {}

    Example make(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean eye = random.nextDouble() >= MOUTHS;
        if (!eye && !masked.isEmpty() && !bare.isEmpty() && random.nextDouble() < OF_MASKS) {
            return ofMasks(random);
        }
        Look look = (eye ? eyes : mouths).draw(random);
        Affine toUnit = look.crop().of(look.subject().points(), 1).orElseThrow().then(jitter(random));
        if (!eye && random.nextBoolean()) {
            toUnit = toUnit.then(new Affine(-1, 0, 1, 0, 1, 0));
        }
        float[] places = new float[PartLoss.PLACES];
        for (int i = 0; i < look.places().size(); i++) {
            Point place = toUnit.apply(look.places().get(i));
            places[2 * i] = (float) place.x();
            places[2 * i + 1] = (float) place.y();
        }
        float[] pixels = shot(look.subject().picture(), toUnit, random)
                .resize(side, side)
                .toFloats();
        boolean patched = !eye && random.nextDouble() < PATCHED;
        if (patched) {
            patch(pixels, random);
        }
        return new Example(pixels, eye, patched ? PartLoss.UNKNOWN : (float) look.opening(), places, patched);
    }

    private Example ofMasks(SplittableRandom random) {
        List<PartData.Mouth> kind = random.nextBoolean() ? masked : bare;
        PartData.Mouth mouth = kind.get(random.nextInt(kind.size()));
        Affine toUnit = PartCrop.MOUTH.of(mouth.points(), 1).orElseThrow().then(jitter(random));
        float[] pixels =
                shot(mouth.picture(), toUnit, random).resize(side, side).toFloats();
        return new Example(pixels, false, PartLoss.UNKNOWN, new float[PartLoss.PLACES], mouth.covered());
    }

    /** Something over most of a mouth, in a shade that is darker or lighter to one side. */
    private void patch(float[] pixels, SplittableRandom random) {
        double centreX = random.nextDouble(0.4, 0.6);
        double centreY = random.nextDouble(0.4, 0.6);
        double reachX = random.nextDouble(0.3, 0.7);
        double reachY = random.nextDouble(0.25, 0.6);
        double roundness = random.nextDouble(2, 8);
        double shade = random.nextDouble(20, 235);
        double slopeX = random.nextDouble(-60, 60);
        double slopeY = random.nextDouble(-60, 60);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double dx = ((x + 0.5) / side - centreX) / reachX;
                double dy = ((y + 0.5) / side - centreY) / reachY;
                if (Math.pow(Math.abs(dx), roundness) + Math.pow(Math.abs(dy), roundness) < 1) {
                    pixels[y * side + x] = (float) Math.max(0, Math.min(255, shade + slopeX * dx + slopeY * dy));
                }
            }
        }
    }

    /** How far off the square is. */
    private static Affine jitter(SplittableRandom random) {
        double turn = TURN * random.nextGaussian();
        double scale = Math.exp(random.nextDouble(-0.18, 0.18));
        double stretch = Math.exp(random.nextDouble(-0.06, 0.06));
        double cos = scale * Math.cos(turn);
        double sin = scale * Math.sin(turn);
        return Affine.translate(-0.5, -0.5)
                .then(new Affine(stretch, 0, 0, 0, 1 / stretch, 0))
                .then(new Affine(
                        cos, -sin, 0.5 + SHIFT * random.nextGaussian(), sin, cos, 0.5 + SHIFT * random.nextGaussian()));
    }

    private Image shot(Image picture, Affine toUnit, SplittableRandom random) {
        int span = random.nextDouble() < COARSE
                ? (int) Math.round(COARSEST * Math.pow(side / COARSEST, random.nextDouble()))
                : side;
        Image seen = Camera.gray(picture.warp(toUnit.then(Affine.scale(span, span)), span, span), random);
        float[] values = seen.toFloats();
        Camera.relight(values, random);
        if (random.nextDouble() < NOISY) {
            Camera.noise(values, 1, 7, random);
        }
        Image shot = Camera.picture(values, span);
        return random.nextDouble() < JPEG ? Camera.jpeg(shot, random.nextDouble(0.2, 0.9)) : shot;
    }
}
