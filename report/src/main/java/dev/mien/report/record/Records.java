package dev.mien.report.record;

import dev.mien.face.Expression;
import dev.mien.report.PictureDetections;
import dev.mien.report.PictureResult;
import dev.mien.report.parquet.ParquetRows;
import dev.mien.stage.Provenance;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Opens a writer of some kind of results in some format: the one place where kinds and formats meet. */
public final class Records {
    /** Where faces in pictures are. */
    public static final RecordKind<RecordWriter<PictureDetections>> DETECTIONS =
            new RecordKind<>(DetectionJson::new, RecordColumns.DETECTIONS, DetectionCsv::new, DetectionText::new);

    private Records() {}

    /**
     * What faces in pictures show.
     *
     * @param labels that the model knows, such as {@code FaceReader.classes()}; rows have a column for each
     * @return the kind that {@link #open} takes
     */
    public static RecordKind<RecordWriter<PictureResult>> pictures(List<Expression> labels) {
        return new RecordKind<>(
                PictureJson::new,
                RecordColumns.pictures(labels),
                rows -> new PictureCsv(rows, labels),
                PictureText::new);
    }

    /**
     * What people in videos show over time.
     *
     * @param labels that the model knows; rows have a column for each
     * @return the kind that {@link #open} takes
     */
    public static RecordKind<VideoRecords> videos(List<Expression> labels) {
        return new RecordKind<>(
                VideoJson::new, RecordColumns.videos(labels), rows -> new VideoCsv(rows, labels), VideoText::new);
    }

    /**
     * A writer without colours; closing it closes the stream.
     *
     * @param <W> what writes the results
     * @param format of the records
     * @param kind of results, such as {@link #pictures}
     * @param out where they go
     * @return the writer, to be closed by the caller
     * @throws IOException if what stands before the first record cannot be written
     */
    public static <W> W open(Format format, RecordKind<W> kind, OutputStream out) throws IOException {
        return open(format, kind, out, new TextStyle(false, false));
    }

    /**
     * A writer of JSON Lines that begin with what made them; closing it closes the stream.
     *
     * @param <W> what writes the results
     * @param kind of results, such as {@link #pictures}
     * @param first becomes a line of type {@code provenance}
     * @param out where they go
     * @return the writer, to be closed by the caller
     * @throws IOException if the first line cannot be written
     */
    public static <W> W open(RecordKind<W> kind, Provenance first, OutputStream out) throws IOException {
        JsonLines lines = JsonLines.lines(out);
        ProvenanceJson.write(lines, first);
        return kind.objects().open(lines);
    }

    /**
     * A writer; closing it closes the stream.
     *
     * @param <W> what writes the results
     * @param format of the records
     * @param kind of results, such as {@link #pictures}
     * @param out where they go
     * @param style of text; the other formats have none
     * @return the writer, to be closed by the caller
     * @throws IOException if what stands before the first record cannot be written
     */
    public static <W> W open(Format format, RecordKind<W> kind, OutputStream out, TextStyle style) throws IOException {
        return switch (format) {
            case JSONL -> kind.objects().open(JsonLines.lines(out));
            case JSON -> kind.objects().open(JsonLines.array(out));
            case PARQUET -> kind.objects().open(new ParquetObjects(ParquetRows.open(kind.columns(), out)));
            case CSV -> kind.rows().open(CsvRows.exact(out));
            case CSV_SPREADSHEET -> kind.rows().open(CsvRows.forSpreadsheets(out));
            case TEXT -> kind.text().open(out, style);
        };
    }
}
