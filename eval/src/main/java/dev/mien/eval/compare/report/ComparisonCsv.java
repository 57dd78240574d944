package dev.mien.eval.compare.report;

import dev.mien.eval.compare.ComparedFace;
import dev.mien.eval.compare.ComparedPicture;
import dev.mien.eval.compare.ComparedPipelines;
import dev.mien.eval.compare.Comparison;
import dev.mien.eval.figure.Outcome;
import dev.mien.face.Expression;
import dev.mien.face.FaceResult;
import dev.mien.report.Decimals;
import dev.mien.report.record.CsvCells;
import dev.mien.report.record.CsvRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Comma-separated values: one row a face with both answers; the columns are documented in {@code docs/guide/output.md}. */
final class ComparisonCsv implements ComparisonWriter {
    /** The columns, in order. */
    static final List<String> COLUMNS = Stream.of(
                    Stream.of("source", "width", "height", "face", "detector", "aligner"),
                    CsvCells.FACE.stream(),
                    Stream.of("truth"),
                    side("a_"),
                    side("b_"),
                    Stream.of("agree", "distance"))
            .flatMap(columns -> columns)
            .toList();

    private final CsvRows rows;
    private final ComparedPipelines pipelines;

    ComparisonCsv(CsvRows rows, ComparedPipelines pipelines) throws IOException {
        this.rows = rows;
        this.pipelines = pipelines;
        rows.write(COLUMNS);
    }

    private static Stream<String> side(String prefix) {
        return Stream.of(Stream.of("pipeline"), CsvCells.ANSWER.stream(), Stream.of("right"))
                .flatMap(columns -> columns)
                .map(column -> prefix + column);
    }

    @Override
    public void write(ComparedPicture picture) throws IOException {
        for (int i = 0; i < picture.faces().size(); i++) {
            ComparedFace face = picture.faces().get(i);
            List<String> cells = new ArrayList<>(List.of(
                    rows.text(picture.source()),
                    String.valueOf(picture.width()),
                    String.valueOf(picture.height()),
                    String.valueOf(i),
                    pipelines.detector(),
                    pipelines.aligner()));
            CsvCells.face(cells, rows, face.first());
            cells.add(picture.truth().map(Expression::label).orElse(""));
            add(cells, pipelines.first(), face.first(), picture.truth());
            add(cells, pipelines.second(), face.second(), picture.truth());
            cells.add(String.valueOf(face.agree()));
            cells.add(Decimals.unit(face.distance()).toPlainString());
            rows.write(cells);
        }
        rows.flush();
    }

    private void add(List<String> cells, String pipeline, FaceResult result, Optional<Expression> truth) {
        cells.add(rows.text(pipeline));
        CsvCells.answer(cells, rows, result);
        cells.add(truth.map(label -> String.valueOf(Outcome.right(label, result.scores())))
                .orElse(""));
    }

    @Override
    public void finish(Comparison comparison) {}

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
