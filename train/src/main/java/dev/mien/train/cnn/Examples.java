package dev.mien.train.cnn;

import dev.mien.dataset.DatasetException;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.LabelSet;
import dev.mien.dataset.Sample;
import dev.mien.face.AlignedFace;
import dev.mien.face.Expression;
import dev.mien.image.Image;
import dev.mien.train.faces.Beside;
import dev.mien.train.faces.CropFaces;
import dev.mien.train.faces.FaceSource;
import dev.mien.train.net.Head;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The faces of a data set as examples, decoded once and kept in memory.
 *
 * @param faces in the data set's order
 * @param skipped pictures that could not be read or show no face, one line each
 */
record Examples(List<Example> faces, List<String> skipped) {
    private static final String FIRST = "logits";

    /** What a data set is read for. */
    enum Use {
        /**
         * To learn from: the targets are the shares of the votes, so that pictures without a majority take part; pictures
         * with nothing to learn for the first head are left out.
         */
        LEARN,
        /** To judge by: the target is the one label; pictures without any are left out. */
        JUDGE
    }

    /** A head for the data's own classes and, where the same pictures have other labels too, a second opinion. */
    static List<Head> heads(ExpressionDataset data, Optional<ExpressionDataset> second) {
        List<Head> heads = new ArrayList<>(List.of(Head.of(FIRST, data.classes())));
        second.ifPresent(other -> heads.add(Head.of(FIRST + "_" + labelSet(other), other.classes())));
        return heads;
    }

    private static String labelSet(ExpressionDataset data) {
        return Arrays.stream(LabelSet.values())
                .filter(set -> set.convention().equals(data.convention()))
                .findFirst()
                .map(set -> set.name().toLowerCase(Locale.ROOT))
                .orElse("second");
    }

    /**
     * Reads a data set for heads made by {@link #heads}.
     *
     * @param second other labels of the same pictures, matched by id
     * @throws DatasetException if a head has no face; the message is meant for the user
     */
    static Examples read(
            ExpressionDataset data,
            Optional<ExpressionDataset> second,
            FaceSource source,
            List<Head> heads,
            int side,
            Use use)
            throws DatasetException {
        Map<String, Sample> others = new HashMap<>();
        second.ifPresent(set -> set.samples().forEach(sample -> others.put(sample.id(), sample)));
        List<Example> faces = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (Sample sample : data.samples()) {
            List<float[]> targets = new ArrayList<>(List.of(target(sample, heads.get(0), use)));
            if (second.isPresent()) {
                targets.add(target(Optional.ofNullable(others.get(sample.id())), heads.get(1), use));
            }
            boolean first = Example.teaches(targets.get(0));
            if (first || (use == Use.JUDGE && targets.stream().anyMatch(Example::teaches))) {
                source.face(sample, skipped).ifPresent(face -> faces.add(Example.of(pixels(face, side), targets)));
            }
        }
        requireFaces(data, second, heads, faces, skipped, source);
        return new Examples(List.copyOf(faces), List.copyOf(skipped));
    }

    /**
     * Faces of other sources for heads made by {@link #heads}: the first learns their labels, the others nothing.
     *
     * @param prior see {@link Example}
     */
    static Examples of(Beside.Found found, List<Head> heads, int side, float[] prior) {
        return new Examples(
                found.faces().stream()
                        .map(one -> new Example(pixels(one.face(), side), targets(one.label(), heads), prior))
                        .toList(),
                found.skipped());
    }

    private static List<float[]> targets(Optional<Expression> label, List<Head> heads) {
        List<float[]> targets = new ArrayList<>();
        heads.forEach(head -> targets.add(new float[head.classes().size()]));
        label.ifPresent(known -> targets.get(0)[heads.get(0).indexOf(known)] = 1);
        return targets;
    }

    private static void requireFaces(
            ExpressionDataset data,
            Optional<ExpressionDataset> second,
            List<Head> heads,
            List<Example> faces,
            List<String> skipped,
            FaceSource source)
            throws DatasetException {
        for (int i = 0; i < heads.size(); i++) {
            int head = i;
            if (faces.stream().noneMatch(example -> example.teaches(head))) {
                String labels = i == 0
                        ? data.name()
                        : data.name() + " by " + second.orElseThrow().convention();
                throw new DatasetException(labels + ": no face labelled with one of "
                        + heads.get(i).classes()
                        + (skipped.isEmpty()
                                ? ""
                                : " in any of " + skipped.size() + " pictures; the first: " + skipped.get(0))
                        + (source instanceof CropFaces ? "" : "; if the pictures are face crops, say so with --crops"));
            }
        }
    }

    private static float[] target(Optional<Sample> sample, Head head, Use use) {
        return sample.map(known -> target(known, head, use))
                .orElseGet(() -> new float[head.classes().size()]);
    }

    private static float[] target(Sample sample, Head head, Use use) {
        float[] target = new float[head.classes().size()];
        Map<Expression, Float> shares = switch (use) {
            case LEARN -> sample.distribution();
            case JUDGE -> sample.label().map(label -> Map.of(label, 1f)).orElse(Map.of());
        };
        shares.forEach((expression, share) -> {
            int index = head.indexOf(expression);
            if (index >= 0) {
                target[index] = share;
            }
        });
        return target;
    }

    /** What a network of that side sees of a face: its crop in grey, row by row. */
    static byte[] pixels(AlignedFace face, int side) {
        Image image = face.crop().toGray().resize(side, side);
        byte[] pixels = new byte[side * side];
        image.buffer().get(pixels);
        return pixels;
    }
}
