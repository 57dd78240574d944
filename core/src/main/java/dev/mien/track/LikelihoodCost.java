package dev.mien.track;

import dev.mien.face.Face;
import dev.mien.image.Image;
import java.util.Optional;

/**
 * Twice the negative logarithm of how likely the box is where the track is expected and the look is the track's, both held
 * for normal, after DeepSORT (Wojke et al. 2017), which gates by one and decides by the other.
 */
final class LikelihoodCost implements MatchCost {
    /** 99.9 % quantile of chi-square with three degrees of freedom. */
    private static final double GATE = 16.3;
    /** Farther than this, in sides of the face, no person gets within a gap. */
    private static final double REACH = 3;
    /** Standard deviation of the distance between two looks of one person. */
    private static final double LOOK = 0.12;
    /** Another person's place is anyone's guess: as a spread of this many sides, and as unlike as that. */
    private static final double ALONE = GATE + 2;

    @Override
    public double of(Life track, Sighting sighting) {
        BoxMotion motion = track.motion();
        double moved = motion.distance(sighting.face());
        double reach = motion.box().center().distanceTo(sighting.face().box().center())
                / Math.sqrt(motion.box().area());
        if (moved > GATE || reach > REACH) {
            return Double.POSITIVE_INFINITY;
        }
        double look = track.appearance()
                .flatMap(known -> sighting.appearance().map(known::distance))
                .orElse(0.0);
        return moved + motion.logSpread(sighting.face()) + look * look / (LOOK * LOOK);
    }

    @Override
    public double alone() {
        return ALONE;
    }

    @Override
    public Optional<Appearance> appearance(Image image, Face face) {
        return Optional.of(Appearance.of(image, face.box()));
    }
}
