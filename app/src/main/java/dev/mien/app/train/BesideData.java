package dev.mien.app.train;

import dev.mien.dataset.Datasets;
import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.train.expression.HeldOut;
import dev.mien.train.faces.Beside;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What {@code train expression} learns from beside the data, opened.
 *
 * @param open what is closed at the end
 */
record BesideData(Beside sources, List<Closeable> open) implements Closeable {
    BesideData {
        open = List.copyOf(open);
    }

    /**
     * Opens the sources.
     *
     * @param even whether only the even half of the persons of labelled sources is learned from
     * @param finder what finds the faces
     */
    static BesideData open(List<Path> labelled, boolean even, List<Path> unlabelled, Supplier<Faces> finder)
            throws IOException {
        if (labelled.isEmpty() && unlabelled.isEmpty()) {
            return new BesideData(Beside.NOTHING, List.of());
        }
        List<Closeable> open = new ArrayList<>();
        List<ExpressionDataset> expressions = new ArrayList<>();
        List<DetectionDataset> pictures = new ArrayList<>();
        try {
            for (Path path : labelled) {
                ExpressionDataset data = Datasets.openExpression(path);
                open.add(data);
                expressions.add(even ? HeldOut.evenHalf(data) : data);
            }
            for (Path path : unlabelled) {
                DetectionDataset data = Datasets.openDetection(path);
                open.add(data);
                pictures.add(data);
            }
        } catch (IOException | RuntimeException e) {
            close(open);
            throw e;
        }
        Faces faces = finder.get();
        open.add(faces::close);
        return new BesideData(new Beside(expressions, pictures, faces.source()), open);
    }

    @Override
    public void close() throws IOException {
        close(open);
    }

    private static void close(List<Closeable> open) throws IOException {
        for (Closeable one : open) {
            one.close();
        }
    }
}
