package dev.mien.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.Box;
import dev.mien.image.Image;
import dev.mien.stage.StageSpec;
import dev.mien.testkit.Crops;
import dev.mien.testkit.contract.FeatureExtractorContract;
import dev.mien.testkit.reference.ReferenceHog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HogExtractorTest extends FeatureExtractorContract {
    @Override
    protected FeatureExtractor extractor() {
        return new HogExtractor(options("hog:cell=6,bins=12,signed=true,root=true"));
    }

    private static HogExtractor.Options options(String spec) {
        return StageSpec.parse(spec).over(HogExtractor.Options.defaults());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hog",
                "hog:cell=6,bins=12,signed=true,root=true",
                "hog:block=3,stride=3,bins=7,signed=true,weight=0.7",
                "hog:cell=12,block=1,soft=false,clip=1",
                "hog:cell=8,stride=2,pre=sqrt,root=true,soft=false",
                "hog:cell=16,pre=standardise,epsilon=0.1",
                "hog:size=32,cell=4,bins=2,block=4",
            })
    void equalsTheSlowReference(String spec) {
        HogExtractor.Options options = options(spec);
        HogExtractor hog = new HogExtractor(options);
        for (Image crop : Crops.all(options.size())) {
            float[] fast = Crops.values(hog, crop);
            double[] slow = ReferenceHog.describe(options, crop);
            assertThat(fast).hasSameSizeAs(slow);
            for (int i = 0; i < fast.length; i++) {
                assertThat((double) fast[i]).isCloseTo(slow[i], within(1e-4));
            }
        }
    }

    @Test
    void sizesFollowTheLayout() {
        assertThat(new HogExtractor(options("hog")).size()).isEqualTo(900);
        assertThat(new HogExtractor(options("hog:cell=6,bins=12")).size()).isEqualTo(2352);
        assertThat(new HogExtractor(options("hog:cell=12,block=1,bins=16")).size())
                .isEqualTo(256);
    }

    @Test
    void aBlankCropGivesZeros() {
        assertThat(Crops.values(extractor(), Crops.flat(48, 99))).containsOnly(0f);
    }

    @ParameterizedTest
    @CsvSource({"hog,1", "'hog:root=true,weight=2.5',2.5"})
    void aCropWithoutBlankPartsHasTheLengthOfItsWeight(String spec, double weight) {
        float[] values = Crops.values(new HogExtractor(options(spec)), Crops.noise(48, 3));
        assertThat(Crops.length(values, 0, values.length)).isCloseTo(weight, within(0.02 * weight));
    }

    /** Brightness rises along the angle, so the angle's bin must win, in every block and cell. */
    @ParameterizedTest
    @CsvSource({"0,0", "45,1", "90,2", "135,3", "180,4", "225,5", "270,6", "315,7"})
    void aRampFillsTheBinOfItsDirection(double degrees, int bin) {
        double turned = Math.toRadians(degrees + 22.5);
        Image ramp = Crops.draw(48, (x, y) -> 128 + 2 * (x - 24) * Math.cos(turned) + 2 * (y - 24) * Math.sin(turned));
        float[] values =
                Crops.values(new HogExtractor(options("hog:bins=8,signed=true,block=1,clip=1,pre=none")), ramp);
        for (int cell = 0; cell < 36; cell++) {
            for (int b = 0; b < 8; b++) {
                if (b != bin) {
                    assertThat(values[cell * 8 + bin]).isGreaterThan(2 * values[cell * 8 + b]);
                }
            }
        }
    }

    @Test
    void brightnessDoesNotMatter() {
        Image noise = Crops.noise(48, 5);
        Image dark = Crops.draw(48, (x, y) -> noise.sample(x, y, 0) / 2.0);
        Image bright = Crops.draw(48, (x, y) -> dark.sample(x, y, 0) + 100);
        assertThat(Crops.values(extractor(), bright)).containsExactly(Crops.values(extractor(), dark), within(1e-5f));
    }

    @Test
    void contrastHardlyMatters() {
        Image noise = Crops.noise(48, 6);
        Image weak = Crops.draw(48, (x, y) -> noise.sample(x, y, 0) / 3.0);
        Image strong = Crops.draw(48, (x, y) -> 3.0 * weak.sample(x, y, 0));
        float[] a = Crops.values(extractor(), weak);
        float[] b = Crops.values(extractor(), strong);
        double dot = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
        }
        assertThat(dot / Crops.length(a, 0, a.length) / Crops.length(b, 0, b.length))
                .isGreaterThan(0.999);
    }

    @Test
    void anOddNumberOfSignedBinsHasNoMirrorOrder() {
        assertThat(new HogExtractor(options("hog:bins=9,signed=true")).mirrorOrder())
                .isEmpty();
        assertThat(new HogExtractor(options("hog:bins=9,signed=false")).mirrorOrder())
                .isPresent();
    }

    /** Change one pixel in the middle of a region: only features whose cells touch it may change. */
    @Test
    void regionsAreWhereFeaturesLook() {
        HogExtractor hog = new HogExtractor(options("hog:block=1,soft=false"));
        byte[] samples = new byte[48 * 48];
        samples[20 * 48 + 11] = 100;
        float[] values = Crops.values(hog, Image.gray(48, 48, samples));
        Box touched = new Box(8.0 / 48, 16.0 / 48, 8.0 / 48, 8.0 / 48);
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0) {
                assertThat(hog.region(i).orElseThrow().iou(touched)).isCloseTo(1, within(1e-9));
            }
        }
        assertThat(Crops.length(values, 0, values.length)).isGreaterThan(0);
    }

    @ParameterizedTest
    @CsvSource({
        "hog:cell=7,size must be a multiple of cell",
        "hog:cell=0,cell must be at least 1",
        "hog:block=7,block must be at most the 6 cells",
        "hog:stride=3,stride must divide the 4 cells",
        "hog:bins=1,bins must be at least 2",
        "hog:clip=0,clip must be above 0",
        "hog:epsilon=-1,epsilon must be above 0",
        "hog:weight=NaN,weight must be above 0",
    })
    void impossibleOptionsAreRefused(String spec, String reason) {
        assertThatThrownBy(() -> options(spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
