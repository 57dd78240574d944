package dev.mien.batch.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows of comma-separated values as RFC 4180 has them, one after the other; blank lines and a byte order mark are passed over. */
public final class CsvReader {
    /** Characters; rows of the tables have a thousand. */
    private static final int LONGEST_ROW = 1 << 20;

    private final BufferedReader in;
    private final String file;
    private long line = 1;
    private boolean begun;

    /**
     * Begins to read.
     *
     * @param in is read to its end; whoever gave it closes it
     * @param file what messages call it
     */
    public CsvReader(Reader in, String file) {
        this.in = new BufferedReader(in, 1 << 16);
        this.file = file;
    }

    /**
     * {@return the cells of the next row; empty at the end}
     *
     * @throws IOException if it cannot be read, or a quote is never closed; the message is for the user
     */
    public Optional<List<String>> next() throws IOException {
        while (true) {
            List<String> cells = row();
            if (cells.isEmpty()) {
                return Optional.empty();
            } else if (cells.size() > 1 || !cells.get(0).isBlank()) {
                return Optional.of(cells);
            }
        }
    }

    private List<String> row() throws IOException {
        long start = line;
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        int length = 0;
        for (int c = read(); c >= 0; c = read()) {
            if (++length > LONGEST_ROW) {
                throw new IOException(file + " line " + start + ": a row of more than " + LONGEST_ROW
                        + " characters; most likely a quote is missing");
            }
            any = true;
            if (quoted) {
                if (c != '"') {
                    cell.append((char) c);
                } else if (peek() == '"') {
                    cell.append((char) read());
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == ',') {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n') {
                cells.add(cell.toString());
                return cells;
            } else if (c != '\r' || peek() != '\n') {
                cell.append((char) c);
            }
        }
        if (quoted) {
            throw new IOException(file + " line " + start + ": a quote is opened and never closed");
        }
        if (any) {
            cells.add(cell.toString());
        }
        return cells;
    }

    private int read() throws IOException {
        int c = in.read();
        boolean first = !begun;
        begun = true;
        if (c == '\ufeff' && first) {
            return in.read();
        }
        line += c == '\n' ? 1 : 0;
        return c;
    }

    private int peek() throws IOException {
        in.mark(1);
        int c = in.read();
        in.reset();
        return c;
    }
}
