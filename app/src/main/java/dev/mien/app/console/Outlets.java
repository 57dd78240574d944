package dev.mien.app.console;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All places where the results of a run go, each of which may fail without costing the others. For one thread at a time. */
public final class Outlets implements Closeable {
    private final PrintWriter err;
    private final List<Outlet<?>> all = new ArrayList<>();
    private boolean failed;

    public Outlets(PrintWriter err) {
        this.err = err;
    }

    /**
     * Adds a place; the last added ends first.
     *
     * @param name what messages call it if its faults do not name a file
     */
    public <T> Outlet<T> add(String name, T place, Outlet.Action<T> finishing, Outlet.Abandoning<T> abandoning) {
        Outlet<T> outlet = new Outlet<>(name, place, finishing, abandoning);
        all.add(outlet);
        return outlet;
    }

    /** Does something with a place; if that fails, says so once and goes on without it. */
    public <T> void use(Outlet<T> outlet, Outlet.Action<T> action) {
        say(outlet.attempt(action));
    }

    /** Writes something at once; if that fails, says so and goes on. */
    public void write(String name, Writing writing) {
        say(new Outlet<>(name, writing, Writing::write, any -> Optional.empty()).finish());
    }

    /** Something that is written at once. */
    public interface Writing {
        void write() throws IOException;
    }

    /** Whether there is anything left to work for. */
    public boolean isOpen() {
        return all.stream().anyMatch(Outlet::isOpen);
    }

    /** Whether one has failed. */
    public boolean hasFailed() {
        return failed;
    }

    /** One line about an output that is no outlet, such as one of many files. */
    public synchronized void fail(String line) {
        failed = true;
        err.println("mien: " + Lines.one(line));
        err.flush();
    }

    /** All results are there: puts what is whole in its place. */
    public void finish() {
        for (int i = all.size() - 1; i >= 0; i--) {
            say(all.get(i).finish());
        }
    }

    /** Lets go of what {@link #finish} has not put in its place, and says what is left of it. */
    @Override
    public void close() {
        for (int i = all.size() - 1; i >= 0; i--) {
            all.get(i).abandon().ifPresent(note -> err.println("mien: " + Lines.one(note)));
        }
        err.flush();
    }

    private void say(Optional<String> fault) {
        fault.ifPresent(this::fail);
    }
}
