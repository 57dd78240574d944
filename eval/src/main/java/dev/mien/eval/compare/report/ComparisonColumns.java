package dev.mien.eval.compare.report;

import static dev.mien.report.parquet.Column.text;
import static dev.mien.report.parquet.Column.truth;
import static dev.mien.report.parquet.Column.whole;
import static dev.mien.report.record.FaceColumns.joined;

import dev.mien.face.Expression;
import dev.mien.report.parquet.Column;
import dev.mien.report.parquet.Shape;
import dev.mien.report.record.FaceColumns;
import java.util.List;

/** The columns of what {@link ComparisonJson} writes, in its order. */
final class ComparisonColumns {
    private ComparisonColumns() {}

    static List<Column> of(List<Expression> first, List<Expression> second) {
        return joined(
                List.of(
                        text("source"),
                        whole("width"),
                        whole("height"),
                        whole("face"),
                        text("detector"),
                        text("aligner")),
                FaceColumns.fitness(),
                List.of(
                        text("truth"),
                        answer("a", first),
                        answer("b", second),
                        truth("agree"),
                        Column.decimal("distance", Column.UNITS)));
    }

    private static Column answer(String side, List<Expression> labels) {
        return new Column(
                side,
                new Shape.Struct(
                        joined(List.of(text("pipeline")), FaceColumns.answer(labels), List.of(truth("right")))));
    }
}
