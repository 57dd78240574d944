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
    private final CsvRows rows;
    private final ComparedPipelines pipelines;
    private final CsvCells first;
    private final CsvCells second;

    ComparisonCsv(CsvRows rows, ComparedPipelines pipelines, List<Expression> first, List<Expression> second)
            throws IOException {
        this.rows = rows;
        this.pipelines = pipelines;
        this.first = new CsvCells(rows, first);
        this.second = new CsvCells(rows, second);
        rows.write(columns());
    }

    /** The columns, in order. */
    private List<String> columns() {
        return Stream.of(
                        Stream.of("source", "width", "height", "face", "detector", "aligner"),
                        CsvCells.FACE.stream(),
                        Stream.of("truth"),
                        side("a_", first),
                        side("b_", second),
                        Stream.of("agree", "distance"))
                .flatMap(columns -> columns)
                .toList();
    }

    private static Stream<String> side(String prefix, CsvCells cells) {
        return Stream.of(Stream.of("pipeline"), cells.answerColumns().stream(), Stream.of("right"))
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
            first.face(cells, face.first());
            cells.add(rows.text(picture.truth().map(Expression::label).orElse("")));
            add(cells, first, pipelines.first(), face.first(), picture.truth());
            add(cells, second, pipelines.second(), face.second(), picture.truth());
            cells.add(String.valueOf(face.agree()));
            cells.add(Decimals.unit(face.distance()).toPlainString());
            rows.write(cells);
        }
        rows.flush();
    }

    private void add(
            List<String> cells, CsvCells side, String pipeline, FaceResult result, Optional<Expression> truth) {
        cells.add(rows.text(pipeline));
        side.answer(cells, result);
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
