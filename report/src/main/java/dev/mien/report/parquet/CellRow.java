package dev.mien.report.parquet;

import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** Hands the cells of a flat table on, which are texts as CSV has them; an empty one is missing. */
final class CellRow {
    private final List<Column> columns;

    CellRow(List<Column> columns) {
        this.columns = columns;
    }

    void write(List<String> cells, RecordConsumer to) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells, expected " + columns.size());
        }
        to.startMessage();
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                Column column = columns.get(i);
                to.startField(column.name(), i);
                pass(cells.get(i), column, to);
                to.endField(column.name(), i);
            }
        }
        to.endMessage();
    }

    private static void pass(String cell, Column column, RecordConsumer to) {
        if (column.shape() == Shape.Single.TEXT) {
            to.addBinary(Binary.fromString(cell));
        } else if (column.shape() == Shape.Single.WHOLE) {
            to.addLong(Long.parseLong(cell));
        } else if (column.shape() == Shape.Single.DOUBLE) {
            to.addDouble(Double.parseDouble(cell));
        } else if (column.shape() == Shape.Single.TRUTH) {
            to.addBoolean(Boolean.parseBoolean(cell));
        } else {
            throw new IllegalArgumentException("the column " + column.name() + " is not one of a flat table");
        }
    }
}
