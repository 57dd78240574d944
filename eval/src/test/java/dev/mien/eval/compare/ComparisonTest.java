package dev.mien.eval.compare;

import static dev.mien.eval.compare.Compared.PIPELINES;
import static dev.mien.eval.compare.Compared.face;
import static dev.mien.eval.compare.Compared.labelled;
import static dev.mien.eval.compare.Compared.picture;
import static dev.mien.eval.compare.Compared.sure;
import static dev.mien.eval.compare.Compared.unsure;
import static dev.mien.face.Expression.ANGER;
import static dev.mien.face.Expression.FEAR;
import static dev.mien.face.Expression.HAPPINESS;
import static dev.mien.face.Expression.NEUTRAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mien.eval.Outcomes;
import dev.mien.eval.compare.report.ComparisonTable;
import dev.mien.eval.figure.Outcome;
import dev.mien.eval.figure.PairedTest;
import dev.mien.pipeline.Pipeline;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final ComparedFace BOTH_RIGHT = face(sure(FEAR, 0.9, ANGER), unsure(FEAR, 0.6, ANGER));
    private static final ComparedFace FIRST_RIGHT = face(sure(FEAR, 0.9, ANGER), sure(ANGER, 0.9, FEAR));
    private static final ComparedFace SECOND_RIGHT = face(sure(ANGER, 0.9, FEAR), sure(FEAR, 0.9, ANGER));
    private static final ComparedFace BOTH_WRONG = face(sure(ANGER, 0.9, FEAR), sure(HAPPINESS, 0.9, FEAR));

    private static Comparison labelledRun() {
        Comparison comparison = Comparison.labelled(PIPELINES, "set", "by hand");
        for (ComparedFace face : List.of(BOTH_RIGHT, FIRST_RIGHT, FIRST_RIGHT, FIRST_RIGHT, SECOND_RIGHT, BOTH_WRONG)) {
            comparison.add(labelled("x", FEAR, face));
        }
        comparison.add(labelled("no face", FEAR));
        comparison.addFailure();
        return comparison;
    }

    @Test
    void missedAndUnreadablePicturesAreWrongForBoth() {
        Comparison comparison = labelledRun();
        PairedAccuracy pair = comparison.labelled().orElseThrow().accuracy();
        assertThat(List.of(pair.n(), pair.bothRight(), pair.firstOnly(), pair.secondOnly(), pair.bothWrong()))
                .containsExactly(8, 1, 3, 1, 3);
        assertThat(List.of(pair.firstRight(), pair.secondRight(), pair.missed()))
                .containsExactly(4, 2, 2);
        assertThat(List.of(comparison.pictures(), comparison.withoutFaces(), comparison.failures()))
                .containsExactly(7, 1, 1);
        assertThat(comparison.agreement().faces()).isEqualTo(6);
    }

    /** The same answers as outcomes of an evaluation give the same test. */
    @Test
    void theTestIsThatOfTheEvaluation() {
        PairedTest test = labelledRun().labelled().orElseThrow().accuracy().test("old", "new");
        Outcome right = Outcomes.said(FEAR, FEAR, 0.9, ANGER);
        Outcome wrong = Outcomes.said(FEAR, ANGER, 0.9, FEAR);
        Outcome none = Outcomes.missed(FEAR);
        assertThat(test)
                .isEqualTo(PairedTest.of(
                        Outcomes.run("old", List.of(right, right, right, right, wrong, wrong, none, none)),
                        Outcomes.run("new", List.of(right, wrong, wrong, wrong, right, wrong, none, none))));
    }

    @Test
    void theTableShowsEveryFigure() {
        assertThat(ComparisonTable.render(labelledRun()))
                .contains("A is old, B is new <i>: pictures 7, faces 6", "Faces are found by haar-alt2.")
                .containsPattern("A \\(rows\\), B \\(columns\\) +happ +ange +fear +unsu +all")
                .containsPattern("fear +0 +3 +0 +1 +4")
                .containsPattern("all +1 +3 +1 +1 +6")
                .containsPattern("same verdict +0.0 % +0.0 % to 39.0 % +0 of 6")
                .containsPattern("where both are sure +0.0 % .* 0 of 5")
                .contains("Cohen's kappa", "mean distance")
                .contains("set: labelled pictures 8; missed and wrong for both 2", "labels: by hand")
                .containsPattern("A old +50.0 % +21.5 % to 78.5 %")
                .containsPattern("B new <i> +25.0 %")
                .containsPattern("A minus B, points +\\+25.0")
                .containsPattern("exact p 0.6250, mid-p 0.3750")
                .containsPattern("A right +1 +3\n")
                .containsPattern("A wrong +1 +3\n");
    }

    @Test
    void withoutFacesItSaysSo() {
        Comparison comparison = Comparison.of(PIPELINES);
        comparison.add(picture("empty.jpg"));
        assertThat(ComparisonTable.render(comparison))
                .contains("pictures 1, faces 0", "No face was found")
                .doesNotContain("kappa", "NaN");
    }

    @Test
    void aLabelIsOfOneFace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> labelled("x", NEUTRAL, BOTH_RIGHT, BOTH_RIGHT))
                .withMessage("x: one label but 2 faces");
    }

    @Test
    void saysHowFacesAreFound() {
        Pipeline first = new Pipeline("one", "haar", "none", "eyes", "m");
        Pipeline same = new Pipeline("two", "haar", "none", "eyes", "n");
        Pipeline other = new Pipeline("three", "lbp", "none", "box", "n");
        assertThat(ComparedPipelines.of(first, same, first).faces())
                .isEqualTo("Faces are found by haar and aligned by eyes, as in both pipelines.");
        assertThat(ComparedPipelines.of(first, other, first).faces())
                .isEqualTo("Faces are found by haar and aligned by eyes, as in one; three by itself uses lbp and box.");
        assertThat(ComparedPipelines.of(first, same, first.withDetector("lbp")).faces())
                .isEqualTo("Faces are found by lbp and aligned by eyes, as asked for.");
        assertThat(ComparedPipelines.onCrops(first, other).detector()).isEmpty();
    }
}
