package dev.mien.batch.table;

import static dev.mien.batch.table.EventRows.plain;
import static dev.mien.batch.table.EventRows.seconds;

import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.Expressions;
import dev.mien.report.Decimals;
import dev.mien.report.record.CsvRows;
import dev.mien.timeline.PersonSummary;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Rows of people: when each was seen, what each showed on average and for how long, what the eyes and the head did. */
final class PersonRows {
    private static final List<String> FIRST = List.of("source", "track", "first", "last", "frames", "events");
    private static final List<String> LAST =
            List.of("blinks", "blinks_per_minute", "perclos", "mouth_opening", "looked_away", "away");
    private static final String UNSURE = "unsure";

    private final CsvRows rows;
    private final List<Expression> labels;

    PersonRows(CsvRows rows, List<Expression> labels) {
        this.rows = rows;
        this.labels = Expressions.listed(labels);
    }

    static List<String> columns(List<Expression> labels) {
        List<String> names =
                Expressions.listed(labels).stream().map(Expression::label).toList();
        Stream<String> dwell = Stream.concat(names.stream(), Stream.of(UNSURE)).map(name -> "dwell_" + name);
        return Stream.of(FIRST.stream(), names.stream(), dwell, LAST.stream())
                .flatMap(all -> all)
                .toList();
    }

    void person(String source, PersonSummary person) throws IOException {
        List<String> cells = new ArrayList<>(List.of(
                source,
                String.valueOf(person.track()),
                seconds(person.first()),
                seconds(person.last()),
                String.valueOf(person.sightings()),
                String.valueOf(person.events().size())));
        probabilities(cells, person.mean(), labels);
        for (Expression label : labels) {
            cells.add(seconds(person.dwell().getOrDefault(label.label(), Duration.ZERO)));
        }
        cells.add(seconds(person.dwell().getOrDefault(UNSURE, Duration.ZERO)));
        PersonSummary.Eyes eyes = person.eyes();
        cells.add(String.valueOf(eyes.blinks()));
        cells.add(unit(eyes.blinksPerMinute()));
        cells.add(unit(eyes.perclos()));
        cells.add(unit(eyes.meanMouthOpening()));
        cells.add(String.valueOf(person.lookingAway().size()));
        cells.add(person.away().map(EventRows::seconds).orElse(""));
        rows.write(cells);
    }

    /** A cell for each label, empty where the model does not know it. */
    static void probabilities(List<String> cells, ExpressionScores scores, List<Expression> labels) {
        for (Expression label : labels) {
            Float p = scores.probabilities().get(label);
            cells.add(p == null ? "" : plain(Decimals.unit(p)));
        }
    }

    private static String unit(OptionalDouble value) {
        return value.isPresent() ? plain(Decimals.unit(value.getAsDouble())) : "";
    }
}
