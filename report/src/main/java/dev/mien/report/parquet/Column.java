package dev.mien.report.parquet;

import java.util.List;

/**
 * A column of a file, or a field of a struct in it.
 *
 * @param name as JSON and SQL call it
 * @param shape what its cells hold
 */
public record Column(String name, Shape shape) {
    /** Decimals of pixels and degrees. */
    public static final int TENTHS = 1;

    /** Decimals of shares, probabilities and ratios. */
    public static final int UNITS = 4;

    /**
     * {@return a column of texts}
     *
     * @param name as JSON and SQL call it
     */
    public static Column text(String name) {
        return new Column(name, Shape.Single.TEXT);
    }

    /**
     * {@return a column of whole numbers}
     *
     * @param name as JSON and SQL call it
     */
    public static Column whole(String name) {
        return new Column(name, Shape.Single.WHOLE);
    }

    /**
     * {@return a column of truths}
     *
     * @param name as JSON and SQL call it
     */
    public static Column truth(String name) {
        return new Column(name, Shape.Single.TRUTH);
    }

    /**
     * {@return a column of times in seconds}
     *
     * @param name as JSON and SQL call it
     */
    public static Column seconds(String name) {
        return new Column(name, Shape.Single.SECONDS);
    }

    /**
     * {@return a column of exact numbers}
     *
     * @param name as JSON and SQL call it
     * @param places behind the point, such as {@link #TENTHS}
     */
    public static Column decimal(String name, int places) {
        return new Column(name, new Shape.Decimal(places));
    }

    /**
     * {@return a column of objects}
     *
     * @param name as JSON and SQL call it
     * @param fields of each
     */
    public static Column struct(String name, Column... fields) {
        return new Column(name, new Shape.Struct(List.of(fields)));
    }

    /**
     * {@return a column of arrays}
     *
     * @param name as JSON and SQL call it
     * @param element what each holds
     */
    public static Column many(String name, Shape element) {
        return new Column(name, new Shape.Many(element));
    }
}
