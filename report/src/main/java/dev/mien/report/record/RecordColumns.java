package dev.mien.report.record;

import static dev.mien.report.parquet.Column.TENTHS;
import static dev.mien.report.parquet.Column.UNITS;
import static dev.mien.report.parquet.Column.decimal;
import static dev.mien.report.parquet.Column.many;
import static dev.mien.report.parquet.Column.seconds;
import static dev.mien.report.parquet.Column.struct;
import static dev.mien.report.parquet.Column.text;
import static dev.mien.report.parquet.Column.truth;
import static dev.mien.report.parquet.Column.whole;
import static dev.mien.report.record.FaceColumns.joined;

import dev.mien.face.Expression;
import dev.mien.report.parquet.Column;
import dev.mien.report.parquet.Shape;
import java.util.List;
import java.util.stream.Stream;

/** The columns of each kind of records. Those of videos are all that the types of records have, which share fields of one name. */
final class RecordColumns {
    static final List<Column> DETECTIONS = List.of(
            text("source"),
            whole("width"),
            whole("height"),
            many("faces", new Shape.Struct(FaceColumns.FOUND)),
            FaceColumns.SEARCH);

    private RecordColumns() {}

    static List<Column> pictures(List<Expression> labels) {
        return List.of(
                text("source"),
                whole("width"),
                whole("height"),
                whole("frame"),
                seconds("time"),
                many("faces", new Shape.Struct(FaceColumns.result(labels))),
                FaceColumns.SEARCH);
    }

    static List<Column> videos(List<Expression> labels) {
        return joined(frame(labels), event(), person(labels), interval(), video());
    }

    private static List<Column> frame(List<Expression> labels) {
        List<Column> face = joined(
                FaceColumns.result(labels),
                List.of(whole("track"), new Column("smoothed", new Shape.Struct(FaceColumns.answer(labels)))));
        return List.of(
                text("type"),
                text("source"),
                whole("frame"),
                seconds("time"),
                whole("width"),
                whole("height"),
                truth("searched"),
                many("faces", new Shape.Struct(face)));
    }

    /** Of blinks and of looking away as well. */
    private static List<Column> event() {
        return List.of(
                whole("track"),
                text("expression"),
                seconds("onset"),
                seconds("apex"),
                seconds("offset"),
                decimal("strength", UNITS),
                truth("sure"),
                decimal("closure", UNITS),
                decimal("angle", TENTHS),
                decimal("yaw", TENTHS),
                decimal("pitch", TENTHS));
    }

    private static List<Column> person(List<Expression> labels) {
        Column[] dwell = Stream.concat(labels.stream().map(Expression::label), Stream.of("unsure"))
                .map(Column::seconds)
                .toArray(Column[]::new);
        Column transition = struct("element", text("from"), text("to"), whole("count"));
        return List.of(
                seconds("first"),
                seconds("last"),
                whole("frames"),
                whole("events"),
                FaceColumns.probabilities(labels),
                struct("dwell", dwell),
                many("transitions", transition.shape()),
                whole("blinks"),
                decimal("blinks_per_minute", UNITS),
                decimal("perclos", UNITS),
                decimal("mouth_opening", UNITS),
                whole("looked_away"),
                seconds("away"));
    }

    /** What an interval has beyond a person. */
    private static List<Column> interval() {
        return List.of(
                seconds("start"),
                seconds("seconds"),
                whole("people"),
                decimal("mean_faces", UNITS),
                whole("most_faces"),
                text("withheld"));
    }

    /** What a whole video has beyond those. */
    private static List<Column> video() {
        Column stage =
                struct("element", text("stage"), text("name"), new Column("options", new Shape.Texts()), text("model"));
        return List.of(
                seconds("from"),
                seconds("to"),
                whole("brief_sightings"),
                many("faults", Shape.Single.TEXT),
                text("version"),
                many("stages", stage.shape()));
    }
}
