package dev.mien.batch.table;

import dev.mien.face.Expression;
import java.util.List;
import java.util.Locale;

/** The tables of a run. */
public enum Table {
    /** A row a face: of each picture and of each frame of a video; one without faces has a row of its own. */
    FACES,
    /** A row a person of a video. */
    PEOPLE,
    /** A row an event of a person: an expression, a blink, a time of looking away. */
    EVENTS,
    /** A row an interval of a video: everybody together. */
    INTERVALS;

    /** {@return the name of its file, without an ending} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return its columns, in order}
     *
     * @param labels that the model knows
     */
    public List<Column> columns(List<Expression> labels) {
        List<String> names = switch (this) {
            case FACES -> FaceRows.columns(labels);
            case PEOPLE -> PersonRows.columns(labels);
            case EVENTS -> EventRows.COLUMNS;
            case INTERVALS -> IntervalRows.columns(labels);
        };
        return names.stream().map(Column::of).toList();
    }
}
