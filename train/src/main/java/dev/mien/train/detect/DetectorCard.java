package dev.mien.train.detect;

import dev.mien.eval.detection.DetectionEvaluation;
import dev.mien.eval.detection.DetectionReport;
import dev.mien.eval.detection.DetectionReport.SizeBucket;
import dev.mien.model.Manifest.Training;
import dev.mien.model.NetworkManifest;
import java.util.List;
import java.util.Locale;

/** Writes a detector's card: what it is, what it was measured to do, and what it must not be used for. */
final class DetectorCard {
    private DetectorCard() {}

    /** @param measured on what was held out, with the manifest's threshold */
    static String write(NetworkManifest manifest, int bytes, String reason, List<DetectionEvaluation> measured) {
        Training training = manifest.training().orElseThrow();
        StringBuilder card = new StringBuilder();
        line(card, "# Model %s %s", manifest.id(), manifest.version());
        line(card, "");
        line(card, "%s", manifest.description());
        line(card, "It says where a face is, not whose; it keeps and compares no faces.");
        section(card, "How it was made");
        line(card, "- Data: %s.", training.data());
        line(card, "- Command: `%s` (seed %d, %s).", training.command(), training.seed(), training.date());
        line(card, "- Network, scenes and recipe: docs/detector-network.md of the project. %,d bytes.", bytes);
        line(card, "- Labels of LFW are another network's (YuNet, Wu et al. 2023): where that one is wrong, this one");
        line(card, "  learned it.");
        section(card, "What it does on what was held out");
        line(
                card,
                "Other persons and pictures than those learned from. A face is found if a box overlaps its label by IoU 0.5;");
        line(
                card,
                "uncertain labels count neither way. At the default threshold of %s:",
                manifest.options().getOrDefault("score", Double.NaN));
        line(card, "");
        line(card, "| pictures | faces | recall | precision | average precision | false detections |");
        line(card, "|---|---|---|---|---|---|");
        for (DetectionEvaluation evaluation : measured) {
            DetectionReport report = evaluation.reports().get(0);
            boolean empty = report.faces() == 0;
            line(
                    card,
                    "| %s, %,d | %,d | %s | %s | %s | %,d |",
                    evaluation.dataset(),
                    report.pictures(),
                    report.faces(),
                    empty ? "-" : figure(report.recall()),
                    empty ? "-" : figure(report.precision()),
                    empty ? "-" : figure(report.averagePrecision()),
                    report.falsePositives());
        }
        line(card, "");
        line(card, "Recall by the height of the face in pixels:");
        line(card, "");
        bySize(card, measured);
        section(card, "The threshold");
        line(card, "%s", reason);
        line(card, "The score learned how well a box fits; it orders boxes and is no probability.");
        section(card, "Limits and known bias");
        line(card, "- Faces turned to profile or lying on their side are rare in the data, and missed more often.");
        line(
                card,
                "- LFW shows people in the news of 2002 to 2007: mostly men, mostly light-skinned adults; the masks set");
        line(
                card,
                "  is of 2020. How often faces are missed in different groups of people has not been measured, because");
        line(card, "  the data does not say who is in it.");
        line(card, "- Drawn faces, statues and pictures on a wall may count as faces.");
        section(card, "Not for");
        line(card, "Finding out who somebody is, following a person, or counting people where a miss does harm.");
        section(card, "Licence");
        line(card, "Weights: %s. The training pictures are not part of this model.", manifest.licence());
        return card.toString();
    }

    private static void bySize(StringBuilder card, List<DetectionEvaluation> measured) {
        List<DetectionEvaluation> withFaces = measured.stream()
                .filter(evaluation -> evaluation.reports().get(0).faces() > 0)
                .toList();
        StringBuilder header = new StringBuilder("| height |");
        withFaces.forEach(
                evaluation -> header.append(' ').append(evaluation.dataset()).append(" |"));
        line(card, "%s", header);
        line(card, "%s", "|---".repeat(withFaces.size() + 1) + "|");
        List<SizeBucket> ranges = withFaces.get(0).reports().get(0).bySize();
        for (int i = 0; i < ranges.size(); i++) {
            SizeBucket range = ranges.get(i);
            StringBuilder row = new StringBuilder(
                    Double.isInfinite(range.maxHeight())
                            ? String.format(Locale.ROOT, "| %.0f and more |", range.minHeight())
                            : String.format(Locale.ROOT, "| %.0f to %.0f |", range.minHeight(), range.maxHeight()));
            for (DetectionEvaluation evaluation : withFaces) {
                SizeBucket bucket = evaluation.reports().get(0).bySize().get(i);
                row.append(
                        bucket.faces() == 0
                                ? " - |"
                                : String.format(Locale.ROOT, " %s of %,d |", figure(bucket.recall()), bucket.faces()));
            }
            line(card, "%s", row);
        }
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static void section(StringBuilder card, String title) {
        line(card, "");
        line(card, "## %s", title);
        line(card, "");
    }

    private static void line(StringBuilder card, String format, Object... values) {
        card.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
