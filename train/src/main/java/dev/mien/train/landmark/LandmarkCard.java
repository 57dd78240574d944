package dev.mien.train.landmark;

import dev.mien.eval.landmark.FaceRegion;
import dev.mien.eval.landmark.LandmarkEvaluation;
import dev.mien.eval.landmark.LandmarkReport;
import dev.mien.face.Landmark68;
import dev.mien.model.NetworkManifest;
import dev.mien.train.model.Card;
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
        Card card = new Card(
                manifest,
                "It says where the parts of a face are, not whose face it is; it keeps and compares no faces.");
        card.line("- Network, crops and recipe: docs/method/landmarks.md of the project. %,d bytes.", bytes);
        card.section("What it does on persons it did not learn from");
        card.line(
                "Errors are shares of the distance between the outer corners of the eyes (points %d and %d counted",
                Landmark68.RIGHT_EYE_OUTER.index() + 1, Landmark68.LEFT_EYE_OUTER.index() + 1);
        card.line(
                "from 1). The boxes are made of the true points; no detector is involved. In brackets 95 %% intervals,");
        card.line("by drawing persons. A failure is a face with an error above 8 %%.");
        card.line("");
        StringBuilder header = new StringBuilder("| faces | mean error |");
        for (FaceRegion region : FaceRegion.values()) {
            header.append(' ').append(region.label()).append(" |");
        }
        card.line("%s failures | area to 8 %% |", header);
        card.line("%s", "|---".repeat(FaceRegion.values().length + 4) + "|");
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
            card.line("%s %s | %.3f |", row, percent(report.failureRate()), report.areaUnderCurve());
        }
        card.line("");
        card.line("Under hardship:");
        card.line("");
        card.lines(trials);
        card.section("Limits and known bias");
        card.line(
                "- The labels it learned from err by some percent themselves, most along the jaw; in profile, points of");
        card.line("  the far side are guesses.");
        card.line("- It answers for whatever it is shown: a box without a face gets 68 points too.");
        card.line(
                "- The training pictures are television frames of well-known people of the 2000s. Wide-open mouths and");
        card.line("  closed eyes were drawn into them, for such people seldom shout or blink. How well points lie in");
        card.line("  different groups of people has not been measured, because the data does not say who is in it.");
        card.section("Not for");
        card.line("Finding out who somebody is, or measuring faces for medical or legal purposes.");
        card.licence();
        return card.toString();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
