package dev.mien.report.parquet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** Takes JSON objects apart into the columns of a schema. What the schema does not name is an error of the program. */
final class JsonRow {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MILLISECONDS = 3;

    /** Hands a value on; the parser stands at its first token, and afterwards at its last. */
    private interface Value {
        void pass(JsonParser json, RecordConsumer to) throws IOException;
    }

    private record Field(int index, Value value) {}

    private final Map<String, Field> fields;

    JsonRow(List<Column> columns) {
        fields = fields(columns);
    }

    /** One object as one row. */
    void write(String object, RecordConsumer to) throws IOException {
        try (JsonParser json = JSON.createParser(object)) {
            json.nextToken();
            to.startMessage();
            pass(fields, json, to);
            to.endMessage();
        }
    }

    private static Map<String, Field> fields(List<Column> columns) {
        Map<String, Field> fields = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            fields.put(columns.get(i).name(), new Field(i, value(columns.get(i).shape())));
        }
        return fields;
    }

    private static void pass(Map<String, Field> fields, JsonParser json, RecordConsumer to) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            Field field = fields.get(name);
            if (field == null) {
                throw new IllegalArgumentException("no column for the field " + name);
            }
            if (json.nextToken() != JsonToken.VALUE_NULL) {
                to.startField(name, field.index());
                field.value().pass(json, to);
                to.endField(name, field.index());
            }
        }
    }

    private static Value value(Shape shape) {
        if (shape instanceof Shape.Single single) {
            return single(single);
        } else if (shape instanceof Shape.Decimal decimal) {
            return (json, to) -> to.addInteger(
                    json.getDecimalValue().movePointRight(decimal.places()).intValueExact());
        } else if (shape instanceof Shape.Struct struct) {
            Map<String, Field> inner = fields(struct.columns());
            return (json, to) -> {
                to.startGroup();
                pass(inner, json, to);
                to.endGroup();
            };
        } else if (shape instanceof Shape.Many many) {
            return many(value(many.element()));
        } else if (shape instanceof Shape.Point) {
            return point(value(new Shape.Decimal(Column.TENTHS)));
        }
        return JsonRow::texts;
    }

    private static Value single(Shape.Single shape) {
        return switch (shape) {
            case TEXT -> (json, to) -> to.addBinary(Binary.fromString(json.getText()));
            case WHOLE -> (json, to) -> to.addLong(json.getLongValue());
            case DOUBLE -> (json, to) -> to.addDouble(json.getDoubleValue());
            case TRUTH -> (json, to) -> to.addBoolean(json.getBooleanValue());
            case SECONDS ->
                (json, to) -> to.addLong(
                        json.getDecimalValue().movePointRight(MILLISECONDS).longValueExact());
        };
    }

    private static Value many(Value element) {
        return (json, to) -> {
            to.startGroup();
            boolean any = false;
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (!any) {
                    to.startField("list", 0);
                    any = true;
                }
                to.startGroup();
                to.startField("element", 0);
                element.pass(json, to);
                to.endField("element", 0);
                to.endGroup();
            }
            if (any) {
                to.endField("list", 0);
            }
            to.endGroup();
        };
    }

    private static Value point(Value coordinate) {
        return (json, to) -> {
            to.startGroup();
            for (int i = 0; i < Shape.Point.COORDINATES.size(); i++) {
                String name = Shape.Point.COORDINATES.get(i).name();
                json.nextToken();
                to.startField(name, i);
                coordinate.pass(json, to);
                to.endField(name, i);
            }
            json.nextToken();
            to.endGroup();
        };
    }

    private static void texts(JsonParser json, RecordConsumer to) throws IOException {
        to.startGroup();
        boolean any = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            if (!any) {
                to.startField("key_value", 0);
                any = true;
            }
            to.startGroup();
            to.startField("key", 0);
            to.addBinary(Binary.fromString(json.currentName()));
            to.endField("key", 0);
            json.nextToken();
            to.startField("value", 1);
            to.addBinary(Binary.fromString(json.getText()));
            to.endField("value", 1);
            to.endGroup();
        }
        if (any) {
            to.endField("key_value", 0);
        }
        to.endGroup();
    }
}
