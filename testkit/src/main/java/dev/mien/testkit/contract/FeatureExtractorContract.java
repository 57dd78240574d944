package dev.mien.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.FeatureVector;
import dev.mien.feature.FeatureExtractor;
import dev.mien.image.Image;
import dev.mien.stage.StageKind;
import dev.mien.testkit.Crops;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every feature extractor owes. Extend once for each implementation. */
public abstract class FeatureExtractorContract {
    /** {@return the extractor to test} */
    protected abstract FeatureExtractor extractor();

    private static List<AlignedFace> faces() {
        return Crops.all(48).stream().map(Crops::aligned).toList();
    }

    private static List<float[]> arrays(List<FeatureVector> vectors) {
        return vectors.stream().map(FeatureVector::toArray).toList();
    }

    @Test
    void everyVectorHasTheSizeAndSpaceOfTheExtractor() {
        try (FeatureExtractor extractor = extractor()) {
            List<AlignedFace> faces = new ArrayList<>(faces());
            faces.add(Crops.aligned(Crops.face(31)));
            faces.add(Crops.aligned(Crops.face(200)));
            faces.add(Crops.aligned(Crops.face(48).toRgb()));
            faces.add(Crops.aligned(Crops.flat(1, 7)));
            for (FeatureVector vector : extractor.extractAll(faces)) {
                assertThat(vector.size()).isEqualTo(extractor.size());
                assertThat(vector.space()).isEqualTo(extractor.space());
            }
        }
    }

    @Test
    void differentFacesHaveDifferentVectors() {
        try (FeatureExtractor extractor = extractor()) {
            assertThat(Crops.values(extractor, Crops.face(48)))
                    .isNotEqualTo(Crops.values(extractor, Crops.noise(48, 1)));
        }
    }

    @Test
    void aBlankCropGivesAFiniteVector() {
        try (FeatureExtractor extractor = extractor()) {
            for (int level : new int[] {0, 128, 255}) {
                for (float value : Crops.values(extractor, Crops.flat(48, level))) {
                    assertThat(value).isFinite();
                }
            }
        }
    }

    @Test
    void aBatchEqualsItsFacesOneByOneInOrder() {
        try (FeatureExtractor extractor = extractor()) {
            List<AlignedFace> faces = faces();
            List<float[]> single = faces.stream()
                    .map(face -> extractor.extract(face).toArray())
                    .toList();
            assertThat(arrays(extractor.extractAll(faces))).containsExactlyElementsOf(single);
            assertThat(extractor.extractAll(List.of())).isEmpty();
        }
    }

    @Test
    void eightThreadsGetTheSameAnswer() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (FeatureExtractor extractor = extractor()) {
            List<AlignedFace> faces = faces();
            List<float[]> expected = arrays(extractor.extractAll(faces));
            Callable<List<float[]>> work = () -> arrays(extractor.extractAll(faces));
            for (Future<List<float[]>> answer : threads.invokeAll(Collections.nCopies(32, work))) {
                assertThat(answer.get()).containsExactlyElementsOf(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void theMirrorOrderTurnsAVectorIntoThatOfTheMirroredCrop() {
        try (FeatureExtractor extractor = extractor()) {
            Optional<int[]> order = extractor.mirrorOrder();
            if (order.isEmpty()) {
                return;
            }
            assertThat(order.get())
                    .containsExactlyInAnyOrder(
                            IntStream.range(0, extractor.size()).toArray());
            for (Image crop : Crops.all(48)) {
                AlignedFace mirrored = Crops.aligned(crop).mirror();
                assertThat(extractor.extract(mirrored).toArray())
                        .containsExactly(Crops.reordered(Crops.values(extractor, crop), order.get()), within(2e-5f));
            }
        }
    }

    @Test
    void regionsLieInTheCropAndMirrorWithIt() {
        try (FeatureExtractor extractor = extractor()) {
            Optional<int[]> order = extractor.mirrorOrder();
            for (int i = 0; i < extractor.size(); i++) {
                Optional<Box> region = extractor.region(i);
                if (region.isEmpty()) {
                    continue;
                }
                Box box = region.get();
                assertThat(box.x()).isBetween(0.0, 1.0);
                assertThat(box.y()).isBetween(0.0, 1.0);
                assertThat(box.right()).isBetween(0.0, 1 + 1e-9);
                assertThat(box.bottom()).isBetween(0.0, 1 + 1e-9);
                if (order.isPresent()) {
                    Box mirrored = extractor.region(order.get()[i]).orElseThrow();
                    assertThat(mirrored.x()).isCloseTo(1 - box.right(), within(1e-9));
                    assertThat(mirrored.y()).isEqualTo(box.y());
                }
            }
            assertThatThrownBy(() -> extractor.region(extractor.size())).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> extractor.region(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void heatIsLaidWhereverFeaturesHaveAPlace() {
        try (FeatureExtractor extractor = extractor()) {
            float[] contributions = new float[extractor.size()];
            Arrays.fill(contributions, 1);
            assertThat(extractor
                            .heat(Crops.aligned(Crops.face(48)), contributions)
                            .isPresent())
                    .isEqualTo(extractor.hasPlaces());
            if (IntStream.range(0, extractor.size())
                    .anyMatch(index -> extractor.region(index).isPresent())) {
                assertThat(extractor.hasPlaces()).isTrue();
            }
        }
    }

    @Test
    void provenanceNamesTheStage() {
        try (FeatureExtractor extractor = extractor()) {
            assertThat(extractor.info().stage()).isEqualTo(StageKind.FEATURE);
            assertThat(extractor.info().name()).isNotEmpty();
        }
    }
}
