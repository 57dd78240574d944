package dev.mien.app.eval;

import dev.mien.eval.run.Predictor;
import dev.mien.face.FaceResult;
import dev.mien.face.Frame;
import dev.mien.pipeline.FaceAnalyzer;
import java.util.Comparator;

/** What a whole picture shows: the largest of the faces found. */
final class WholePicture {
    private WholePicture() {}

    static Predictor of(FaceAnalyzer analyzer) {
        return picture -> analyzer.analyze(Frame.of(picture)).faces().stream()
                .max(Comparator.comparingDouble(result -> result.face().box().area()))
                .map(FaceResult::scores);
    }
}
