package dev.mien.batch;

import dev.mien.base.OutputFile;
import dev.mien.batch.export.Export;
import dev.mien.batch.journal.RowSpool;
import dev.mien.batch.media.Medium;
import dev.mien.batch.table.MediumRecords;
import dev.mien.batch.table.ResultFormat;
import dev.mien.batch.table.TableRows;
import dev.mien.face.Expression;
import dev.mien.report.PictureResult;
import dev.mien.report.record.VideoRecords;
import dev.mien.timeline.ExpressionEvent;
import dev.mien.timeline.Signal;
import dev.mien.timeline.TimedFrame;
import dev.mien.timeline.VideoSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All that is written of one medium: its result, its rows and its exports, which come into their places together or not at all. */
final class MediumFiles implements MediumRecords {
    private final OutputFile result;
    private final MediumRecords records;
    private final TableRows rows;
    private final RowSpool spool;
    private final List<OutputFile> exportFiles = new ArrayList<>();
    private final List<VideoRecords> exports = new ArrayList<>();

    private MediumFiles(OutputFile result, MediumRecords records, TableRows rows, RowSpool spool) {
        this.result = result;
        this.records = records;
        this.rows = rows;
        this.spool = spool;
    }

    static MediumFiles open(Path file, ResultFormat format, List<Expression> labels, RowSpool spool)
            throws IOException {
        OutputFile result = OutputFile.create(file);
        try {
            return new MediumFiles(
                    result, format.result(labels, result.stream()), new TableRows(labels, spool::of), spool);
        } catch (IOException e) {
            result.close();
            throw e;
        }
    }

    /** Adds an export; of a picture there is none. */
    void add(Export export, Path file) throws IOException {
        OutputFile output = OutputFile.create(file);
        exportFiles.add(output);
        exports.add(export.open(output.stream()));
    }

    static List<Export> exports(List<Export> asked, Medium medium) {
        return medium.kind() == Medium.Kind.VIDEO ? asked : List.of();
    }

    void commit() throws IOException {
        records.close();
        for (OutputFile file : exportFiles) {
            file.commitUnflushed();
        }
        spool.commit();
        result.commitUnflushed();
    }

    @Override
    public void picture(PictureResult picture) throws IOException {
        records.picture(picture);
        rows.picture(picture);
    }

    @Override
    public void frame(String source, TimedFrame frame) throws IOException {
        records.frame(source, frame);
        rows.frame(source, frame);
        for (VideoRecords export : exports) {
            export.frame(source, frame);
        }
    }

    @Override
    public void event(String source, ExpressionEvent event) throws IOException {
        records.event(source, event);
        rows.event(source, event);
    }

    @Override
    public void signal(String source, Signal signal) throws IOException {
        records.signal(source, signal);
        rows.signal(source, signal);
    }

    @Override
    public void end(VideoSummary video) throws IOException {
        records.end(video);
        rows.end(video);
        for (VideoRecords export : exports) {
            export.end(video);
        }
    }

    /** What was not committed is taken away. */
    @Override
    public void close() throws IOException {
        spool.close();
        for (OutputFile file : exportFiles) {
            file.close();
        }
        result.close();
    }
}
