package dev.mien.track;

import dev.mien.face.Face;
import dev.mien.image.Image;
import java.util.Optional;

/** One less the intersection over union with the box that is expected, as in SORT (Bewley et al. 2016). */
final class OverlapCost implements MatchCost {
    private static final double LEAST = 0.15;

    @Override
    public double of(Life track, Sighting sighting) {
        double iou = track.motion().box().iou(sighting.face().box());
        return iou < LEAST ? Double.POSITIVE_INFINITY : 1 - iou;
    }

    @Override
    public double alone() {
        return 1;
    }

    @Override
    public Optional<Appearance> appearance(Image image, Face face) {
        return Optional.empty();
    }
}
