package dev.mien.train.landmark;

import dev.mien.eval.landmark.FaceRegion;
import dev.mien.eval.landmark.LandmarkEvaluation;
import dev.mien.eval.landmark.LandmarkReport;
import dev.mien.model.Manifest.Training;
import dev.mien.model.NetworkManifest;
import java.util.List;
import java.util.Locale;

/** Writes a landmark network's card: what it is, what it was measured to do, and what it must not be used for. */
final class LandmarkCard {
    private LandmarkCard() {}

    /**
     * @param measured on what was held out
     * @param trials table of {@link Trial}
     */
    static String write(NetworkManifest manifest, int bytes, List<LandmarkEvaluation> measured, String trials) {
        Training training = manifest.training().orElseThrow();
        StringBuilder card = new StringBuilder();
        line(card, "# Model %s %s", manifest.id(), manifest.version());
        line(card, "");
        line(card, "%s", manifest.description());
        line(card, "It says where the parts of a face are, not whose face it is; it keeps and compares no faces.");
        section(card, "How it was made");
        line(card, "- Data: %s.", training.data());
        line(card, "- Command: `%s` (seed %d, %s).", training.command(), training.seed(), training.date());
        line(card, "- Network, crops and recipe: docs/landmarks.md of the project. %,d bytes.", bytes);
        section(card, "What it does on persons it did not learn from");
        line(card, "Errors are shares of the distance between the outer corners of the eyes (points 37 and 46 counted");
        line(
                card,
                "from 1). The boxes are made of the true points; no detector is involved. In brackets 95 %% intervals,");
        line(card, "by drawing persons. A failure is a face with an error above 8 %%.");
        line(card, "");
        StringBuilder header = new StringBuilder("| faces | mean error |");
        for (FaceRegion region : FaceRegion.values()) {
            header.append(' ').append(region.label()).append(" |");
        }
        line(card, "%s failures | area to 8 %% |", header);
        line(card, "%s", "|---".repeat(FaceRegion.values().length + 4) + "|");
        for (LandmarkEvaluation evaluation : measured) {
            LandmarkReport report = evaluation.reports().get(0);
            StringBuilder row = new StringBuilder(String.format(
                    Locale.ROOT,
                    "| %s, %,d of %d persons | %s [%s, %s] |",
                    evaluation.dataset(),
                    report.faces(),
                    report.persons(),
                    percent(report.meanError()),
                    percent(report.interval().low()),
                    percent(report.interval().high())));
            report.byRegion()
                    .forEach((region, error) ->
                            row.append(' ').append(percent(error)).append(" |"));
            line(card, "%s %s | %.3f |", row, percent(report.failureRate()), report.areaUnderCurve());
        }
        line(card, "");
        line(card, "Under hardship:");
        line(card, "");
        card.append(trials);
        section(card, "Limits and known bias");
        line(
                card,
                "- The labels it learned from err by some percent themselves, most along the jaw; in profile, points of");
        line(card, "  the far side are guesses.");
        line(card, "- It answers for whatever it is shown: a box without a face gets 68 points too.");
        line(
                card,
                "- The training pictures are television frames of well-known people of the 2000s. Wide-open mouths and");
        line(card, "  closed eyes were drawn into them, for such people seldom shout or blink. How well points lie in");
        line(card, "  different groups of people has not been measured, because the data does not say who is in it.");
        section(card, "Not for");
        line(card, "Finding out who somebody is, or measuring faces for medical or legal purposes.");
        section(card, "Licence");
        line(card, "Weights: %s. The training pictures are not part of this model.", manifest.licence());
        return card.toString();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
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
