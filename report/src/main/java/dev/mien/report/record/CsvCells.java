package dev.mien.report.record;

import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.FaceGeometry;
import dev.mien.face.FaceResult;
import dev.mien.face.HeadPose;
import dev.mien.face.ValenceArousal;
import dev.mien.face.Verdict;
import dev.mien.report.Decimals;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the rows of results and of comparisons have in common. */
public final class CsvCells {
    /** Columns of where a face is and how fit to be judged. */
    public static final List<String> FACE = List.of(
            "x",
            "y",
            "box_width",
            "box_height",
            "confidence",
            "alignment",
            "quality_pass",
            "quality_size",
            "quality_sharpness",
            "quality_contrast",
            "quality_outside",
            "quality_faults");

    /** Columns of what is said of it. */
    public static final List<String> ANSWER = Stream.concat(
                    Stream.of("expression", "reason"),
                    Stream.of(Expression.values()).map(Expression::label))
            .toList();

    /** Columns of head pose and openings. */
    static final List<String> GEOMETRY =
            List.of("yaw", "pitch", "roll", "eye_aspect_ratio_right", "eye_aspect_ratio_left", "mouth_opening");

    /** All columns of an analysed face. */
    static final List<String> RESULT = Stream.of(FACE, ANSWER, List.of("valence", "arousal"), GEOMETRY)
            .flatMap(List::stream)
            .toList();

    private CsvCells() {}

    static void result(List<String> cells, CsvRows rows, FaceResult result) {
        face(cells, rows, result);
        answer(cells, rows, result);
        ValenceArousal derived = ValenceArousal.of(result.scores());
        cells.add(Decimals.unit(derived.valence()).toPlainString());
        cells.add(Decimals.unit(derived.arousal()).toPlainString());
        geometry(cells, result);
    }

    /** Empty where the geometry is not known. */
    static void geometry(List<String> cells, FaceResult result) {
        if (result.geometry().isEmpty()) {
            cells.addAll(Collections.nCopies(GEOMETRY.size(), ""));
            return;
        }
        FaceGeometry geometry = result.geometry().get();
        HeadPose pose = geometry.pose();
        for (double angle : new double[] {pose.yaw(), pose.pitch(), pose.roll()}) {
            cells.add(Decimals.degrees(angle).toPlainString());
        }
        cells.add(Decimals.unit(geometry.rightEyeAspectRatio()).toPlainString());
        cells.add(Decimals.unit(geometry.leftEyeAspectRatio()).toPlainString());
        cells.add(Decimals.unit(geometry.mouthOpening()).toPlainString());
    }

    public static void face(List<String> cells, CsvRows rows, FaceResult result) {
        Box box = result.face().box();
        cells.add(Decimals.pixels(box.x()).toPlainString());
        cells.add(Decimals.pixels(box.y()).toPlainString());
        cells.add(Decimals.pixels(box.width()).toPlainString());
        cells.add(Decimals.pixels(box.height()).toPlainString());
        cells.add(Decimals.unit(result.face().confidence()).toPlainString());
        cells.add(result.basis().name().toLowerCase(Locale.ROOT));
        cells.add(String.valueOf(result.quality().pass()));
        cells.add(Decimals.pixels(result.quality().size()).toPlainString());
        cells.add(Decimals.unit(result.quality().sharpness()).toPlainString());
        cells.add(Decimals.pixels(result.quality().contrast()).toPlainString());
        cells.add(Decimals.unit(result.quality().outside()).toPlainString());
        cells.add(rows.text(String.join("; ", result.quality().faults())));
    }

    public static void answer(List<String> cells, CsvRows rows, FaceResult result) {
        cells.add(result.verdict().label());
        cells.add(rows.text(result.verdict() instanceof Verdict.Unsure unsure ? unsure.reason() : ""));
        probabilities(cells, result.scores());
    }

    /** One cell for each expression; empty where it is not among the model's. */
    static void probabilities(List<String> cells, ExpressionScores scores) {
        for (Expression expression : Expression.values()) {
            Float p = scores.probabilities().get(expression);
            cells.add(p == null ? "" : Decimals.unit(p).toPlainString());
        }
    }
}
