package dev.mien.stage;

import dev.mien.base.Printable;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The implementations of a stage by name: what can be asked for, and the one answer to a name that is not there. Immutable.
 *
 * @param <S> what a row makes
 */
public final class StageTable<S> {
    private final String what;
    private final List<Row<S>> rows;

    /**
     * One implementation.
     *
     * @param name what it is asked for by
     * @param about a few words for people who choose
     * @param defaults the record of its options, as they are where nobody chooses
     * @param factory what makes it
     */
    public record Row<S>(String name, String about, Record defaults, Function<StageSpec, S> factory) {
        /** {@return whether it runs only with a file of the user: its option {@code model} has no default} */
        public boolean needsModel() {
            return "".equals(StageSpec.textOf(defaults).get("model"));
        }
    }

    /** The options of what has none. */
    public record NoOptions() {}

    /** @param what a row is called in messages, such as "detector" */
    public StageTable(String what) {
        this(what, List.of());
    }

    private StageTable(String what, List<Row<S>> rows) {
        this.what = what;
        this.rows = rows;
    }

    /**
     * {@return this table with a row more, made from its options alone}
     *
     * @param <R> the row's record of options
     * @param name what it is asked for by
     * @param about a few words for people who choose
     * @param defaults its options where nobody chooses
     * @param factory what makes it
     */
    public <R extends Record> StageTable<S> with(String name, String about, R defaults, Function<R, S> factory) {
        return withSpec(name, about, defaults, spec -> factory.apply(spec.over(defaults)));
    }

    /**
     * {@return this table with a row more that reads the specification itself}
     *
     * @param name what it is asked for by
     * @param about a few words for people who choose
     * @param defaults its options where nobody chooses
     * @param factory what makes it
     */
    public StageTable<S> withSpec(String name, String about, Record defaults, Function<StageSpec, S> factory) {
        Row<S> row = new Row<>(name, about, defaults, factory);
        return new StageTable<>(
                what, Stream.concat(rows.stream(), Stream.of(row)).toList());
    }

    /**
     * {@return this table with a row more that has no options}
     *
     * @param name what it is asked for by
     * @param about a few words for people who choose
     * @param made the one answer to that name
     */
    public StageTable<S> with(String name, String about, S made) {
        return with(name, about, new NoOptions(), none -> made);
    }

    /** {@return all rows, in the order in which they are shown} */
    public List<Row<S>> rows() {
        return rows;
    }

    /** {@return the names of all rows} */
    public List<String> names() {
        return rows.stream().map(Row::name).toList();
    }

    /**
     * {@return what {@code name} or {@code name:key=value,key=value} asks for}
     *
     * @param spec the row's name and the options that differ from its defaults
     * @throws IllegalArgumentException if the name or an option is unknown (the message lists those that there are), or
     *     an option's value is out of range
     */
    public S create(String spec) {
        return create(StageSpec.parse(spec));
    }

    /**
     * {@return what a specification asks for, as {@link #create(String)}}
     *
     * @param spec the row's name and the options that differ from its defaults
     * @throws IllegalArgumentException as {@link #create(String)}
     */
    public S create(StageSpec spec) {
        return rows.stream()
                .filter(row -> row.name().equals(spec.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Printable.of(
                        "unknown " + what + " '" + spec.name() + "'; known: " + String.join(", ", names()))))
                .factory()
                .apply(spec);
    }
}
