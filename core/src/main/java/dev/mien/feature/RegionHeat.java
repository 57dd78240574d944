package dev.mien.feature;

import dev.mien.face.Box;
import dev.mien.face.HeatMap;
import java.util.Optional;

/** The heat map of features that describe a rectangle of the crop each. */
final class RegionHeat {
    /**
     * A little finer than the usual cells: interpolated between its centres the map fades from cell to cell as the
     * features do, which are pooled softly, instead of showing borders that they do not have.
     */
    private static final int SIDE = 12;

    private RegionHeat() {}

    static Optional<HeatMap> of(FeatureExtractor extractor, float[] contributions) {
        if (contributions.length != extractor.size()) {
            throw new IllegalArgumentException("features of " + extractor.space() + " need " + extractor.size()
                    + " contributions, got " + contributions.length);
        }
        float[] heat = new float[SIDE * SIDE];
        boolean any = false;
        for (int i = 0; i < contributions.length; i++) {
            Optional<Box> region = extractor.region(i);
            if (region.isPresent()) {
                spread(contributions[i], region.get(), heat);
                any = true;
            }
        }
        return any ? Optional.of(new HeatMap(SIDE, SIDE, heat)) : Optional.empty();
    }

    private static void spread(float contribution, Box region, float[] heat) {
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
