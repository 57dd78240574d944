package dev.mien.server.policy;

import dev.mien.face.Expression;
import dev.mien.report.PictureResult;
import dev.mien.report.record.CsvCells;
import dev.mien.report.record.Format;
import dev.mien.report.record.RecordWriter;
import dev.mien.report.record.Records;
import dev.mien.report.record.ResultJson;
import dev.mien.report.record.VideoRecords;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The one place where the service makes records, so that none has what the policy does not allow. Where it allows all, they are those of the
 * command line, byte for byte. A test holds that nothing else in the service makes any.
 */
public final class Answers {
    private static final Set<Reading> ALL = Set.copyOf(EnumSet.allOf(Reading.class));

    /** Columns that say nothing of what a face shows, beside {@link CsvCells#FACE}. */
    private static final Set<String> NO_READING =
            Set.of("source", "width", "height", "frame", "time", "searched", "face", "track");

    private final Policy policy;
    private final RecordFilter filter;
    private final boolean whole;

    /** @param policy that is in force */
    public Answers(Policy policy) {
        this.policy = policy;
        filter = new RecordFilter(policy);
        whole = policy.readings().equals(ALL) && !policy.isOfGroups();
    }

    /** {@return what is in force} */
    public Policy policy() {
        return policy;
    }

    /** {@return whether there are rows, of which each is a face: not where nothing is said of anybody alone} */
    public boolean hasRows() {
        return !policy.isOfGroups();
    }

    /**
     * {@return whether one person may be said to show something, such as an event as it happens}
     *
     * @param reading by which it was found
     */
    public boolean tells(Reading reading) {
        return !policy.isOfGroups() && policy.readings().contains(reading);
    }

    /**
     * {@return the JSON of a picture on one line, without the line's end}
     *
     * @param picture what was seen
     */
    public String json(PictureResult picture) {
        return allowed(ResultJson.of(picture));
    }

    /**
     * {@return what may be said now of the record of a picture that was kept}
     *
     * @param record as {@link #json} made it
     */
    public String allowed(String record) {
        return whole ? record : filter.line(record).orElseThrow();
    }

    /**
     * Rows of pictures, where there are any.
     *
     * @param labels that the model knows
     * @param out where they go
     * @return the writer, to be closed by the caller
     * @throws IOException if the header cannot be written
     */
    public RecordWriter<PictureResult> rows(List<Expression> labels, OutputStream out) throws IOException {
        return Records.open(Format.CSV, Records.pictures(labels), filtered(Format.CSV, out));
    }

    /**
     * Records of a video.
     *
     * @param format JSON Lines, or CSV where there are rows
     * @param labels that the model knows
     * @param out where they go
     * @return the writer, to be closed by the caller
     * @throws IOException if what stands before the first record cannot be written
     */
    public VideoRecords videos(Format format, List<Expression> labels, OutputStream out) throws IOException {
        return Records.open(format, Records.videos(labels), filtered(format, out));
    }

    /**
     * {@return where records may be written whole, such as those that were kept under an earlier policy: what is not allowed now goes
     * no further}
     *
     * @param format JSON Lines, or CSV where there are rows
     * @param out where the rest goes
     */
    public OutputStream filtered(Format format, OutputStream out) {
        if (whole) {
            return out;
        } else if (format == Format.CSV && !hasRows()) {
            return nothing(out);
        } else if (format == Format.JSONL) {
            return new LineFilter(filter, out);
        }
        Set<String> columns = new HashSet<>(CsvCells.FACE);
        columns.addAll(NO_READING);
        policy.readings().forEach(reading -> columns.addAll(reading.columns()));
        if (!policy.readings().contains(Reading.POSE)) {
            columns.removeIf(column -> column.endsWith("_head_yaw") || column.endsWith("_head_pitch"));
        }
        return new RowFilter(columns, policy.readings().contains(Reading.EXPRESSIONS), filter::text, out);
    }

    /** Takes everything and passes nothing on but the end, without which what is encrypted is not whole. */
    private static OutputStream nothing(OutputStream out) {
        return new OutputStream() {
            @Override
            public void write(int b) {}

            @Override
            public void write(byte[] bytes, int from, int length) {}

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }
}
