package dev.mien.train.detect;

import dev.mien.dataset.DetectionDataset;
import dev.mien.detect.FaceDetector;
import dev.mien.eval.Evaluations;
import dev.mien.eval.detection.DetectionEvaluator;
import dev.mien.eval.detection.DetectionReport;
import dev.mien.eval.detection.DetectionRun;
import dev.mien.eval.detection.PrecisionRecall;
import dev.mien.eval.run.NamedDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a detector finds, and finds wrongly, by the score that is asked of a face: to choose the threshold from. */
final class ThresholdTable {
    private static final List<Double> SCORES = List.of(0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6);

    private ThresholdTable() {}

    /**
     * Recall, false boxes and their number on pictures without faces.
     *
     * @param detector reports faces down to the lowest score
     */
    static String of(FaceDetector detector, List<DetectionDataset> heldOut, int threads) {
        List<StringBuilder> lines = new ArrayList<>();
        lines.add(new StringBuilder("score"));
        SCORES.forEach(score -> lines.add(new StringBuilder(String.format(Locale.ROOT, "%5.2f", score))));
        NamedDetector named = new NamedDetector("", detector);
        for (DetectionDataset dataset : heldOut) {
            boolean empty =
                    dataset.samples().stream().allMatch(sample -> sample.faces().isEmpty());
            String title = dataset.name() + (empty ? ": false" : ": found, false");
            lines.get(0).append("  ").append(title);
            List<String> cells = empty ? falseBoxes(dataset, named, threads) : found(dataset, named, threads);
            for (int i = 0; i < cells.size(); i++) {
                String pad =
                        " ".repeat(Math.max(0, title.length() - cells.get(i).length()));
                lines.get(i + 1).append("  ").append(pad).append(cells.get(i));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<String> falseBoxes(DetectionDataset dataset, NamedDetector detector, int threads) {
        DetectionRun run = DetectionEvaluator.run(dataset, detector, threads, (name, done, of) -> {});
        return SCORES.stream()
                .map(score -> Long.toString(run.pictures().stream()
                        .flatMap(picture -> picture.found().stream())
                        .filter(face -> face.confidence() >= score)
                        .count()))
                .toList();
    }

    private static List<String> found(DetectionDataset dataset, NamedDetector detector, int threads) {
        DetectionReport report = Evaluations.runDetection(dataset, List.of(detector), threads, (name, done, of) -> {})
                .reports()
                .get(0);
        List<String> cells = new ArrayList<>();
        for (double score : SCORES) {
            double recall = 0;
            int wrong = 0;
            for (PrecisionRecall.Point point : report.curve().points()) {
                if (point.confidence() >= score) {
                    recall = point.recall();
                    wrong = point.falsePositives();
                }
            }
            cells.add(String.format(Locale.ROOT, "%.1f %% %4d", 100 * recall, wrong));
        }
        return cells;
    }
}
