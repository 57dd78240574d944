package dev.mien.report.parquet;

import java.util.List;

/**
 * What the cells of a column hold, in the forms that results have as JSON. Any cell may be missing, which is null in the file.
 */
public sealed interface Shape {
    /** A single value. */
    enum Single implements Shape {
        /** Any text, by a dictionary. */
        TEXT,
        /** A whole number of 64 bits. */
        WHOLE,
        /** A number of double precision. */
        DOUBLE,
        /** True or false. */
        TRUTH,
        /** Seconds with three decimals, exactly, of 64 bits. */
        SECONDS
    }

    /**
     * A number with decimals that is kept exactly: up to nine digits in 32 bits.
     *
     * @param places behind the point, 0 to 9
     */
    record Decimal(int places) implements Shape {}

    /**
     * An object with known fields.
     *
     * @param columns its fields
     */
    record Struct(List<Column> columns) implements Shape {
        /**
         * Takes a copy of the list.
         *
         * @param columns its fields
         */
        public Struct {
            columns = List.copyOf(columns);
        }
    }

    /**
     * An array whose values are all of one shape, none of them missing.
     *
     * @param element shape of each
     */
    record Many(Shape element) implements Shape {}

    /** An array of a point's x and y, which the file has as a struct of both; each with one decimal. */
    record Point() implements Shape {
        static final List<Column> COORDINATES =
                List.of(Column.decimal("x", Column.TENTHS), Column.decimal("y", Column.TENTHS));
    }

    /** An object with any fields, all of them texts: a map. */
    record Texts() implements Shape {}
}
