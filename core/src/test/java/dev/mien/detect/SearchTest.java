package dev.mien.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.Frame;
import dev.mien.face.Search;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.stage.StageSpec;
import dev.mien.testkit.SamplePictures;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What detectors say of how closely they search is what they do. */
class SearchTest {
    private static Search search(String spec, int width, int height) {
        try (FaceDetector detector = Detectors.create(spec)) {
            return detector.search(width, height);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "cnn:size=640,enlarge=1; 500; 400; 500; 16",
                "cnn:size=640,enlarge=2,upto=640; 300; 300; 600; 8",
                "cnn:size=640; 2560; 1440; 640; 64",
                "cnn:size=1280; 1440; 2560; 1280; 32",
                "cnn:size=640,tile=1280; 2560; 1440; 1280; 32",
                "cnn:size=640,tile=640; 2560; 1440; 2560; 16",
            })
    void sideAndSmallestFaceFollowTheOptions(String spec, int width, int height, int side, double smallest) {
        Search search = search(spec, width, height);
        assertThat(search.side()).isEqualTo(side);
        assertThat(search.smallestFace()).isCloseTo(smallest, within(0.01));
        assertThat(search.finer().isPresent()).isEqualTo(smallest > 16);
    }

    @Test
    void facesTooLargeForATileAreFoundInTheWholeFrame() {
        Search search = search("cnn:size=640", 9600, 6400);
        int tile = Integer.parseInt(search.finer().orElseThrow().options().get("tile"));
        assertThat(search.smallestFace()).isCloseTo(240, within(0.01));
        assertThat(tile / (double) Tile.WHOLE_FACES).isCloseTo(240, within(1.0));
    }

    @ParameterizedTest
    @CsvSource({"cnn", "haar", "haar-alt2", "lbp"})
    void theOptionNamedFindsSmallerFacesUntilNoneIsNamed(String name) {
        StageSpec spec = StageSpec.parse(name);
        Search before = search(name, 6000, 4000);
        assertThat(before.finer()).isPresent();
        for (int step = 0; before.finer().isPresent(); step++) {
            assertThat(step).isLessThan(4);
            for (Map.Entry<String, String> option :
                    before.finer().get().options().entrySet()) {
                spec = spec.with(option.getKey(), option.getValue());
            }
            Search after = search(spec.text(), 6000, 4000);
            assertThat(after.smallestFace()).isLessThan(before.smallestFace());
            before = after;
        }
    }

    @Test
    void whoWantsNoSmallFacesIsToldOfNone() {
        try (FaceDetector detector = Detectors.create("cnn:size=640", 64, OptionalDouble.empty())) {
            assertThat(detector.search(2560, 1440).finer()).isEmpty();
            assertThat(detector.search(2600, 1440).finer()).isPresent();
        }
    }

    /** A face of some 28 pixels in 2560. */
    @Test
    void aFaceBelowTheSmallestIsMissedAndFoundByTheOptionNamed() throws IOException {
        Image sample = SamplePictures.read("happiness.png");
        Image picture = sample.warp(Affine.scale(0.1, 0.1).then(Affine.translate(900, 500)), 2560, 1440);
        Search search = search("cnn:size=640", 2560, 1440);
        String finer = search.finer().orElseThrow().with("size", "640").text();
        try (FaceDetector coarse = Detectors.create("cnn:size=640");
                FaceDetector fine = Detectors.create(finer)) {
            assertThat(coarse.detect(Frame.of(picture))).isEmpty();
            assertThat(fine.detect(Frame.of(picture)))
                    .anySatisfy(face -> assertThat(face.box().height()).isBetween(16.0, search.smallestFace()));
        }
    }
}
