package dev.mien.report.record;

import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.Expressions;
import dev.mien.face.FaceGeometry;
import dev.mien.face.FacePart;
import dev.mien.face.FaceResult;
import dev.mien.face.Gaze;
import dev.mien.face.HeadPose;
import dev.mien.face.ValenceArousal;
import dev.mien.face.Verdict;
import dev.mien.report.Decimals;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
            "fit",
            "alignment",
            "quality_pass",
            "quality_size",
            "quality_sharpness",
            "quality_contrast",
            "quality_outside",
            "quality_faults");

    /** Columns of head pose and openings. */
    static final List<String> GEOMETRY =
            List.of("yaw", "pitch", "roll", "eye_aspect_ratio_right", "eye_aspect_ratio_left", "mouth_opening");

    /** Columns of where the eyes look. */
    static final List<String> GAZE = Stream.of("right", "left")
            .flatMap(eye -> Stream.of("yaw", "pitch", "head_yaw", "head_pitch", "confidence")
                    .map(what -> "gaze_" + eye + "_" + what))
            .toList();

    private final CsvRows rows;
    private final List<Expression> labels;

    /**
     * Lays out cells for the faces of one model.
     *
     * @param rows what the cells are written with
     * @param labels that the model knows
     */
    public CsvCells(CsvRows rows, List<Expression> labels) {
        this.rows = rows;
        this.labels = Expressions.listed(labels);
    }

    /** {@return the names of the columns of what is said of a face} */
    public List<String> answerColumns() {
        return Stream.concat(Stream.of("expression", "reason"), probabilityColumns("").stream())
                .toList();
    }

    List<String> probabilityColumns(String prefix) {
        return labels.stream().map(label -> rows.text(prefix + label.label())).toList();
    }

    /** All columns of an analysed face. */
    List<String> resultColumns() {
        return Stream.of(FACE, answerColumns(), List.of("valence", "arousal"), GEOMETRY, GAZE)
                .flatMap(List::stream)
                .toList();
    }

    void result(List<String> cells, FaceResult result) {
        face(cells, result);
        answer(cells, result);
        Optional<ValenceArousal> derived = ValenceArousal.of(result.scores());
        cells.add(derived.map(at -> Decimals.unit(at.valence()).toPlainString()).orElse(""));
        cells.add(derived.map(at -> Decimals.unit(at.arousal()).toPlainString()).orElse(""));
        geometry(cells, result);
        gaze(cells, result.geometry().flatMap(FaceGeometry::gaze));
    }

    /** Empty where the eyes were not looked at. */
    private static void gaze(List<String> cells, Optional<Gaze> gaze) {
        if (gaze.isEmpty()) {
            cells.addAll(Collections.nCopies(GAZE.size(), ""));
            return;
        }
        for (Gaze.Eye eye : List.of(gaze.get().right(), gaze.get().left())) {
            for (double angle : new double[] {eye.yaw(), eye.pitch(), eye.headYaw(), eye.headPitch()}) {
                cells.add(Decimals.degrees(angle).toPlainString());
            }
            cells.add(Decimals.unit(eye.confidence()).toPlainString());
        }
    }

    /** Empty where the geometry is not known. */
    private static void geometry(List<String> cells, FaceResult result) {
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

    /**
     * Adds the cells of {@link #FACE}.
     *
     * @param cells of the row so far
     * @param result of the face
     */
    public void face(List<String> cells, FaceResult result) {
        Box box = result.face().box();
        cells.add(Decimals.pixels(box.x()).toPlainString());
        cells.add(Decimals.pixels(box.y()).toPlainString());
        cells.add(Decimals.pixels(box.width()).toPlainString());
        cells.add(Decimals.pixels(box.height()).toPlainString());
        cells.add(Decimals.unit(result.face().confidence()).toPlainString());
        cells.add(
                result.face().landmarks().size() == FacePart.POINTS
                        ? Decimals.unit(result.face().fit()).toPlainString()
                        : "");
        cells.add(result.basis().name().toLowerCase(Locale.ROOT));
        cells.add(String.valueOf(result.quality().pass()));
        cells.add(Decimals.pixels(result.quality().size()).toPlainString());
        cells.add(Decimals.unit(result.quality().sharpness()).toPlainString());
        cells.add(Decimals.pixels(result.quality().contrast()).toPlainString());
        cells.add(Decimals.unit(result.quality().outside()).toPlainString());
        cells.add(rows.text(String.join("; ", result.quality().faults())));
    }

    /**
     * Adds the cells of {@link #answerColumns()}.
     *
     * @param cells of the row so far
     * @param result of the face
     */
    public void answer(List<String> cells, FaceResult result) {
        answer(cells, result.verdict(), result.scores());
    }

    /** One cell for each expression; empty where it is not among the model's. */
    void answer(List<String> cells, Verdict verdict, ExpressionScores scores) {
        cells.add(rows.text(verdict.label()));
        cells.add(rows.text(verdict instanceof Verdict.Unsure unsure ? unsure.reason() : ""));
        for (Expression expression : labels) {
            Float p = scores.probabilities().get(expression);
            cells.add(p == null ? "" : Decimals.unit(p).toPlainString());
        }
    }
}
