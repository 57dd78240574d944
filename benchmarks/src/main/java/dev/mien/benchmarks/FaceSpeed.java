package dev.mien.benchmarks;

import dev.mien.align.Aligners;
import dev.mien.align.FaceAligner;
import dev.mien.classify.Classifiers;
import dev.mien.classify.ExpressionClassifier;
import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.feature.Extractors;
import dev.mien.feature.FeatureExtractor;
import dev.mien.image.Image;
import dev.mien.model.ExpressionModel;
import dev.mien.model.Models;
import dev.mien.train.cnn.TrainedNetwork;
import dev.mien.train.expression.GoldenFaces;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long a face takes from the frame to the probabilities: cut out by a box, features, classifier. Beside
 * them a large matrix product, whose rate is the arithmetic limit.
 */
public final class FaceSpeed {
    private static final int BATCH = 32;
    private static final int CALLS = 10;

    private FaceSpeed() {}

    /** @param args ids or folders of expression models; the built-in ones if none is given */
    public static void main(String[] args) throws IOException {
        List<String> models = args.length > 0 ? List.of(args) : Models.list("expression");
        List<Frame> frames = GoldenFaces.of(160).stream().map(Frame::of).toList();
        try (FaceAligner aligner = Aligners.create("box");
                MatrixProduct product = new MatrixProduct(1)) {
            Map<String, Runnable> ways = new LinkedHashMap<>();
            ways.put("matrix product", product::run);
            ways.put("cut out", () -> align(aligner, frames, 1));
            for (String id : models) {
                ExpressionModel model = Models.load(id);
                ways.put(id + ", one face, one thread", way(model, aligner, frames, 1, 1));
                ways.put(id + ", batch of 32, one thread", way(model, aligner, frames, BATCH, 1));
                ways.put(id + ", batch of 32, two threads", way(model, aligner, frames, BATCH, 2));
            }
            report(new Rounds(ways, CALLS), models);
        }
    }

    private static Runnable way(ExpressionModel model, FaceAligner aligner, List<Frame> frames, int faces, int threads)
            throws IOException {
        FeatureExtractor extractor = Extractors.of(model, threads);
        ExpressionClassifier classifier = Classifiers.create(model);
        return () -> classifier.classifyAll(extractor.extractAll(align(aligner, frames, faces)));
    }

    private static List<AlignedFace> align(FaceAligner aligner, List<Frame> frames, int faces) {
        return Stream.iterate(0, i -> i + 1)
                .limit(faces)
                .map(i -> frames.get(i % frames.size()))
                .map(frame -> aligner.align(frame, face(frame.image())))
                .toList();
    }

    private static Face face(Image image) {
        return new Face(new Box(20, 20, image.width() - 40.0, image.height() - 40.0), 1, List.of());
    }

    private static void report(Rounds rounds, List<String> models) throws IOException {
        line("| way | milliseconds a face, median | fastest tenth | faces/s, median |");
        line("|---|---|---|---|");
        for (String way : rounds.ways()) {
            int faces = way.contains("batch") ? BATCH : 1;
            double median = rounds.median(way) / faces;
            line("| %s | %.3f | %.3f | %,.0f |", way, 1e3 * median, 1e3 * rounds.fastestTenth(way) / faces, 1 / median);
        }
        String product = "matrix product";
        line("");
        line(
                "Matrix product 1024 x 1024: %.1f billion multiply-adds/s (median), %.1f (fastest tenth).",
                MatrixProduct.multiplyAdds() / rounds.median(product) / 1e9,
                MatrixProduct.multiplyAdds() / rounds.fastestTenth(product) / 1e9);
        for (String id : models) {
            ExpressionModel model = Models.load(id);
            String one = id + ", one face, one thread";
            String two = id + ", batch of 32, two threads";
            line(
                    "%s: two threads with a batch of 32 do %.2f times the faces/s of one face on one thread (fastest tenth"
                            + " %.2f).",
                    id,
                    BATCH * rounds.median(one) / rounds.median(two),
                    BATCH * rounds.fastestTenth(one) / rounds.fastestTenth(two));
            if (TrainedNetwork.isIn(model)) {
                double limit = (double) TrainedNetwork.multiplyAdds(model) / MatrixProduct.multiplyAdds();
                line(
                        "%s: %,.1f million multiply-adds a face; one face takes %.2f times the arithmetic limit (fastest"
                                + " tenth %.2f), cutting out and head included.",
                        id,
                        TrainedNetwork.multiplyAdds(model) / 1e6,
                        rounds.median(one) / (limit * rounds.median(product)),
                        rounds.fastestTenth(one) / (limit * rounds.fastestTenth(product)));
            }
        }
    }

    private static void line(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
