package dev.mien.batch.table;

import dev.mien.face.Expression;
import dev.mien.report.PictureResult;
import dev.mien.report.record.CsvRows;
import dev.mien.timeline.CrowdInterval;
import dev.mien.timeline.ExpressionEvent;
import dev.mien.timeline.PersonSummary;
import dev.mien.timeline.Signal;
import dev.mien.timeline.TimedFrame;
import dev.mien.timeline.VideoSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;

/**
 * The rows of one medium for all tables, as CSV without headers: texts exactly as they are, so that rows can be joined with files.
 * For one thread.
 */
public final class TableRows implements MediumRecords {
    private final FaceRows faces;
    private final PersonRows people;
    private final EventRows events;
    private final IntervalRows intervals;

    /**
     * Begins without rows.
     *
     * @param labels that the model knows
     * @param places where the rows of each table go; whoever gave them closes them
     * @throws IOException if a place cannot be written to
     */
    public TableRows(List<Expression> labels, Function<Table, OutputStream> places) throws IOException {
        faces = new FaceRows(labels, places.apply(Table.FACES));
        people = new PersonRows(CsvRows.exact(places.apply(Table.PEOPLE)), labels);
        events = new EventRows(CsvRows.exact(places.apply(Table.EVENTS)));
        intervals = new IntervalRows(CsvRows.exact(places.apply(Table.INTERVALS)), labels);
    }

    @Override
    public void picture(PictureResult picture) throws IOException {
        faces.picture(picture);
    }

    @Override
    public void frame(String source, TimedFrame frame) throws IOException {
        faces.frame(source, frame);
    }

    @Override
    public void event(String source, ExpressionEvent event) throws IOException {
        events.event(source, event);
    }

    @Override
    public void signal(String source, Signal signal) throws IOException {
        events.signal(source, signal);
    }

    @Override
    public void end(VideoSummary video) throws IOException {
        for (PersonSummary person : video.people()) {
            people.person(video.source(), person);
        }
        for (CrowdInterval interval : video.crowd()) {
            intervals.interval(video, interval);
        }
    }

    @Override
    public void close() {
        // The places are not its own.
    }
}
