package dev.mien.app.console;

import dev.mien.base.DiskFault;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;

/**
 * One of several places where results go. If it fails, it costs nothing but itself: one line names it, and from then on it is
 * left out.
 */
public final class Outlet<T> {
    /** What the system says when the reader, such as {@code head}, has seen enough. */
    public static final String BROKEN_PIPE = "Broken pipe";

    /** Something done with the place. */
    public interface Action<T> {
        void on(T place) throws IOException;
    }

    /** How to let go of a place that will not be whole. */
    public interface Abandoning<T> {
        /** @return what the user should know of what is left of it */
        Optional<String> of(T place) throws IOException;
    }

    private final String name;
    private final T place;
    private final Action<T> finishing;
    private final Abandoning<T> abandoning;
    private boolean ended;

    Outlet(String name, T place, Action<T> finishing, Abandoning<T> abandoning) {
        this.name = name;
        this.place = place;
        this.finishing = finishing;
        this.abandoning = abandoning;
    }

    boolean isOpen() {
        return !ended;
    }

    /** Tries something; empty if it went well, or the outlet has ended before. */
    Optional<String> attempt(Action<T> action) {
        if (ended) {
            return Optional.empty();
        }
        try {
            action.on(place);
            return Optional.empty();
        } catch (IOException e) {
            String left = abandon().map(note -> "; " + note).orElse("");
            return BROKEN_PIPE.equals(e.getMessage()) ? Optional.empty() : Optional.of(line(e) + left);
        }
    }

    Optional<String> finish() {
        Optional<String> fault = attempt(finishing);
        ended = true;
        return fault;
    }

    Optional<String> abandon() {
        if (ended) {
            return Optional.empty();
        }
        ended = true;
        try {
            return abandoning.of(place);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private String line(IOException e) {
        return e instanceof FileSystemException ? Lines.of(e) : name + ": " + DiskFault.reason(e);
    }
}
