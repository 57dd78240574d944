package dev.mien.train.svm;

import dev.mien.face.AlignedFace;
import dev.mien.feature.FeatureExtractor;
import dev.mien.train.math.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** From faces to the principal components that machines learn on. */
final class Components {
    private static final int CHUNK = 2048;
    /** Eigenvectors of some hundred components do not get better from more faces than this. */
    private static final int FACES_FOR_PCA = 14_000;

    private Components() {}

    /** The components of most variance among (at most some thousands of) the faces, evenly spread over the list. */
    static MirrorPca fit(FeatureExtractor extractor, List<AlignedFace> faces, int dimensions) {
        int count = Math.min(faces.size(), FACES_FOR_PCA);
        List<AlignedFace> chosen = IntStream.range(0, count)
                .mapToObj(i -> faces.get((int) ((long) i * faces.size() / count)))
                .toList();
        int[] mirror = extractor
                .mirrorOrder()
                .orElseGet(() -> IntStream.range(0, extractor.size()).toArray());
        return MirrorPca.fit(mirror, features(extractor, chosen), Math.min(dimensions, Math.min(count, mirror.length)));
    }

    /** The components of the faces as they are, then of changed copies, each of shape [faces][components]. */
    static List<Matrix> copies(
            FeatureExtractor extractor,
            MirrorPca pca,
            List<AlignedFace> faces,
            int changed,
            long seed,
            Progress progress) {
        List<Matrix> copies = new ArrayList<>();
        for (int copy = 0; copy <= changed; copy++) {
            Matrix components = new Matrix(faces.size(), pca.dimensions());
            for (int from = 0; from < faces.size(); from += CHUNK) {
                int to = Math.min(faces.size(), from + CHUNK);
                int number = copy;
                int start = from;
                List<AlignedFace> chunk = number == 0
                        ? faces.subList(from, to)
                        : IntStream.range(from, to)
                                .mapToObj(i -> Jitter.of(faces.get(i), random(seed, number, i)))
                                .toList();
                Matrix part = pca.transform(features(extractor, chunk));
                System.arraycopy(
                        part.data(), 0, components.data(), start * part.columns(), part.rows() * part.columns());
            }
            copies.add(components);
            progress.step("features", copy + 1, changed + 1, 0);
        }
        return copies;
    }

    /**
     * A generator of its own for each face and copy, so that chunks and threads do not matter. Not {@link java.util.Random},
     * whose first numbers are nearly the same for neighbouring seeds: neighbouring faces would be turned alike.
     */
    static RandomGenerator random(long seed, int copy, int face) {
        return new SplittableRandom(seed * 1_000_003 + copy * 7_919L * 100_003 + face);
    }

    private static Matrix features(FeatureExtractor extractor, List<AlignedFace> faces) {
        Matrix features = new Matrix(faces.size(), extractor.size());
        IntStream.range(0, faces.size()).parallel().forEach(i -> {
            float[] vector = extractor.extract(faces.get(i)).toArray();
            System.arraycopy(vector, 0, features.data(), i * vector.length, vector.length);
        });
        return features;
    }
}
