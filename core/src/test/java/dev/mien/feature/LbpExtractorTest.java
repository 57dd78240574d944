package dev.mien.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.image.Image;
import dev.mien.stage.StageSpec;
import dev.mien.testkit.Crops;
import dev.mien.testkit.contract.FeatureExtractorContract;
import dev.mien.testkit.reference.ReferenceLbp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LbpExtractorTest extends FeatureExtractorContract {
    @Override
    protected FeatureExtractor extractor() {
        return new LbpExtractor(options("lbp:radius=2,interpolate=true"));
    }

    private static LbpExtractor.Options options(String spec) {
        return StageSpec.parse(spec).over(LbpExtractor.Options.defaults());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lbp",
                "lbp:radius=2",
                "lbp:radius=3,cell=12,soft=false",
                "lbp:radius=1,interpolate=true,root=false",
                "lbp:radius=2,interpolate=true,cell=16,weight=0.6",
                "lbp:radius=3,interpolate=true,cell=24",
                "lbp:size=30,radius=4,interpolate=true,cell=6,soft=false",
            })
    void equalsTheSlowReference(String spec) {
        LbpExtractor.Options options = options(spec);
        LbpExtractor lbp = new LbpExtractor(options);
        for (Image crop : Crops.all(options.size())) {
            float[] fast = Crops.values(lbp, crop);
            double[] slow = ReferenceLbp.describe(options, crop);
            assertThat(fast).hasSameSizeAs(slow);
            for (int i = 0; i < fast.length; i++) {
                assertThat((double) fast[i]).isCloseTo(slow[i], within(1e-4));
            }
        }
    }

    @Test
    void sizesFollowTheLayout() {
        assertThat(new LbpExtractor(options("lbp")).size()).isEqualTo(2124);
        assertThat(new LbpExtractor(options("lbp:cell=16")).size()).isEqualTo(531);
    }

    /** On a flat crop every neighbour is as bright as the pixel: code 255, the last uniform bin. */
    @ParameterizedTest
    @ValueSource(strings = {"lbp", "lbp:radius=1,interpolate=true", "lbp:radius=3,interpolate=true"})
    void aBlankCropHasOnlyTheFullCode(String spec) {
        float[] values = Crops.values(new LbpExtractor(options(spec)), Crops.flat(48, 200));
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).isCloseTo(i % 59 == 57 ? 1 / 6f : 0, within(1e-6f));
        }
    }

    /** A lone bright pixel is brighter than all its neighbours (code 0), and each of them sees it on its own side. */
    @Test
    void codesGoClockwiseFromTheRight() {
        byte[] samples = new byte[9];
        samples[4] = 100;
        LbpExtractor lbp = new LbpExtractor(options("lbp:size=3,cell=1,root=false,soft=false,weight=3"));
        float[] values = Crops.values(lbp, Image.gray(3, 3, samples));
        assertThat(values[4 * 59]).isEqualTo(1);
        // Beside the bright pixel, all neighbours are as bright or brighter: code 255 like a flat crop.
        assertThat(values[3 * 59 + 57]).isEqualTo(1);

        samples[4] = -1;
        samples[5] = -1;
        values = Crops.values(lbp, Image.gray(3, 3, samples));
        // Only its right neighbour is as bright: code 1, the second uniform code.
        assertThat(values[4 * 59 + 1]).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"lbp,1", "'lbp:cell=12,radius=2,weight=1.4',1.4"})
    void theLengthIsTheWeight(String spec, double weight) {
        for (Image crop : Crops.all(48)) {
            float[] values = Crops.values(new LbpExtractor(options(spec)), crop);
            assertThat(Crops.length(values, 0, values.length)).isCloseTo(weight, within(1e-4));
        }
    }

    @Test
    void neitherBrightnessNorContrastMatters() {
        Image noise = Crops.noise(48, 5);
        Image base = Crops.draw(48, (x, y) -> noise.sample(x, y, 0) / 3.0);
        Image bright = Crops.draw(48, (x, y) -> base.sample(x, y, 0) + 100);
        Image strong = Crops.draw(48, (x, y) -> 3.0 * base.sample(x, y, 0));
        LbpExtractor nearest = new LbpExtractor(options("lbp:radius=2"));
        assertThat(Crops.values(nearest, bright)).containsExactly(Crops.values(nearest, base));
        assertThat(Crops.values(nearest, strong)).containsExactly(Crops.values(nearest, base));
        assertThat(Crops.values(extractor(), bright)).containsExactly(Crops.values(extractor(), base));
    }

    @ParameterizedTest
    @CsvSource({
        "lbp:cell=7,size must be a multiple of cell",
        "lbp:radius=0,radius must be at least 1",
        "lbp:weight=0,weight must be above 0",
    })
    void impossibleOptionsAreRefused(String spec, String reason) {
        assertThatThrownBy(() -> options(spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
