package dev.mien.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.image.Image;
import dev.mien.testkit.Crops;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractorsTest {
    private static final String CLASSIC =
            "hog:cell=8,bins=12,signed=true,root=true+hog:cell=6,bins=12,signed=true,root=true+lbp";

    @Test
    void aSpaceNamesEveryOptionInItsOrder() {
        assertThat(Extractors.create("hog:bins=12,cell=6,clip=0.250").space())
                .isEqualTo("hog:v1:size=48,cell=6,block=2,stride=1,bins=12,signed=false,pre=none,soft=true,"
                        + "clip=0.25,epsilon=0.01,root=false,weight=1");
        assertThat(Extractors.create("lbp").space())
                .isEqualTo("lbp:v1:size=48,radius=1,interpolate=false,cell=8,soft=true,root=true,weight=1");
        assertThat(Extractors.create("gabor:pre=sqrt").space())
                .isEqualTo("gabor:v1:size=48,orientations=8,scales=3,wavelength=4,ratio=2,deviation=0.5,grid=6,"
                        + "pre=sqrt,root=false,epsilon=0.01,weight=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hog",
                "lbp:radius=3",
                "gabor:ratio=1.4142135623730951,epsilon=0.00001",
                "geometry:weight=2.5",
                CLASSIC
            })
    void anExtractorComesBackFromItsSpace(String spec) {
        FeatureExtractor first = Extractors.create(spec);
        FeatureExtractor second = Extractors.ofSpace(first.space());
        assertThat(second.space()).isEqualTo(first.space());
        Image crop = Crops.noise(48, 11);
        assertThat(Crops.values(second, crop)).containsExactly(Crops.values(first, crop));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hog:v2:size=48", "hog:v1:size=48", "hog", "lbp:v1:radius=2,size=48"})
    void aSpaceThatIsNotExactlyOursIsRefused(String space) {
        assertThatThrownBy(() -> Extractors.ofSpace(space))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + space + "\"")
                .hasMessageContaining(":v1:size=48,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hog", "lbp:interpolate=true", "gabor", CLASSIC})
    void colourAndSizeOfTheCropAreBroughtIntoLine(String spec) {
        Random random = new Random(12);
        byte[] samples = new byte[64 * 64 * 3];
        random.nextBytes(samples);
        Image colour = Image.rgb(64, 64, samples);
        FeatureExtractor extractor = Extractors.create(spec);
        assertThat(Crops.values(extractor, colour))
                .containsExactly(Crops.values(extractor, colour.toGray().resize(48, 48)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sift | unknown feature extractor `sift`; known: gabor, geometry, hog, lbp, network",
                "'' | unknown feature extractor ``; known: gabor, geometry, hog, lbp, network",
                "hog+ | unknown feature extractor ``; known: gabor, geometry, hog, lbp, network",
                "lbp:cells=8 | unknown option `cells` of lbp; known: size, radius, interpolate, cell, soft, root, weight",
                "hog:cell=six | hog: option cell must be a whole number, got `six`",
                "hog:clip=x | hog: option clip must be a number, got `x`",
                "hog:signed=yes | hog: option signed must be one of true, false, got `yes`",
                "hog:pre=log | hog: option pre must be one of none, sqrt, standardise, got `log`",
                "hog:cell=7 | hog: size must be a multiple of cell 7, got 48",
                "hog:cell | cannot read `hog:cell`: expected name:key=value,key=value with every key once, got `cell`",
                "hog:cell=6,cell=8 | cannot read `hog:cell=6,cell=8`: expected name:key=value,key=value with every key once,"
                        + " got `cell=8`",
            })
    void aWrongSpecificationSaysWhatWasExpected(String spec, String message) {
        assertThatThrownBy(() -> Extractors.create(spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message.replace('`', '\''));
    }

    @Test
    void namesAreListed() {
        assertThat(Extractors.names()).containsExactly("gabor", "geometry", "hog", "lbp", "network");
    }
}
