package dev.mien.source;

import dev.mien.base.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines about what is wrong with a medium; a stream that fails for days does not fill the memory with them. */
public final class Faults {
    private final String name;
    private final List<String> lines = new ArrayList<>();
    private long more;

    public Faults(String name) {
        this.name = name;
    }

    /** Adds "name: " and the text, formatted. */
    public synchronized void add(String format, Object... arguments) {
        addLine(name + ": " + String.format(Locale.ROOT, format, arguments));
    }

    /** Adds a line that names the medium already. */
    public synchronized void addLine(String line) {
        if (lines.size() < Limits.FAULT_LINES) {
            lines.add(line);
        } else {
            more++;
        }
    }

    public synchronized List<String> list() {
        List<String> all = new ArrayList<>(lines);
        if (more > 0) {
            all.add(name + ": and " + more + " more of the kind");
        }
        return List.copyOf(all);
    }
}
