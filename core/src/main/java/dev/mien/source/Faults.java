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

    /**
     * Begins an empty list.
     *
     * @param name of the medium, as lines begin with it
     */
    public Faults(String name) {
        this.name = name;
    }

    /**
     * Adds a line: the medium's name, a colon and the text.
     *
     * @param format as {@link String#format} takes it
     * @param arguments what goes into the format
     */
    public synchronized void add(String format, Object... arguments) {
        addLine(name + ": " + String.format(Locale.ROOT, format, arguments));
    }

    /**
     * Adds a line that names the medium already.
     *
     * @param line one line for the user
     */
    public synchronized void addLine(String line) {
        if (lines.size() < Limits.FAULT_LINES) {
            lines.add(line);
        } else {
            more++;
        }
    }

    /** {@return the lines so far; when there were too many, the last line says how many were left out} */
    public synchronized List<String> list() {
        List<String> all = new ArrayList<>(lines);
        if (more > 0) {
            all.add(name + ": and " + more + " more of the kind");
        }
        return List.copyOf(all);
    }
}
