package dev.mien.batch.table;

import dev.mien.report.Decimals;
import dev.mien.report.record.CsvRows;
import dev.mien.timeline.Blink;
import dev.mien.timeline.ExpressionEvent;
import dev.mien.timeline.LookingAway;
import dev.mien.timeline.Signal;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** Rows of events, in the order of their ends. */
final class EventRows {
    static final List<String> COLUMNS = List.of(
            "source",
            "type",
            "track",
            "expression",
            "onset",
            "apex",
            "offset",
            "strength",
            "sure",
            "closure",
            "angle",
            "yaw",
            "pitch");

    private final CsvRows rows;

    EventRows(CsvRows rows) {
        this.rows = rows;
    }

    void event(String source, ExpressionEvent event) throws IOException {
        rows.write(List.of(
                source,
                "expression",
                String.valueOf(event.track()),
                event.expression().label(),
                seconds(event.onset()),
                seconds(event.apex()),
                seconds(event.offset()),
                plain(Decimals.unit(event.strength())),
                String.valueOf(event.sure()),
                "",
                "",
                "",
                ""));
    }

    void signal(String source, Signal signal) throws IOException {
        LookingAway away = signal instanceof LookingAway looking ? looking : null;
        rows.write(List.of(
                source,
                away == null ? "blink" : "looking_away",
                String.valueOf(signal.track()),
                "",
                seconds(signal.onset()),
                seconds(signal.apex()),
                seconds(signal.offset()),
                "",
                "",
                signal instanceof Blink blink ? plain(Decimals.unit(blink.closure())) : "",
                away == null ? "" : plain(Decimals.degrees(away.angle())),
                away == null ? "" : plain(Decimals.degrees(away.pose().yaw())),
                away == null ? "" : plain(Decimals.degrees(away.pose().pitch()))));
    }

    static String seconds(Duration time) {
        return plain(Decimals.seconds(time));
    }

    static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
