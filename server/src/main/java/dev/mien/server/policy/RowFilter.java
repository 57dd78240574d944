package dev.mien.server.policy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Passes on the columns of rows (RFC 4180) that a policy allows. Columns that it does not know do not pass. */
final class RowFilter extends OutputStream {
    private static final String SMOOTHED = "smoothed_";

    private final Set<String> columns;
    private final boolean expressions;
    private final UnaryOperator<String> texts;
    private final OutputStream out;
    private final ByteArrayOutputStream cell = new ByteArrayOutputStream();
    private final List<String> cells = new ArrayList<>();
    private boolean quoted;
    private @Nullable List<Integer> allowed;

    /**
     * @param columns that are allowed
     * @param expressions whether the probabilities are too, whose columns are called as the model's labels are
     * @param texts what becomes of a cell
     */
    RowFilter(Set<String> columns, boolean expressions, UnaryOperator<String> texts, OutputStream out) {
        this.columns = columns;
        this.expressions = expressions;
        this.texts = texts;
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        if (b == '"') {
            quoted = !quoted; // a doubled one changes nothing on the whole
        }
        if (!quoted && b == ',') {
            endCell();
        } else if (!quoted && b == '\n') {
            endCell();
            endRow();
        } else {
            cell.write(b);
        }
    }

    private void endCell() {
        cells.add(cell.toString(StandardCharsets.UTF_8));
        cell.reset();
    }

    private void endRow() throws IOException {
        int last = cells.size() - 1;
        cells.set(last, cells.get(last).replaceFirst("\r$", ""));
        List<Integer> places = allowed;
        if (places == null) {
            places = places(cells);
            allowed = places;
        }
        String row = places.stream()
                .filter(i -> i < cells.size())
                .map(i -> texts.apply(cells.get(i)))
                .collect(Collectors.joining(",", "", "\r\n"));
        cells.clear();
        out.write(row.getBytes(StandardCharsets.UTF_8));
    }

    private List<Integer> places(List<String> header) {
        Set<String> names = new HashSet<>(columns);
        int before = header.indexOf("reason");
        int behind = header.indexOf("valence");
        if (expressions && before >= 0 && behind > before) {
            for (String label : header.subList(before + 1, behind)) {
                names.add(label);
                names.add(SMOOTHED + label);
            }
        }
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            if (names.contains(header.get(i))) {
                places.add(i);
            }
        }
        return places;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
