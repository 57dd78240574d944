package dev.mien.dataset;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/** Pictures with every face boxed. Open one with {@link Datasets}; safe to share. */
public final class DetectionDataset implements Closeable {
    /**
     * Which boxes are too uncertain to count.
     *
     * @param minScore a box whose {@code score} is lower is ignored; boxes without a score always count
     * @param ignoreMasked ignore faces that the {@code label} column says wear a mask
     */
    public record Options(double minScore, boolean ignoreMasked) {
        /** {@return the usual options: boxes count from a score of 0.6 on, faces with a mask count too} */
        public static Options defaults() {
            return new Options(0.6, false);
        }
    }

    private final String name;
    private final String convention;
    private final List<DetectionSample> samples;
    private final List<String> skipped;
    private final Closeable files;

    DetectionDataset(
            String name, String convention, List<DetectionSample> samples, List<String> skipped, Closeable files)
            throws DatasetException {
        this.name = name;
        this.convention = convention;
        this.samples = List.copyOf(samples);
        this.skipped = List.copyOf(skipped);
        this.files = files;
        if (samples.isEmpty()) {
            throw new DatasetException(name + ": no picture in it");
        }
    }

    /**
     * Pictures that are made rather than read from a folder.
     *
     * @param name of the data set
     * @param convention see {@link #convention}
     * @param samples in any order
     * @return the data set
     * @throws DatasetException if there is none
     */
    public static DetectionDataset of(String name, String convention, List<DetectionSample> samples)
            throws DatasetException {
        return new DetectionDataset(name, convention, samples, List.of(), () -> {});
    }

    /** {@return the name of the file or folder} */
    public String name() {
        return name;
    }

    /** {@return which boxes count: one sentence to print beside every figure} */
    public String convention() {
        return convention;
    }

    /** {@return every picture, ordered by name; never empty} */
    public List<DetectionSample> samples() {
        return samples;
    }

    /**
     * The pictures that pass, under another name; they are read from this data set's files, which is closed as before.
     *
     * @param part name of what passes
     * @param wanted which pictures pass
     * @return the part
     * @throws DatasetException if none passes
     */
    public DetectionDataset only(String part, Predicate<DetectionSample> wanted) throws DatasetException {
        return new DetectionDataset(
                part, convention, samples.stream().filter(wanted).toList(), skipped, () -> {});
    }

    /**
     * The same data with faces ignored that are less than so many pixels high; it is read from this data set's files, which
     * closing it closes.
     *
     * @param height in pixels; lower faces are ignored
     * @return the same pictures
     * @throws DatasetException if no picture is left
     */
    public DetectionDataset ignoringBelow(int height) throws DatasetException {
        List<DetectionSample> marked = samples.stream()
                .map(sample -> new DetectionSample(
                        sample.id(),
                        sample.faces().stream()
                                .map(face -> new TruthBox(
                                        face.box(), face.ignore() || face.box().height() < height, face.points()))
                                .toList(),
                        sample.picture()))
                .toList();
        String rule = convention + "; faces less than " + height + " pixels high are ignored";
        return new DetectionDataset(name, rule, marked, skipped, files);
    }

    /**
     * So many pictures drawn by chance, in the order of this data set, or all if there are not so many; they are read from this
     * data set's files, which closing it closes.
     *
     * @param limit at least 1
     * @param seed of the draw; the same seed draws the same pictures
     * @return the pictures drawn
     * @throws DatasetException if no picture is left
     */
    public DetectionDataset drawn(int limit, long seed) throws DatasetException {
        return new DetectionDataset(name, convention, Draw.of(samples, limit, seed), skipped, files);
    }

    /** {@return files that were passed over, one line each with the reason} */
    public List<String> skipped() {
        return skipped;
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
