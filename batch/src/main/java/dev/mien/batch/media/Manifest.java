package dev.mien.batch.media;

import dev.mien.batch.table.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A list of paths: CSV with a column {@code path}, or text with one a line. */
final class Manifest {
    private static final String COLUMN = "path";

    private Manifest() {}

    static boolean isOne(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".csv") || name.endsWith(".txt") || name.endsWith(".list");
    }

    /**
     * The paths, as they are written.
     *
     * @throws IllegalArgumentException with a line for the user, if it is no such list
     */
    static List<String> read(Path file) throws IOException {
        boolean table =
                String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".csv");
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return table ? ofTable(in, file) : ofText(in);
        } catch (CharacterCodingException | UncheckedIOException e) {
            if (e instanceof UncheckedIOException broken && !(broken.getCause() instanceof CharacterCodingException)) {
                throw broken.getCause();
            }
            throw new IllegalArgumentException(file + ": not in UTF-8, expected a list of paths; save it as UTF-8", e);
        }
    }

    private static List<String> ofTable(Reader in, Path file) throws IOException {
        CsvReader rows = new CsvReader(in, file.toString());
        List<String> header = rows.next().orElse(List.of());
        int column = header.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList()
                .indexOf(COLUMN);
        if (column < 0) {
            throw new IllegalArgumentException(
                    file + ": no column '" + COLUMN + "' in its first line, expected one with"
                            + " the paths of pictures and videos; add it, or list the paths in a .txt file, one a line");
        }
        List<String> paths = new ArrayList<>();
        for (Optional<List<String>> row = rows.next(); row.isPresent(); row = rows.next()) {
            if (column < row.get().size() && !row.get().get(column).isBlank()) {
                paths.add(row.get().get(column));
            }
        }
        return paths;
    }

    private static List<String> ofText(BufferedReader in) {
        return in.lines()
                .map(line -> line.startsWith("\ufeff") ? line.substring(1) : line)
                .filter(line -> !line.isBlank())
                .toList();
    }
}
