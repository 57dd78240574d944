package dev.mien.eval.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Lines up cells: the first column to the left, the others to the right, two blanks between. */
public final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * Adds a row.
     *
     * @param cells of the row
     * @return this table
     */
    public TextTable row(List<String> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    /**
     * Adds a row.
     *
     * @param cells of the row
     * @return this table
     */
    public TextTable row(String... cells) {
        return row(Arrays.asList(cells));
    }

    /**
     * A figure of each report, side by side.
     *
     * @param <T> kind of report
     * @param title in the first cell
     * @param reports one for each further cell
     * @param figure takes the text of a cell from a report
     * @return this table
     */
    public <T> TextTable row(String title, List<T> reports, Function<T, String> figure) {
        List<String> cells = new ArrayList<>(List.of(title));
        reports.forEach(report -> cells.add(figure.apply(report)));
        return row(cells);
    }

    /** {@return the rows with their columns aligned} */
    public String render() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int c = 0; c < row.size(); c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < row.size(); c++) {
                String pad = " ".repeat(widths[c] - row.get(c).length());
                line.append(c == 0 ? row.get(c) + pad : "  " + pad + row.get(c));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
