package dev.mien.train.detect;

import dev.mien.eval.detection.DetectionEvaluation;
import dev.mien.eval.detection.DetectionReport;
import dev.mien.eval.detection.DetectionReport.SizeBucket;
import dev.mien.model.NetworkManifest;
import dev.mien.train.model.Card;
import java.util.List;
import java.util.Locale;

/** Writes a detector's card: what it is, what it was measured to do, and what it must not be used for. */
final class DetectorCard {
    private DetectorCard() {}

    /**
     * @param measured on what was held out, with the manifest's threshold
     * @param groups with the same
     */
    static String write(
            NetworkManifest manifest,
            int bytes,
            String reason,
            List<DetectionEvaluation> measured,
            List<GroupRecall> groups) {
        Card card = new Card(manifest, "It says where a face is, not whose; it keeps and compares no faces.");
        card.line("- Network, scenes and recipe: docs/method/detector-network.md of the project. %,d bytes.", bytes);
        card.line("- Labels of LFW are another network's (YuNet, Wu et al. 2023): where that one is wrong, this one");
        card.line("  learned it.");
        card.section("What it does on what was held out");
        card.line(
                "Other persons and pictures than those learned from. A face is found if a box overlaps its label by IoU 0.5;");
        card.line(
                "uncertain labels count neither way. At the default threshold of %s:",
                manifest.options().getOrDefault("score", Double.NaN));
        card.line("");
        card.line("| pictures | faces | recall | precision | average precision | false detections |");
        card.line("|---|---|---|---|---|---|");
        for (DetectionEvaluation evaluation : measured) {
            DetectionReport report = evaluation.reports().get(0);
            boolean empty = report.faces() == 0;
            card.line(
                    "| %s, %,d | %,d | %s | %s | %s | %,d |",
                    evaluation.dataset(),
                    report.pictures(),
                    report.faces(),
                    empty ? "-" : figure(report.recall()),
                    empty ? "-" : figure(report.precision()),
                    empty ? "-" : figure(report.averagePrecision()),
                    report.falsePositives());
        }
        card.line("");
        card.line("Recall by the height of the face in pixels:");
        card.line("");
        bySize(card, measured);
        card.section("Whom it finds");
        card.line(
                "The held-out tenth of faces-wild (FairFace), groups as that says; a face is found if its nose is in a box:");
        card.line("");
        card.line("| group | faces | found | 95 %% |");
        card.line("|---|---|---|---|");
        groups.forEach(group -> card.line(
                "| %s | %,d | %s | %s to %s |",
                group.group(),
                group.faces(),
                figure((double) group.found() / group.faces()),
                figure(group.interval().low()),
                figure(group.interval().high())));
        card.section("The threshold");
        card.line("%s", reason);
        card.line("The score learned how well a box fits; it orders boxes and is no probability.");
        card.section("Limits and known bias");
        card.line("- Faces turned to profile or lying on their side are rare in the data, and missed more often.");
        card.line(
                "- Most photos of people are of construction workers; LFW shows people in the news of 2002 to 2007, mostly");
        card.line("  light-skinned men.");
        card.line("- Drawn faces, statues and pictures on a wall may count as faces.");
        card.section("Not for");
        card.line("Finding out who somebody is, following a person, or counting people where a miss does harm.");
        card.licence();
        return card.toString();
    }

    private static void bySize(Card card, List<DetectionEvaluation> measured) {
        List<DetectionEvaluation> withFaces = measured.stream()
                .filter(evaluation -> evaluation.reports().get(0).faces() > 0)
                .toList();
        StringBuilder header = new StringBuilder("| height |");
        withFaces.forEach(
                evaluation -> header.append(' ').append(evaluation.dataset()).append(" |"));
        card.line("%s", header);
        card.line("%s", "|---".repeat(withFaces.size() + 1) + "|");
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
            card.line("%s", row);
        }
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
