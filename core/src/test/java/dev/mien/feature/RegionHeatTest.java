package dev.mien.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.HeatMap;
import dev.mien.testkit.Crops;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionHeatTest {
    private static final AlignedFace FACE = Crops.aligned(Crops.face(48));

    /** Sides of cells that divide the map and such as do not. */
    @ParameterizedTest
    @ValueSource(strings = {"lbp", "hog:size=50,cell=10", "hog:cell=6+lbp:cell=12+gabor:scales=1,grid=7"})
    void theHeatSumsToTheContributions(String spec) {
        try (FeatureExtractor extractor = Extractors.create(spec)) {
            float[] contributions = new float[extractor.size()];
            Random random = new Random(5);
            double sum = 0;
            for (int i = 0; i < contributions.length; i++) {
                contributions[i] = (float) random.nextGaussian();
                sum += contributions[i];
            }
            assertThat(sum(extractor.heat(FACE, contributions).orElseThrow(), new Box(0, 0, 1, 1)))
                    .isCloseTo(sum, within(1e-3));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lbp:cell=8", "hog:cell=8+lbp:cell=12"})
    void oneFeatureHeatsItsRegionEvenlyAndNothingElse(String spec) {
        try (FeatureExtractor extractor = Extractors.create(spec)) {
            for (int feature : new int[] {0, extractor.size() / 2, extractor.size() - 1}) {
                float[] contributions = new float[extractor.size()];
                contributions[feature] = -3;
                HeatMap heat = extractor.heat(FACE, contributions).orElseThrow();
                Box region = extractor.region(feature).orElseThrow();
                assertThat(sum(heat, region)).isCloseTo(-3, within(1e-5));
                assertThat(sum(heat, new Box(0, 0, 1, 1))).isCloseTo(-3, within(1e-5));
                assertThat(heat.sample(region.center().x(), region.center().y()))
                        .isCloseTo(-3 / (region.area() * heat.width() * heat.height()), within(1e-6));
            }
        }
    }

    @Test
    void contributionsOfOtherFeaturesAreRefused() {
        try (FeatureExtractor extractor = Extractors.create("lbp")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> extractor.heat(FACE, new float[7]))
                    .withMessageContaining(extractor.space())
                    .withMessageContaining("got 7");
        }
    }

    /** Over the part of the map whose centres lie in a box in fractions of the crop. */
    private static double sum(HeatMap heat, Box box) {
        double sum = 0;
        for (int y = 0; y < heat.height(); y++) {
            for (int x = 0; x < heat.width(); x++) {
                double u = (x + 0.5) / heat.width();
                double v = (y + 0.5) / heat.height();
                if (u > box.x() && u < box.right() && v > box.y() && v < box.bottom()) {
                    sum += heat.get(x, y);
                }
            }
        }
        return sum;
    }
}
