package dev.mien.train.expression;

import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.LabelSet;
import dev.mien.eval.expression.ExpressionEvaluation;
import dev.mien.eval.expression.ExpressionReport;
import dev.mien.eval.figure.ClassScore;
import dev.mien.eval.figure.CoveragePoint;
import dev.mien.face.Expression;
import dev.mien.model.ExpressionManifest;
import dev.mien.train.model.Card;
import dev.mien.train.model.Provenance;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Writes a model's card: what it is, what it was measured to do, and what it must not be used for. */
final class ModelCard {
    private ModelCard() {}

    /**
     * @param learnt what it was trained on
     * @param measured the model on its validation data
     * @param crops whether the pictures were face crops; else faces were found and aligned first
     * @param calibration lines on how the calibration was found and what it measured
     * @param recipe lines on how it was trained
     */
    static String write(
            ExpressionManifest manifest,
            ExpressionDataset learnt,
            ExpressionEvaluation measured,
            boolean crops,
            List<String> recipe,
            List<String> calibration) {
        ExpressionReport report = measured.reports().get(0);
        Card card = new Card(manifest, "It reports the *apparent expression* of a face, never what a person feels.");
        card.line("- Features: `%s`.", manifest.space());
        recipe.forEach(step -> card.line("- %s", step));
        card.section("What it does on the validation part");
        card.line(
                "%s, %,d labelled pictures, %s. Labels: %s.",
                measured.dataset(),
                report.n(),
                crops ? "given as face crops" : "in which the face was found and aligned first",
                measured.convention());
        card.line("");
        card.line("| figure | value |");
        card.line("|---|---|");
        card.line(
                "| accuracy | %.4f (95 %% interval %.4f to %.4f) |",
                report.accuracy(),
                report.accuracyInterval().low(),
                report.accuracyInterval().high());
        card.line("| macro F1 | %.3f |", report.macroF1());
        card.line(
                "| expected calibration error, 15 bins | %.3f |",
                report.calibration().ece());
        card.line("| negative log likelihood | %.3f |", report.nll());
        if (measured.reports().size() > 1) {
            views(card, measured);
        }
        card.line("");
        card.line("| expression | pictures | precision | recall | F1 |");
        card.line("|---|---|---|---|---|");
        for (Expression label : measured.labels()) {
            ClassScore score = Objects.requireNonNull(report.perClass().get(label));
            card.line(
                    "| %s | %d | %s | %s | %s |",
                    label.label(),
                    score.support(),
                    figure(score.precision()),
                    figure(score.recall()),
                    figure(score.f1()));
        }
        card.section("Calibration and \"unsure\"");
        calibration.forEach(step -> card.line("- %s", step));
        card.line(
                "- \"unsure\" below a top probability of %.3f, which %.1f %% of the validation faces reach.",
                manifest.verdict().threshold(), 100 * manifest.verdict().coverage());
        card.line("");
        card.line("| surest share of faces | accuracy |");
        card.line("|---|---|");
        for (CoveragePoint point : report.accuracyAtCoverage()) {
            card.line("| %.0f %% | %.4f |", 100 * point.coverage(), point.accuracy());
        }
        card.section("Known bias");
        if (ofFer2013(learnt)) {
            biasOfFer2013(card);
        } else {
            card.line("Who is in %s, how the pictures were found and who labelled them is", learnt.name());
            card.line("not known to the program that wrote this card: say it here before anybody else uses the model.");
            card.line("How the model differs between groups of people has not been measured.");
        }
        card.section("Not for");
        card.line("Deciding about a person; hiring, exams, policing, lie detection, diagnosis; inferring emotions at");
        card.line("workplaces or in education, which the EU AI Act, art. 5(1)(f), forbids but for medical or safety");
        card.line("reasons. A face is not a feeling.");
        card.licence();
        if (manifest.licence().equals(Provenance.UNSTATED)) {
            card.line("Who may use the weights for what is for their maker to say, before anybody else gets them.");
        }
        return card.toString();
    }

    /** The model as shipped, which is the first, beside the other ways of asking it. */
    private static void views(Card card, ExpressionEvaluation measured) {
        card.line("");
        card.line("The model as it is shipped (first, and in all figures beside this table) and asked otherwise, each");
        card.line("with a temperature of its own:");
        card.line("");
        card.line("| asked about | accuracy | 95 %% interval | macro F1 | calibration error | surest 80 %% |");
        card.line("|---|---|---|---|---|---|");
        for (ExpressionReport report : measured.reports()) {
            card.line(
                    "| %s | %.4f | %.4f to %.4f | %.3f | %.3f | %.4f |",
                    report.pipeline(),
                    report.accuracy(),
                    report.accuracyInterval().low(),
                    report.accuracyInterval().high(),
                    report.macroF1(),
                    report.calibration().ece(),
                    report.accuracyAtCoverage(0.8).accuracy());
        }
    }

    private static boolean ofFer2013(ExpressionDataset data) {
        return Arrays.stream(LabelSet.values()).anyMatch(set -> set.convention().equals(data.convention()));
    }

    private static void biasOfFer2013(Card card) {
        card.line(
                "The pictures of FER-2013 were found by searching the web for emotion words. They are grey, small and");
        card.line(
                "often posed; children, older people and darker skin are rare, and who the ten annotators were is not");
        card.line(
                "known. Neutral and happy faces are far more frequent than disgust, fear and contempt, and the figures by");
        card.line("expression above show what that does. How the model differs between groups of people has not been");
        card.line("measured, because the data does not say who is in it.");
    }

    /** Three decimals; a dash where there is no figure, as for the precision of what was never said. */
    private static String figure(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }
}
