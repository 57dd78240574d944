package dev.mien.feature;

import dev.mien.face.Box;
import dev.mien.face.HeatMap;
import java.util.Optional;

/** A heat map to which rectangles of the crop add. Mutable; not for sharing between threads. */
final class RegionHeat {
    /**
     * A little finer than the usual cells: interpolated between its centres the map fades from cell to cell as the
     * features do, which are pooled softly, instead of showing borders that they do not have.
     */
    private static final int SIDE = 12;

    private final float[] heat = new float[SIDE * SIDE];

    /** @throws IllegalArgumentException if there is not a contribution for each feature */
    RegionHeat(FeatureExtractor extractor, float[] contributions) {
        if (contributions.length != extractor.size()) {
            throw new IllegalArgumentException("features of " + extractor.space() + " need " + extractor.size()
                    + " contributions, got " + contributions.length);
        }
    }

    /** The map of features that describe a rectangle of the crop each; empty if none does. */
    static Optional<HeatMap> of(FeatureExtractor extractor, float[] contributions) {
        RegionHeat heat = new RegionHeat(extractor, contributions);
        boolean any = false;
        for (int i = 0; i < contributions.length; i++) {
            Optional<Box> region = extractor.region(i);
            if (region.isPresent()) {
                heat.add(contributions[i], region.get());
                any = true;
            }
        }
        return any ? Optional.of(heat.map()) : Optional.empty();
    }

    HeatMap map() {
        return new HeatMap(SIDE, SIDE, heat);
    }

    /** Adds all of another map. */
    void add(HeatMap other) {
        for (int y = 0; y < other.height(); y++) {
            for (int x = 0; x < other.width(); x++) {
                double width = 1.0 / other.width();
                double height = 1.0 / other.height();
                add(other.get(x, y), new Box(x * width, y * height, width, height));
            }
        }
    }

    /** Spreads a contribution evenly over a rectangle, in fractions of the crop's sides. */
    void add(float contribution, Box region) {
        double left = region.x() * SIDE;
        double right = region.right() * SIDE;
        double top = region.y() * SIDE;
        double bottom = region.bottom() * SIDE;
        double density = contribution / ((right - left) * (bottom - top));
        for (int y = (int) top; y < Math.min(SIDE, bottom); y++) {
            double rows = Math.min(y + 1, bottom) - Math.max(y, top);
            for (int x = (int) left; x < Math.min(SIDE, right); x++) {
                double columns = Math.min(x + 1, right) - Math.max(x, left);
                heat[y * SIDE + x] += (float) (density * rows * columns);
            }
        }
    }
}
