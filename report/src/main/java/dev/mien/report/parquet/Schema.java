package dev.mien.report.parquet;

import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** Columns as Parquet has them. Every field is optional, so that later ones may be missing in earlier files. */
final class Schema {
    private static final int MOST_DIGITS_OF_32_BITS = 9;
    private static final int MOST_DIGITS_OF_64_BITS = 18;
    private static final int MILLISECONDS = 3;

    private Schema() {}

    static MessageType of(List<Column> columns) {
        return new MessageType("mien", fields(columns));
    }

    private static List<Type> fields(List<Column> columns) {
        return columns.stream()
                .map(column -> type(column.name(), column.shape(), Repetition.OPTIONAL))
                .toList();
    }

    private static Type type(String name, Shape shape, Repetition repetition) {
        if (shape instanceof Shape.Single single) {
            return single(name, single, repetition);
        } else if (shape instanceof Shape.Decimal decimal) {
            return Types.primitive(PrimitiveTypeName.INT32, repetition)
                    .as(LogicalTypeAnnotation.decimalType(decimal.places(), MOST_DIGITS_OF_32_BITS))
                    .named(name);
        } else if (shape instanceof Shape.Struct struct) {
            return Types.buildGroup(repetition)
                    .addFields(fields(struct.columns()).toArray(Type[]::new))
                    .named(name);
        } else if (shape instanceof Shape.Point) {
            return Types.buildGroup(repetition)
                    .addFields(Shape.Point.COORDINATES.stream()
                            .map(column -> type(column.name(), column.shape(), Repetition.REQUIRED))
                            .toArray(Type[]::new))
                    .named(name);
        } else if (shape instanceof Shape.Many many) {
            return Types.list(repetition)
                    .element(type("element", many.element(), Repetition.REQUIRED))
                    .named(name);
        }
        return Types.map(repetition)
                .key(type("key", Shape.Single.TEXT, Repetition.REQUIRED))
                .value(type("value", Shape.Single.TEXT, Repetition.REQUIRED))
                .named(name);
    }

    private static Type single(String name, Shape.Single shape, Repetition repetition) {
        return switch (shape) {
            case TEXT ->
                Types.primitive(PrimitiveTypeName.BINARY, repetition)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(name);
            case WHOLE -> Types.primitive(PrimitiveTypeName.INT64, repetition).named(name);
            case DOUBLE -> Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(name);
            case TRUTH -> Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(name);
            case SECONDS ->
                Types.primitive(PrimitiveTypeName.INT64, repetition)
                        .as(LogicalTypeAnnotation.decimalType(MILLISECONDS, MOST_DIGITS_OF_64_BITS))
                        .named(name);
        };
    }
}
