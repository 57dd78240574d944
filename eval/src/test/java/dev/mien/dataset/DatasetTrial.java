package dev.mien.dataset;

import dev.mien.image.ImageReadException;
import dev.mien.testkit.ReaderPromise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file as every kind of data set there is, pictures included. */
final class DatasetTrial {
    /** A row of FER-2013 takes 50 kB on its way to its pixels. */
    private static final ReaderPromise PROMISE = new ReaderPromise(DatasetException.class, 256L << 20, 5);

    private interface Opening {
        String samples(Path file) throws IOException;
    }

    private DatasetTrial() {}

    /** In words, what became of it. */
    static String of(Path file, byte[] content) throws IOException {
        Files.write(file, content);
        return kept(file, content, DatasetTrial::expressions) + kept(file, content, DatasetTrial::detections);
    }

    private static String kept(Path file, byte[] content, Opening opening) {
        return PROMISE.kept(content, () -> opening.samples(file));
    }

    private static String expressions(Path file) throws IOException {
        try (ExpressionDataset data = Datasets.openExpression(file)) {
            int read = 0;
            for (Sample sample : data.samples()) {
                read += isRead(sample.picture()) ? 1 : 0;
            }
            data.skipped().forEach(line -> ReaderPromise.isPlain(line, new byte[line.length()]));
            return read > 0 ? "read " : "no picture ";
        }
    }

    private static String detections(Path file) throws IOException {
        try (DetectionDataset data = Datasets.openDetection(file)) {
            int read = 0;
            for (DetectionSample sample : data.samples()) {
                read += isRead(sample.picture()) ? 1 : 0;
            }
            data.skipped().forEach(line -> ReaderPromise.isPlain(line, new byte[line.length()]));
            return read > 0 ? "read " : "no picture ";
        }
    }

    /** One picture that cannot be read costs itself. */
    private static boolean isRead(PictureSource picture) throws IOException {
        try {
            picture.read();
            return true;
        } catch (ImageReadException | DatasetException e) {
            ReaderPromise.isPlain(
                    String.valueOf(e.getMessage()),
                    new byte[String.valueOf(e.getMessage()).length()]);
            return false;
        }
    }
}
