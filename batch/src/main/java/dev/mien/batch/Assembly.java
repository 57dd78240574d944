package dev.mien.batch;

import dev.mien.base.OutputFile;
import dev.mien.batch.journal.Entry;
import dev.mien.batch.journal.Journal;
import dev.mien.batch.journal.RowSpool;
import dev.mien.batch.journal.RunFolder;
import dev.mien.batch.media.Medium;
import dev.mien.batch.page.RunTotals;
import dev.mien.batch.table.ResultFormat;
import dev.mien.batch.table.Table;
import dev.mien.face.Expression;
import dev.mien.report.record.CsvRows;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes the tables over all media of what the journal has of each, in the order of the media. */
final class Assembly implements Closeable {
    static final String FAILED = "failed.csv";

    private final RunFolder folder;
    private final Map<Table, OutputFile> files = new EnumMap<>(Table.class);
    private final Map<Table, ResultFormat.Rows> tables = new EnumMap<>(Table.class);
    private final OutputFile failedFile;
    private final CsvRows failed;
    private final RunTotals totals = new RunTotals();

    private Assembly(RunFolder folder, ResultFormat format, List<Expression> labels) throws IOException {
        this.folder = folder;
        failedFile = OutputFile.create(folder.path().resolve(FAILED));
        failed = CsvRows.exact(failedFile.stream());
        failed.write(List.of("source", "result", "reason"));
        for (Table table : Table.values()) {
            OutputFile file = OutputFile.create(file(folder.path(), format, table));
            files.put(table, file);
            tables.put(table, format.table(table.columns(labels), file.stream()));
        }
    }

    static Path file(Path folder, ResultFormat format, Table table) {
        return folder.resolve(table.label() + format.tableEnding());
    }

    static RunTotals write(
            RunFolder folder, Journal journal, ResultFormat format, List<Expression> labels, List<Medium> media)
            throws IOException {
        try (Assembly assembly = new Assembly(folder, format, labels)) {
            for (int i = 0; i < media.size(); i++) {
                assembly.add(media.get(i), journal.entry(i).orElseThrow());
            }
            assembly.commit();
            return assembly.totals;
        }
    }

    private void add(Medium medium, Entry entry) throws IOException {
        totals.add(medium, entry);
        if (entry.outcome().failure().isPresent()) {
            failed.write(List.of(
                    medium.name(),
                    entry.outcome().hasResult() ? "partial" : "none",
                    entry.outcome().failure().get()));
        }
        for (Map.Entry<Table, ResultFormat.Rows> table : tables.entrySet()) {
            if (entry.rows().containsKey(table.getKey()) || entry.files().containsKey(table.getKey())) {
                try (InputStream rows = RowSpool.open(folder.rows(), entry, table.getKey())) {
                    table.getValue().add(rows);
                }
            }
        }
    }

    private void commit() throws IOException {
        for (ResultFormat.Rows table : tables.values()) {
            table.close();
        }
        for (OutputFile file : files.values()) {
            file.commit();
        }
        failed.flush();
        failedFile.commit();
    }

    @Override
    public void close() throws IOException {
        for (OutputFile file : files.values()) {
            file.close();
        }
        failedFile.close();
    }
}
