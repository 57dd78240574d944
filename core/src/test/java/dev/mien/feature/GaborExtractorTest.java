package dev.mien.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.image.Image;
import dev.mien.stage.StageSpec;
import dev.mien.testkit.Crops;
import dev.mien.testkit.contract.FeatureExtractorContract;
import dev.mien.testkit.reference.ReferenceGabor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GaborExtractorTest extends FeatureExtractorContract {
    @Override
    protected FeatureExtractor extractor() {
        return new GaborExtractor(options("gabor"));
    }

    private static GaborExtractor.Options options(String spec) {
        return StageSpec.parse(spec).over(GaborExtractor.Options.defaults());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gabor:scales=2",
                "gabor:orientations=5,scales=2,grid=4,root=true,weight=0.5",
                "gabor:orientations=1,scales=1,wavelength=6,pre=sqrt",
                "gabor:size=40,orientations=3,scales=3,ratio=1.4142135623730951,deviation=0.4,grid=5,pre=standardise",
            })
    void equalsTheSlowReference(String spec) {
        GaborExtractor.Options options = options(spec);
        GaborExtractor gabor = new GaborExtractor(options);
        for (Image crop :
                List.of(Crops.noise(options.size(), 1), Crops.face(options.size()), Crops.flat(options.size(), 90))) {
            float[] fast = Crops.values(gabor, crop);
            double[] slow = ReferenceGabor.describe(options, crop);
            assertThat(fast).hasSameSizeAs(slow);
            for (int i = 0; i < fast.length; i++) {
                assertThat((double) fast[i]).isCloseTo(slow[i], within(1e-4));
            }
        }
    }

    @Test
    void sizesFollowTheLayout() {
        assertThat(new GaborExtractor(options("gabor")).size()).isEqualTo(6 * 6 * 3 * 8);
        assertThat(new GaborExtractor(options("gabor:grid=2,scales=1,orientations=4")).size())
                .isEqualTo(16);
    }

    @Test
    void aBlankCropGivesZeros() {
        assertThat(Crops.values(extractor(), Crops.flat(48, 77))).containsOnly(0f);
    }

    /** Stripes answer most in the filter of their own wavelength and direction, in every inner cell. */
    @ParameterizedTest
    @CsvSource({"4,0,0,0", "4,45,0,2", "8,90,1,4", "8,157.5,1,7", "16,112.5,2,5", "16,22.5,2,1"})
    void stripesFindTheirFilter(double wavelength, double degrees, int scale, int orientation) {
        float[] values = Crops.values(extractor(), Crops.stripes(48, wavelength, degrees));
        for (int cell = 0; cell < 36; cell++) {
            boolean inner = cell / 6 % 5 != 0 && cell % 6 % 5 != 0;
            for (int i = 0; inner && i < 24; i++) {
                if (i != scale * 8 + orientation) {
                    assertThat(values[cell * 24 + i]).isLessThan(values[cell * 24 + scale * 8 + orientation]);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"gabor,1", "'gabor:root=true,weight=3',3"})
    void theLengthIsTheWeight(String spec, double weight) {
        float[] values = Crops.values(new GaborExtractor(options(spec)), Crops.noise(48, 4));
        assertThat(Crops.length(values, 0, values.length)).isCloseTo(weight, within(0.01 * weight));
    }

    @Test
    void brightnessDoesNotMatterAndContrastHardly() {
        Image noise = Crops.noise(48, 5);
        Image base = Crops.draw(48, (x, y) -> noise.sample(x, y, 0) / 3.0);
        Image bright = Crops.draw(48, (x, y) -> base.sample(x, y, 0) + 100);
        Image strong = Crops.draw(48, (x, y) -> 3.0 * base.sample(x, y, 0));
        float[] expected = Crops.values(extractor(), base);
        assertThat(Crops.values(extractor(), bright)).containsExactly(expected, within(1e-5f));
        assertThat(Crops.values(extractor(), strong)).containsExactly(expected, within(1e-3f));
    }

    @ParameterizedTest
    @CsvSource({
        "gabor:size=50,size must be a multiple of 8",
        "gabor:scales=4,grid must be at most 3",
        "gabor:wavelength=1,wavelength must be at least 2",
        "gabor:ratio=1,ratio must be above 1",
        "gabor:orientations=0,orientations must be at least 1",
        "gabor:deviation=0,deviation must be above 0",
        "gabor:scales=99,size must be a multiple of",
    })
    void impossibleOptionsAreRefused(String spec, String reason) {
        assertThatThrownBy(() -> options(spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
