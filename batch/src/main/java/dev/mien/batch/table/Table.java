package dev.mien.batch.table;

import dev.mien.face.Expression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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
     * {@return its columns, in order; of a label that is called as a column of the table the column is called so with {@code _label}}
     *
     * @param labels that the model knows
     */
    public List<Column> columns(List<Expression> labels) {
        Set<String> own = new HashSet<>(names(List.of()));
        Set<String> left = new HashSet<>(own);
        List<Column> columns = new ArrayList<>();
        for (String name : names(labels)) {
            if (left.remove(name)) {
                columns.add(Column.of(name));
            } else {
                columns.add(new Column(own.contains(name) ? name + "_label" : name, Column.Kind.NUMBER));
            }
        }
        return columns;
    }

    private List<String> names(List<Expression> labels) {
        return switch (this) {
            case FACES -> FaceRows.columns(labels);
            case PEOPLE -> PersonRows.columns(labels);
            case EVENTS -> EventRows.COLUMNS;
            case INTERVALS -> IntervalRows.columns(labels);
        };
    }
}
