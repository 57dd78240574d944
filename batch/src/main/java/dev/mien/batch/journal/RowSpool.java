package dev.mien.batch.journal;

import dev.mien.base.OutputFile;
import dev.mien.batch.table.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of one medium in the making: few in memory, many in files. For one thread. */
public final class RowSpool implements Closeable {
    /** A picture of a crowd fits; a video of a minute does not. */
    private static final int IN_MEMORY = 1 << 16;

    private final Path folder;
    private final int number;
    private final Map<Table, Spill> spills = new EnumMap<>(Table.class);

    /**
     * Begins without rows.
     *
     * @param folder that files come to lie in
     * @param number of the medium
     */
    public RowSpool(Path folder, int number) {
        this.folder = folder;
        this.number = number;
    }

    /**
     * {@return where the rows of a table go}
     *
     * @param table any
     */
    public OutputStream of(Table table) {
        return spills.computeIfAbsent(table, any -> new Spill(file(folder, number, table)));
    }

    /**
     * Puts the files in their places.
     *
     * @throws IOException if that fails
     */
    public void commit() throws IOException {
        for (Spill spill : spills.values()) {
            if (spill.file != null) {
                spill.file.commitUnflushed();
            }
        }
    }

    /** {@return the rows that are in memory} */
    public Map<Table, String> rows() {
        Map<Table, String> rows = new EnumMap<>(Table.class);
        spills.forEach((table, spill) -> {
            if (spill.file == null && spill.memory.size() > 0) {
                rows.put(table, spill.memory.toString(StandardCharsets.UTF_8));
            }
        });
        return rows;
    }

    /** {@return the sizes of the files, in bytes} */
    public Map<Table, Long> files() {
        Map<Table, Long> files = new EnumMap<>(Table.class);
        spills.forEach((table, spill) -> {
            if (spill.file != null) {
                files.put(table, spill.bytes);
            }
        });
        return files;
    }

    /**
     * {@return the rows of a medium that is done}
     *
     * @param folder that files lie in
     * @param entry of the medium
     * @param table any
     * @throws IOException if they cannot be read
     */
    public static InputStream open(Path folder, Entry entry, Table table) throws IOException {
        return entry.files().containsKey(table)
                ? Files.newInputStream(file(folder, entry.number(), table))
                : new ByteArrayInputStream(entry.rows().getOrDefault(table, "").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * {@return where rows lie that are too many for memory}
     *
     * @param folder that files lie in
     * @param number of the medium
     * @param table any
     */
    public static Path file(Path folder, int number, Table table) {
        return folder.resolve(number + "-" + table.label() + ".csv");
    }

    /** Files that are not in their places are taken away. */
    @Override
    public void close() throws IOException {
        for (Spill spill : spills.values()) {
            if (spill.file != null) {
                spill.file.close();
            }
        }
    }

    private static final class Spill extends OutputStream {
        private final Path path;
        private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
        private @Nullable OutputFile file;
        private long bytes;

        Spill(Path path) {
            this.path = path;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            bytes += length;
            if (file == null && bytes > IN_MEMORY) {
                file = OutputFile.create(path);
                memory.writeTo(file.stream());
                memory.reset();
            }
            if (file == null) {
                memory.write(some, from, length);
            } else {
                file.stream().write(some, from, length);
            }
        }
    }
}
