package dev.mien.dataset;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Comma-separated values as RFC 4180 has them, with a header line: quoted cells may hold commas, line ends and doubled
 * quotes; lines end in LF or CRLF; blank lines and a byte order mark are passed over. Text is UTF-8.
 *
 * <p>Column names are compared in lower case with blanks at the ends dropped and those inside turned to underscores,
 * because copies of the same data set differ in just that.
 */
final class CsvReader implements Closeable {
    /** Characters; FER-2013's rows, the longest known, have ten thousand. */
    private static final int LONGEST_ROW = 1 << 20;

    private final BufferedReader in;
    private final String file;
    private final Map<String, Integer> columns = new HashMap<>();
    private final int width;
    private long line = 1;

    /** @param file what messages call it */
    CsvReader(InputStream in, String file) throws IOException {
        // A decoder made by hand reports malformed text; the reader's own would put question marks.
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()), 1 << 16);
        this.file = file;
        try {
            List<String> header = cells();
            for (int i = 0; i < header.size(); i++) {
                columns.putIfAbsent(normalise(header.get(i)), i);
            }
            this.width = header.size();
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    boolean has(String... names) {
        return columns.keySet().containsAll(List.of(names));
    }

    /** The next row, or empty at the end. */
    Optional<CsvRow> next() throws IOException {
        while (true) {
            long start = line;
            List<String> cells = cells();
            if (cells.isEmpty()) {
                return Optional.empty();
            }
            if (cells.size() == 1 && cells.get(0).isBlank()) {
                continue;
            }
            CsvRow row = new CsvRow(file, start, columns, cells);
            if (cells.size() != width) {
                throw row.fault("expected " + width + " columns as in the header, got " + cells.size());
            }
            return Optional.of(row);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** One record; empty only at the end of the file. */
    private List<String> cells() throws IOException {
        long start = line;
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        int length = 0;
        // Whether the cell has nothing but blanks so far; asked anew of its text, long cells would take quadratic time.
        boolean blank = true;
        for (int c = read(); ; c = read()) {
            if (c < 0) {
                if (quoted) {
                    throw new DatasetException(file + " line " + start + ": a quote is opened and never closed");
                }
                if (any) {
                    cells.add(cell.toString());
                }
                return cells;
            }
            any = true;
            if (++length > LONGEST_ROW) {
                throw new DatasetException(file + " line " + start + ": a row of more than " + LONGEST_ROW
                        + " characters; most likely a quote is missing");
            }
            if (quoted) {
                if (c != '"') {
                    cell.append((char) c);
                } else if (peek() == '"') {
                    cell.append((char) read());
                } else {
                    quoted = false;
                }
            } else if (c == '"' && blank) {
                cell.setLength(0);
                quoted = true;
                blank = false;
            } else if (c == ',') {
                cells.add(cell.toString());
                cell.setLength(0);
                blank = true;
            } else if (c == '\n' || (c == '\r' && peek() == '\n')) {
                if (c == '\r') {
                    read();
                }
                cells.add(cell.toString());
                return cells;
            } else {
                cell.append((char) c);
                blank &= Character.isWhitespace(c);
            }
        }
    }

    private int read() throws IOException {
        int c = decoded();
        if (c == '\n') {
            line++;
        }
        return c;
    }

    private int peek() throws IOException {
        in.mark(1);
        int c = decoded();
        in.reset();
        return c;
    }

    private int decoded() throws IOException {
        try {
            return in.read();
        } catch (CharacterCodingException e) {
            throw new DatasetException(file + " near line " + line + ": not UTF-8 text; save it as UTF-8", e);
        }
    }

    private static String normalise(String column) {
        String name = column.startsWith("\ufeff") ? column.substring(1) : column;
        return name.trim().toLowerCase(Locale.ROOT).replace(' ', '_');
    }
}
