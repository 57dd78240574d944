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

    private static final double NOISY = 0.4;
    private static final double JPEG = 0.25;

    private final Kind eyes;
    private final Kind mouths;
    private final int side;

    CloseUps(List<PartData.Subject> subjects, int side) {
        List<Look> eyeLooks = new ArrayList<>();
        List<Look> mouthLooks = new ArrayList<>();
        for (PartData.Subject subject : subjects) {
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
     * @param opening what is to be said of it
     * @param places x and y of the iris, the outer and the inner corner in shares of the side; 0 of a mouth
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Example(float[] pixels, boolean eye, float opening, float[] places) {}

    Example make(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean eye = random.nextDouble() >= MOUTHS;
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
        Image shot = shot(look.subject().picture(), toUnit, random);
        return new Example(shot.resize(side, side).toFloats(), eye, (float) look.opening(), places);
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
