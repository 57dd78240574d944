package dev.mien.eval.compare.report;

import dev.mien.eval.compare.ComparedPicture;
import dev.mien.eval.compare.ComparedPipelines;
import dev.mien.eval.compare.Comparison;
import dev.mien.face.Expression;
import dev.mien.report.record.RecordKind;
import dev.mien.report.record.RecordWriter;
import java.io.IOException;
import java.util.List;

/** Writes what two pipelines say of the same faces: records as they come, the tables of text at the end. */
public interface ComparisonWriter extends RecordWriter<ComparedPicture> {
    /**
     * Writes what can be said only of the whole; call it once, after the last picture.
     *
     * @param comparison of all pictures
     * @throws IOException if it cannot be written
     */
    void finish(Comparison comparison) throws IOException;

    /**
     * What {@code Records.open} takes to write a comparison of these pipelines.
     *
     * @param pipelines that are compared
     * @param first labels that the first pipeline knows; rows have a column for each
     * @param second labels that the second knows
     * @return the kind
     */
    static RecordKind<ComparisonWriter> of(
            ComparedPipelines pipelines, List<Expression> first, List<Expression> second) {
        return new RecordKind<>(
                objects -> new ComparisonJson(objects, pipelines),
                ComparisonColumns.of(first, second),
                rows -> new ComparisonCsv(rows, pipelines, first, second),
                (out, style) -> new ComparisonText(out));
    }
}
