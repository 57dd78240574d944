package dev.mien.train.expression;

import dev.mien.classify.ExpressionClassifier;
import dev.mien.dataset.DatasetException;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.Sample;
import dev.mien.face.AlignedFace;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.feature.FeatureExtractor;
import dev.mien.train.faces.FaceSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * The labelled faces of one source with what a model scores them, uncalibrated.
 *
 * @param name of the source
 * @param persons one a face: the file's name without its folder, up to the last underscore, else without its ending
 * @param labels index of each face's class
 * @param plain scores of each face, shape [faces][classes]
 * @param turned scores of its mirror image
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record ScoredFaces(String name, List<String> persons, int[] labels, float[][] plain, float[][] turned) {
    /** Below it a float32 probability has no logarithm. */
    private static final float LEAST = 1e-30f;

    /**
     * Reads a source and scores its faces.
     *
     * @param classes in the order that the scores are to have
     * @param classifier under temperature 1, so that the logarithms of its probabilities are the scores
     * @param skipped gets a line for each picture without a readable face or with a label that the model has not
     * @throws DatasetException if no face is left
     */
    static ScoredFaces read(
            ExpressionDataset data,
            List<Expression> classes,
            FaceSource source,
            FeatureExtractor extractor,
            ExpressionClassifier classifier,
            List<String> skipped,
            IntConsumer progress)
            throws DatasetException {
        List<String> persons = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        List<float[]> plain = new ArrayList<>();
        List<float[]> turned = new ArrayList<>();
        int done = 0;
        for (Sample sample : data.labelled()) {
            int label = classes.indexOf(sample.label().orElseThrow());
            if (label < 0) {
                skipped.add(sample.id() + ": the model does not know "
                        + sample.label().orElseThrow().label());
            } else {
                Optional<AlignedFace> face = source.face(sample, skipped);
                if (face.isPresent()) {
                    persons.add(person(sample.id()));
                    labels.add(label);
                    plain.add(scores(classifier.classify(extractor.extract(face.get())), classes));
                    turned.add(scores(
                            classifier.classify(extractor.extract(face.get().mirror())), classes));
                }
            }
            progress.accept(++done);
        }
        if (labels.isEmpty()) {
            throw new DatasetException(data.name() + ": no face in it to calibrate on; "
                    + data.labelled().size() + " labelled pictures"
                    + (skipped.isEmpty() ? "" : ", the first: " + skipped.get(0)));
        }
        return new ScoredFaces(
                data.name(),
                List.copyOf(persons),
                labels.stream().mapToInt(Integer::intValue).toArray(),
                plain.toArray(float[][]::new),
                turned.toArray(float[][]::new));
    }

    private static float[] scores(ExpressionScores answer, List<Expression> classes) {
        float[] scores = new float[classes.size()];
        for (int c = 0; c < scores.length; c++) {
            scores[c] = (float) Math.log(Math.max(LEAST, answer.get(classes.get(c))));
        }
        return scores;
    }

    /** Who a picture is of, by the usual way of naming files: {@code Jane_Doe_0003.jpg} is of {@code Jane_Doe}. */
    static String person(String id) {
        String file = id.substring(id.lastIndexOf('/') + 1);
        int cut = file.lastIndexOf('_') >= 0 ? file.lastIndexOf('_') : file.lastIndexOf('.');
        return cut < 0 ? file : file.substring(0, cut);
    }

    /** Whether a person is in the even half: by the CRC-32 of the name. */
    static boolean isEven(String person) {
        CRC32 sum = new CRC32();
        sum.update(person.getBytes(StandardCharsets.UTF_8));
        return sum.getValue() % 2 == 0;
    }

    int size() {
        return labels.length;
    }

    /** The faces of one half of the persons. */
    ScoredFaces half(boolean even) {
        int[] kept = IntStream.range(0, size())
                .filter(i -> isEven(persons.get(i)) == even)
                .toArray();
        return new ScoredFaces(
                name,
                IntStream.of(kept).mapToObj(persons::get).toList(),
                IntStream.of(kept).map(i -> labels[i]).toArray(),
                IntStream.of(kept).mapToObj(i -> plain[i]).toArray(float[][]::new),
                IntStream.of(kept).mapToObj(i -> turned[i]).toArray(float[][]::new));
    }

    /** The scores of a face as it is asked about. */
    List<float[]> views(int face, boolean mirrored) {
        return mirrored ? List.of(plain[face], turned[face]) : List.of(plain[face]);
    }
}
