package dev.mien.batch.table;

import static dev.mien.batch.table.EventRows.plain;
import static dev.mien.batch.table.EventRows.seconds;

import dev.mien.face.Expression;
import dev.mien.face.Expressions;
import dev.mien.report.Decimals;
import dev.mien.report.record.CsvRows;
import dev.mien.timeline.CrowdInterval;
import dev.mien.timeline.VideoSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Rows of intervals: how many people, and what they showed together, or why that is not said. */
final class IntervalRows {
    private static final List<String> FIRST =
            List.of("source", "start", "seconds", "frames", "people", "mean_faces", "most_faces");

    private final CsvRows rows;
    private final List<Expression> labels;

    IntervalRows(CsvRows rows, List<Expression> labels) {
        this.rows = rows;
        this.labels = Expressions.listed(labels);
    }

    static List<String> columns(List<Expression> labels) {
        Stream<String> names = Expressions.listed(labels).stream().map(Expression::label);
        return Stream.of(FIRST.stream(), names, Stream.of("withheld"))
                .flatMap(all -> all)
                .toList();
    }

    void interval(VideoSummary video, CrowdInterval interval) throws IOException {
        List<String> cells = new ArrayList<>(List.of(
                video.source(),
                seconds(interval.start()),
                seconds(video.interval()),
                String.valueOf(interval.frames()),
                String.valueOf(interval.people()),
                plain(Decimals.unit(interval.meanFaces())),
                String.valueOf(interval.mostFaces())));
        if (interval.expressions().isPresent()) {
            PersonRows.probabilities(cells, interval.expressions().get(), labels);
            cells.add("");
        } else {
            cells.addAll(Collections.nCopies(labels.size(), ""));
            cells.add("fewer than " + video.minGroup() + " people");
        }
        rows.write(cells);
    }
}
