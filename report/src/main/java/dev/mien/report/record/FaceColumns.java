package dev.mien.report.record;

import static dev.mien.report.parquet.Column.TENTHS;
import static dev.mien.report.parquet.Column.UNITS;
import static dev.mien.report.parquet.Column.decimal;
import static dev.mien.report.parquet.Column.many;
import static dev.mien.report.parquet.Column.struct;
import static dev.mien.report.parquet.Column.text;
import static dev.mien.report.parquet.Column.truth;
import static dev.mien.report.parquet.Column.whole;

import dev.mien.face.Expression;
import dev.mien.report.parquet.Column;
import dev.mien.report.parquet.Shape;
import java.util.ArrayList;
import java.util.List;

/** The columns of what {@link FaceJson} writes, in its order. */
public final class FaceColumns {
    static final Column SEARCH = struct("search", whole("side"), decimal("smallest_face", TENTHS), text("finer"));

    /** What {@link FaceJson#write(com.fasterxml.jackson.core.JsonGenerator, dev.mien.face.Face)} writes. */
    static final List<Column> FOUND = List.of(
            struct(
                    "box",
                    decimal("x", TENTHS),
                    decimal("y", TENTHS),
                    decimal("width", TENTHS),
                    decimal("height", TENTHS)),
            decimal("confidence", UNITS),
            decimal("fit", UNITS),
            many("landmarks", new Shape.Point()));

    private static final List<Column> FITNESS = List.of(
            text("alignment"),
            struct("pose", decimal("yaw", TENTHS), decimal("pitch", TENTHS), decimal("roll", TENTHS)),
            struct("eye_aspect_ratio", decimal("right", UNITS), decimal("left", UNITS)),
            decimal("mouth_opening", UNITS),
            struct("gaze", eye("right"), eye("left")),
            struct(
                    "quality",
                    truth("pass"),
                    decimal("size", TENTHS),
                    decimal("sharpness", UNITS),
                    decimal("contrast", TENTHS),
                    decimal("outside", UNITS),
                    many("faults", Shape.Single.TEXT)));

    private FaceColumns() {}

    /** {@return where a face is and how fit it is to be judged: box to landmarks, then alignment to quality} */
    public static List<Column> fitness() {
        return joined(FOUND, FITNESS);
    }

    /**
     * What is said of an expression: expression, reason, probabilities.
     *
     * @param labels that the model knows
     * @return the columns
     */
    public static List<Column> answer(List<Expression> labels) {
        return List.of(text("expression"), text("reason"), probabilities(labels));
    }

    /** All of an analysed face. */
    static List<Column> result(List<Expression> labels) {
        return joined(fitness(), answer(labels), List.of(decimal("valence", UNITS), decimal("arousal", UNITS)));
    }

    static Column probabilities(List<Expression> labels) {
        return new Column(
                "probabilities",
                new Shape.Struct(labels.stream()
                        .map(label -> decimal(label.label(), UNITS))
                        .toList()));
    }

    /**
     * {@return all columns of several lists}
     *
     * @param lists in order
     */
    @SafeVarargs
    public static List<Column> joined(List<Column>... lists) {
        List<Column> all = new ArrayList<>();
        for (List<Column> list : lists) {
            all.addAll(list);
        }
        return all;
    }

    private static Column eye(String side) {
        return struct(
                side,
                decimal("yaw", TENTHS),
                decimal("pitch", TENTHS),
                decimal("head_yaw", TENTHS),
                decimal("head_pitch", TENTHS),
                decimal("confidence", UNITS));
    }
}
