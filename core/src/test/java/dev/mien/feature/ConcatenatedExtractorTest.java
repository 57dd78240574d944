package dev.mien.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.AlignedFace;
import dev.mien.face.FeatureVector;
import dev.mien.face.HeatMap;
import dev.mien.image.Image;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import dev.mien.testkit.Crops;
import dev.mien.testkit.contract.FeatureExtractorContract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConcatenatedExtractorTest extends FeatureExtractorContract {
    @Override
    protected FeatureExtractor extractor() {
        return Extractors.create("hog+lbp:cell=12+geometry+gabor:scales=1");
    }

    @Test
    void partsFollowOneAnother() {
        FeatureExtractor hog = Extractors.create("hog");
        FeatureExtractor lbp = Extractors.create("lbp");
        FeatureExtractor both = new ConcatenatedExtractor(List.of(hog, lbp));
        Image crop = Crops.face(48);
        List<Float> expected = new ArrayList<>();
        for (FeatureExtractor part : List.of(hog, lbp)) {
            for (float value : Crops.values(part, crop)) {
                expected.add(value);
            }
        }
        assertThat(Crops.values(both, crop)).containsExactly(expected.toArray(new Float[0]));
        assertThat(both.space()).isEqualTo(hog.space() + "+" + lbp.space());
        assertThat(both.region(hog.size() + 59)).isEqualTo(lbp.region(59));
        assertThat(both.info().name()).isEqualTo("hog+lbp");
        assertThat(both.info().options()).containsEntry("space", both.space());
    }

    @Test
    void heatIsTheSumOfTheParts() {
        FeatureExtractor lbp = Extractors.create("lbp:cell=12");
        FeatureExtractor geometry = Extractors.create("geometry");
        FeatureExtractor both = new ConcatenatedExtractor(List.of(lbp, geometry));
        assertThat(both.needsLandmarks()).isTrue();
        AlignedFace face = Crops.aligned(Crops.noise(48, 5));
        float[] contributions = new float[both.size()];
        contributions[3] = 2;
        contributions[lbp.size() + 40] = -1;
        HeatMap sum = both.heat(face, contributions).orElseThrow();
        HeatMap first = lbp.heat(face, Arrays.copyOf(contributions, lbp.size())).orElseThrow();
        HeatMap second = geometry.heat(face, Arrays.copyOfRange(contributions, lbp.size(), both.size()))
                .orElseThrow();
        for (int y = 0; y < sum.height(); y++) {
            for (int x = 0; x < sum.width(); x++) {
                assertThat(sum.get(x, y)).isCloseTo(first.get(x, y) + second.get(x, y), within(1e-6f));
            }
        }
    }

    @Test
    void oneUnmirrorablePartMakesTheWholeUnmirrorable() {
        assertThat(Extractors.create("lbp+hog:bins=9,signed=true").mirrorOrder())
                .isEmpty();
        assertThat(Extractors.create("lbp+hog:bins=8,signed=true").mirrorOrder())
                .isPresent();
    }

    @Test
    void closesItsParts() {
        List<String> closed = new ArrayList<>();
        FeatureExtractor part = new FeatureExtractor() {
            @Override
            public String space() {
                return "brightness";
            }

            @Override
            public int size() {
                return 1;
            }

            @Override
            public List<FeatureVector> extractAll(List<AlignedFace> faces) {
                return faces.stream()
                        .map(face -> new FeatureVector(
                                space(), new float[] {face.crop().sample(0, 0, 0)}))
                        .toList();
            }

            @Override
            public StageInfo info() {
                return new StageInfo(StageKind.FEATURE, "brightness", Map.of(), "");
            }

            @Override
            public void close() {
                closed.add(space());
            }
        };
        try (FeatureExtractor twice = new ConcatenatedExtractor(List.of(part, part))) {
            assertThat(Crops.values(twice, Crops.flat(4, 77))).containsExactly(77f, 77f);
            assertThat(twice.region(1)).isEmpty();
            assertThat(twice.mirrorOrder()).isEmpty();
            assertThat(twice.hasPlaces()).isFalse();
            assertThat(twice.heat(Crops.aligned(Crops.flat(4, 77)), new float[2]))
                    .isEmpty();
        }
        assertThat(closed).containsExactly("brightness", "brightness");
    }

    @Test
    void nothingCannotBeConcatenated() {
        assertThatThrownBy(() -> new ConcatenatedExtractor(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
