package dev.mien.dataset;

import java.util.List;
import java.util.Map;

/** A row of a {@link CsvReader}, which knows where it stands so that its faults can be found. */
record CsvRow(String file, long line, Map<String, Integer> columns, List<String> cells) {
    boolean has(String column) {
        return columns.containsKey(column);
    }

    String text(String column) throws DatasetException {
        Integer index = columns.get(column);
        if (index == null) {
            throw fault("no column '" + column + "'");
        }
        return cells.get(index).trim();
    }

    /** A whole number from 0. */
    int count(String column) throws DatasetException {
        String text = text(column);
        try {
            int value = Integer.parseInt(text);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // the same fault as a negative number
        }
        throw fault("expected a whole number from 0 in column '" + column + "', got '" + text + "'");
    }

    /** A finite number. */
    double number(String column) throws DatasetException {
        String text = text(column);
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // the same fault as "NaN"
        }
        throw fault("expected a number in column '" + column + "', got '" + text + "'");
    }

    DatasetException fault(String what) {
        return new DatasetException(file + " line " + line + ": " + what);
    }
}
