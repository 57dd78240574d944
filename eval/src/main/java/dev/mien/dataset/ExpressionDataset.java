package dev.mien.dataset;

import dev.mien.face.Expression;
import dev.mien.face.Expressions;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/** Pictures of single faces labelled by apparent expression. Open one with {@link Datasets}; safe to share. */
public final class ExpressionDataset implements Closeable {
    private final String name;
    private final String convention;
    private final List<Expression> classes;
    private final List<Sample> samples;
    private final List<Sample> labelled;
    private final List<String> skipped;
    private final Closeable files;

    ExpressionDataset(
            String name,
            String convention,
            List<Expression> classes,
            List<Sample> samples,
            List<String> skipped,
            Closeable files)
            throws DatasetException {
        this.name = name;
        this.convention = convention;
        this.classes = Expressions.ordered(classes);
        this.samples = List.copyOf(samples);
        this.labelled =
                samples.stream().filter(sample -> sample.label().isPresent()).toList();
        this.skipped = List.copyOf(skipped);
        this.files = files;
        if (labelled.isEmpty()) {
            throw new DatasetException(
                    name + ": no labelled picture in it (pictures: " + samples.size() + "; " + convention + ")");
        }
    }

    /** {@return the name of the file or folder, with the part if one was chosen} */
    public String name() {
        return name;
    }

    /** {@return which pictures count and how they got their label: one sentence to print beside every figure} */
    public String convention() {
        return convention;
    }

    /** {@return the expressions a label can name, as {@link Expressions#ordered} has them; not every one need occur} */
    public List<Expression> classes() {
        return classes;
    }

    /** {@return every picture, in the data set's own order, labelled or not} */
    public List<Sample> samples() {
        return samples;
    }

    /** {@return the pictures that have a label, in the same order; never empty} */
    public List<Sample> labelled() {
        return labelled;
    }

    /**
     * So many labelled pictures drawn by chance, in the order of this data set, or all if there are not so many; they are read
     * from this data set's files, which closing it closes.
     *
     * @param limit at least 1
     * @param seed of the draw; the same seed draws the same pictures
     * @return the pictures drawn
     * @throws DatasetException if no picture is left
     */
    public ExpressionDataset drawn(int limit, long seed) throws DatasetException {
        return new ExpressionDataset(name, convention, classes, Draw.of(labelled, limit, seed), skipped, files);
    }

    /**
     * Some of the labelled pictures, in the order of this data set; they are read from its files, which closing either closes.
     *
     * @param part what the part is called, beside the name of this data set
     * @param chosen the pictures of it
     * @return the pictures chosen
     * @throws DatasetException if no picture is left
     */
    public ExpressionDataset part(String part, Predicate<Sample> chosen) throws DatasetException {
        return new ExpressionDataset(
                name + " (" + part + ")",
                convention,
                classes,
                labelled.stream().filter(chosen).toList(),
                skipped,
                files);
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
