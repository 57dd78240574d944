package dev.mien.train.svm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.face.AlignedFace;
import dev.mien.feature.Extractors;
import dev.mien.feature.FeatureExtractor;
import dev.mien.image.Image;
import dev.mien.train.math.Matrix;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComponentsTest {
    private final FeatureExtractor extractor = Extractors.create("hog:cell=24");

    /** More faces than are worked on at once. */
    private final List<AlignedFace> faces = faces(2100);

    @Test
    void eachRowBelongsToItsFaceWhateverTheChunks() {
        MirrorPca pca = Components.fit(extractor, faces, 6);
        List<Matrix> copies = Components.copies(extractor, pca, faces, 1, 7, Progress.NONE);
        assertThat(copies).hasSize(2).allSatisfy(copy -> {
            assertThat(copy.rows()).isEqualTo(2100);
            assertThat(copy.columns()).isEqualTo(6);
        });
        for (int i : new int[] {0, 2047, 2048, 2099}) {
            float[] features = extractor.extract(faces.get(i)).toArray();
            float[] expected =
                    pca.transform(Matrix.ofRows(new float[][] {features})).data();
            assertThat(row(copies.get(0), i)).isEqualTo(expected);
            assertThat(row(copies.get(1), i)).isNotEqualTo(expected);
        }
        List<AlignedFace> fewer = faces.subList(0, 2049);
        Matrix same =
                Components.copies(extractor, pca, fewer, 1, 7, Progress.NONE).get(1);
        assertThat(row(same, 2048)).isEqualTo(row(copies.get(1), 2048));
        Matrix other =
                Components.copies(extractor, pca, fewer, 1, 8, Progress.NONE).get(1);
        assertThat(row(other, 2048)).isNotEqualTo(row(copies.get(1), 2048));
    }

    @Test
    void neighbouringFacesAreChangedDifferently() {
        DoubleSummaryStatistics firsts = IntStream.range(0, 50)
                .mapToDouble(face -> Components.random(1, 1, face).nextDouble())
                .summaryStatistics();
        assertThat(firsts.getMin()).isLessThan(0.1);
        assertThat(firsts.getMax()).isGreaterThan(0.9);
    }

    @Test
    void fewFacesGiveFewComponents() {
        assertThat(Components.fit(extractor, faces.subList(0, 5), 400).dimensions())
                .isEqualTo(5);
        assertThat(Components.fit(extractor, faces, 400).dimensions()).isEqualTo(extractor.size());
    }

    private static float[] row(Matrix matrix, int row) {
        return Arrays.copyOfRange(matrix.data(), row * matrix.columns(), (row + 1) * matrix.columns());
    }

    private static List<AlignedFace> faces(int count) {
        Random random = new Random(11);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    byte[] samples = new byte[48 * 48];
                    random.nextBytes(samples);
                    return AlignedFace.ofCrop(Image.gray(48, 48, samples));
                })
                .toList();
    }
}
