package dev.mien.report.record;

import dev.mien.face.Expression;
import dev.mien.face.FrameResult;
import dev.mien.report.Decimals;
import dev.mien.timeline.ExpressionEvent;
import dev.mien.timeline.Signal;
import dev.mien.timeline.TimedFace;
import dev.mien.timeline.TimedFrame;
import dev.mien.timeline.VideoSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rows of faces in the frames of videos: what each shows by itself, its track and what it shows over time. A frame without
 * faces is a row of its own. Events, signals, people and the crowd are in JSON Lines and in the page.
 */
final class VideoCsv implements VideoRecords {
    private static final List<String> FRAME = List.of("source", "width", "height", "frame", "time", "searched", "face");
    private static final List<String> SMOOTHED = List.of("track", "smoothed_expression", "smoothed_reason");

    private final CsvRows rows;
    private final CsvCells faces;
    private final int columns;

    VideoCsv(CsvRows rows, List<Expression> labels) throws IOException {
        this.rows = rows;
        faces = new CsvCells(rows, labels);
        List<String> header = Stream.of(FRAME, faces.resultColumns(), SMOOTHED, faces.probabilityColumns("smoothed_"))
                .flatMap(List::stream)
                .toList();
        columns = header.size();
        rows.write(header);
    }

    @Override
    public void frame(String source, TimedFrame frame) throws IOException {
        FrameResult result = frame.frame().result();
        List<String> start = List.of(
                rows.text(source),
                String.valueOf(result.width()),
                String.valueOf(result.height()),
                String.valueOf(result.index()),
                Decimals.seconds(result.time()).toPlainString(),
                String.valueOf(frame.frame().detected()));
        if (frame.faces().isEmpty()) {
            rows.write(padded(start));
        }
        for (int i = 0; i < frame.faces().size(); i++) {
            TimedFace face = frame.faces().get(i);
            List<String> cells = new ArrayList<>(start);
            cells.add(String.valueOf(i));
            faces.result(cells, face.result());
            face.person().ifPresent(person -> add(cells, person));
            rows.write(padded(cells));
        }
        rows.flush();
    }

    private void add(List<String> cells, TimedFace.OfPerson person) {
        cells.add(String.valueOf(person.track()));
        faces.answer(cells, person.verdict(), person.smoothed());
    }

    private List<String> padded(List<String> cells) {
        List<String> row = new ArrayList<>(cells);
        row.addAll(Collections.nCopies(columns - cells.size(), ""));
        return row;
    }

    @Override
    public void event(String source, ExpressionEvent event) {}

    @Override
    public void signal(String source, Signal signal) {}

    @Override
    public void end(VideoSummary video) {}

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
