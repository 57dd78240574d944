package dev.mien.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.base.Printable;
import dev.mien.server.audit.Asked;
import dev.mien.server.work.Faults;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A line of JSON for each request. Routes stand there instead of addresses, and no name of a file: nothing about anybody. */
final class RequestLog {
    /** What stands there where nothing is at the address. */
    static final String NO_ROUTE = "none";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Consumer<String> lines;

    RequestLog(Consumer<String> lines) {
        this.lines = lines;
    }

    /** What is known of a request so far. */
    static final class Entry {
        private final String id;
        private final String method;
        private String route = NO_ROUTE;
        private String caller = "";
        private @Nullable Throwable fault;

        Entry(String id, String method) {
            this.id = id;
            this.method = method;
        }

        void at(String path) {
            route = path;
        }

        void by(String name) {
            caller = name;
        }

        void fault(Throwable e) {
            fault = e;
        }

        /** The same for the log of who asked what. */
        Asked asked(String subject, int pictures) {
            return new Asked(caller, Printable.of(method), route, subject, pictures, id);
        }

        String id() {
            return id;
        }

        String route() {
            return route;
        }
    }

    void write(Entry entry, int status, double seconds) {
        ObjectNode line = JSON.createObjectNode()
                .put("time", Instant.now().toString())
                .put("request_id", entry.id)
                .put("method", Printable.of(entry.method))
                .put("route", entry.route)
                .put("caller", entry.caller)
                .put("status", status)
                .put("ms", Math.round(seconds * 1e4) / 10.0);
        Throwable fault = entry.fault;
        if (fault != null) {
            line.put("fault", Faults.name(fault));
        }
        lines.accept(line.toString());
    }
}
