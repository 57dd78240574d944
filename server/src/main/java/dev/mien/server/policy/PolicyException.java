package dev.mien.server.policy;

import java.io.IOException;
import java.util.List;

/** A file is no policy, or says what may not be. */
public final class PolicyException extends IOException {
    private static final long serialVersionUID = 1;

    /** Each mistake. */
    private final List<String> lines;

    PolicyException(List<String> lines) {
        super(lines.get(0) + (lines.size() > 1 ? " (and " + (lines.size() - 1) + " more)" : ""));
        this.lines = List.copyOf(lines);
    }

    /** {@return each mistake in a line: the file, the field, what was expected} */
    public List<String> lines() {
        return lines;
    }
}
