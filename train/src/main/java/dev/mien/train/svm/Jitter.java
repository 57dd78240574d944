package dev.mien.train.svm;

import dev.mien.face.AlignedFace;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import java.util.random.RandomGenerator;

/**
 * Copies of a face crop as another detector or aligner would have cut it: turned by up to 12 degrees, scaled by 0.92 to
 * 1.10 and shifted by up to 5 % of the side, all drawn evenly.
 */
final class Jitter {
    private static final double MOST_TURN = Math.toRadians(12);
    private static final double LEAST_SCALE = 0.92;
    private static final double MOST_SCALE = 1.10;
    private static final double MOST_SHIFT = 2.5 / 48;

    private Jitter() {}

    static AlignedFace of(AlignedFace face, RandomGenerator random) {
        Image crop = face.crop();
        double angle = random.nextDouble(-MOST_TURN, MOST_TURN);
        double scale = random.nextDouble(LEAST_SCALE, MOST_SCALE);
        double shiftX = random.nextDouble(-MOST_SHIFT, MOST_SHIFT) * crop.width();
        double shiftY = random.nextDouble(-MOST_SHIFT, MOST_SHIFT) * crop.height();
        double cos = scale * Math.cos(angle);
        double sin = scale * Math.sin(angle);
        Affine change = Affine.translate(-crop.width() / 2.0, -crop.height() / 2.0)
                .then(new Affine(cos, -sin, 0, sin, cos, 0))
                .then(Affine.translate(crop.width() / 2.0 + shiftX, crop.height() / 2.0 + shiftY));
        return new AlignedFace(
                face.face(),
                crop.warp(change, crop.width(), crop.height()),
                change.inverse().then(face.cropToFrame()),
                face.basis());
    }
}
