package dev.mien.train.check;

import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.train.picture.Camera;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes the squares that a {@link CheckNetwork} learns from. The same seed gives the same square. */
final class Glances {
    private static final double FACES = 0.5;
    /** Of what is no face: shares of what a detector proposed. */
    private static final double PROPOSED = 0.85;

    private static final double TURN = Math.toRadians(8);
    private static final double SHIFT = 0.04;
    private static final double GREY = 0.25;
    private static final double COARSE = 0.3;
    private static final double NOISY = 0.25;
    private static final double JPEG = 0.2;
    /** Share of the squares whose surroundings are those of another place: faces are pasted into pictures, and cut out of them. */
    private static final double PASTED = 0.15;

    /** The same of faces that come without surroundings. */
    private static final double CUT_PASTED = 0.8;

    private static final int COARSEST = 10;

    private final List<List<CheckData.Place>> faces = new ArrayList<>();
    private final List<List<CheckData.Place>> mistakes = new ArrayList<>();
    private final List<List<CheckData.Place>> elsewhere = new ArrayList<>();
    private final int side;

    Glances(List<List<CheckData.Place>> sets, int side) {
        for (List<CheckData.Place> set : sets) {
            add(faces, set.stream().filter(CheckData.Place::real).toList());
            add(
                    mistakes,
                    set.stream().filter(place -> !place.real() && place.known()).toList());
            add(elsewhere, set.stream().filter(place -> !place.known()).toList());
        }
        this.side = side;
    }

    private static void add(List<List<CheckData.Place>> kind, List<CheckData.Place> places) {
        if (!places.isEmpty()) {
            kind.add(places);
        }
    }

    /**
     * @param pixels red, then green, then blue, 0 to 255, each side x side
     * @param real whether it shows a face
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Example(float[] pixels, boolean real) {}

    Example make(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean real = random.nextDouble() < FACES;
        CheckData.Place place =
                real ? draw(faces, random) : draw(random.nextDouble() < PROPOSED ? mistakes : elsewhere, random);
        Image square = place.square().toRgb();
        float[] values = square.warp(jitter(random), side, side).toFloats();
        if (random.nextDouble() < (place.cut() ? CUT_PASTED : PASTED)) {
            paste(
                    values,
                    draw(elsewhere, random)
                            .square()
                            .toRgb()
                            .warp(jitter(random), side, side)
                            .toFloats(),
                    random);
        }
        return new Example(planes(shot(values, random)), real);
    }

    /** Each set as often as the root of its size says: small ones are seen more often than they would be, and not as often as large ones. */
    private static CheckData.Place draw(List<List<CheckData.Place>> kind, SplittableRandom random) {
        double all = kind.stream().mapToDouble(set -> Math.sqrt(set.size())).sum();
        double place = random.nextDouble() * all;
        for (List<CheckData.Place> set : kind) {
            place -= Math.sqrt(set.size());
            if (place < 0) {
                return set.get(random.nextInt(set.size()));
            }
        }
        List<CheckData.Place> last = kind.get(kind.size() - 1);
        return last.get(random.nextInt(last.size()));
    }

    /** From a place's square to what the network sees: how far off a box is. */
    private Affine jitter(SplittableRandom random) {
        double turn = TURN * random.nextGaussian();
        double scale = Math.exp(random.nextDouble(-0.15, 0.15)) * CheckData.ROOM;
        double cos = scale * Math.cos(turn);
        double sin = scale * Math.sin(turn);
        double stretch = Math.exp(random.nextDouble(-0.08, 0.08));
        double mirror = random.nextBoolean() ? -1 : 1;
        double unit = 1.0 / CheckData.SIDE;
        return Affine.scale(unit, unit)
                .then(Affine.translate(-0.5, -0.5))
                .then(new Affine(mirror * stretch, 0, 0, 0, 1 / stretch, 0))
                .then(new Affine(
                        cos, -sin, 0.5 + SHIFT * random.nextGaussian(), sin, cos, 0.5 + SHIFT * random.nextGaussian()))
                .then(Affine.scale(side, side));
    }

    /** Keeps the middle, which is about the box, and puts something else around it. */
    private void paste(float[] values, float[] other, SplittableRandom random) {
        double half = side * random.nextDouble(0.24, 0.36);
        double middle = (side - 1) / 2.0;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                if (Math.max(Math.abs(x - middle), Math.abs(y - middle)) > half) {
                    System.arraycopy(other, 3 * (y * side + x), values, 3 * (y * side + x), 3);
                }
            }
        }
    }

    private float[] shot(float[] values, SplittableRandom random) {
        Image picture = Camera.colourPicture(values, side);
        if (random.nextDouble() < COARSE) {
            int span = (int) Math.round(COARSEST * Math.pow((double) side / COARSEST, random.nextDouble()));
            picture = picture.resize(span, span).resize(side, side);
        }
        boolean grey = random.nextDouble() < GREY;
        float[] seen = (grey ? Camera.gray(picture, random).toRgb() : picture).toFloats();
        if (!grey) {
            Camera.tint(seen, random);
        }
        Camera.relight(seen, random);
        if (random.nextDouble() < NOISY) {
            Camera.noise(seen, 1, 7, random);
        }
        Image shot = Camera.colourPicture(seen, side);
        return (random.nextDouble() < JPEG ? Camera.jpeg(shot, random.nextDouble(0.2, 0.9)) : shot).toFloats();
    }

    private float[] planes(float[] values) {
        int area = side * side;
        float[] planes = new float[values.length];
        for (int i = 0; i < area; i++) {
            for (int c = 0; c < 3; c++) {
                planes[c * area + i] = values[3 * i + c];
            }
        }
        return planes;
    }
}
