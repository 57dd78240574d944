package dev.mien.report.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A reader of RFC 4180, letter by letter, that shares nothing with the writer. */
final class ParsedCsv {
    private ParsedCsv() {}

    /** Every row, by the names of the columns. */
    static List<Map<String, String>> rows(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted || (c != ',' && c != '\r' && c != '\n')) {
                cell.append(c);
            } else if (c != '\r') {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            }
        }
        assertThat(quoted || !row.isEmpty()).as("ends in the middle of a row").isFalse();
        List<Map<String, String>> named = new ArrayList<>();
        for (List<String> values : rows.subList(1, rows.size())) {
            assertThat(values).hasSameSizeAs(rows.get(0));
            Map<String, String> record = new HashMap<>();
            for (int i = 0; i < values.size(); i++) {
                record.put(rows.get(0).get(i), values.get(i));
            }
            named.add(record);
        }
        return named;
    }
}
