package dev.mien.app.console;

import dev.mien.base.OutputFile;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Results on their way to standard output or to a file, which gets its name when all of them are there. */
public final class Results<W extends Closeable> {
    /** Makes what writes them; it may write a head at once. */
    public interface Opening<W> {
        W on(OutputStream out) throws IOException;
    }

    private final @Nullable OutputFile file;
    private final OutputStream out;
    private final Opening<W> opening;
    private final boolean endNeeded;
    private @Nullable W writer;

    private Results(@Nullable OutputFile file, OutputStream out, Opening<W> opening, boolean endNeeded) {
        this.file = file;
        this.out = out;
        this.opening = opening;
        this.endNeeded = endNeeded;
    }

    /**
     * Results in a file; the earlier one stays until they are whole.
     *
     * @param endNeeded whether nothing of them can be read before the writer was closed
     */
    public static <W extends Closeable> Results<W> in(Path file, Opening<W> opening, boolean endNeeded)
            throws IOException {
        OutputFile output = OutputFile.create(file);
        return new Results<>(output, output.stream(), opening, endNeeded);
    }

    /** Results on a stream that others go on using. */
    public static <W extends Closeable> Results<W> on(OutputStream stream, Opening<W> opening) {
        return new Results<>(null, new Unclosed(stream), opening, false);
    }

    /** What writes them, made when it is first wanted, so that a head that cannot be written is no other fault than a row. */
    public W writer() throws IOException {
        if (writer == null) {
            writer = opening.on(out);
        }
        return writer;
    }

    /** All are there. */
    public void finish() throws IOException {
        writer().close();
        if (file != null) {
            file.commit();
            file.close();
        }
    }

    /** No more will come: those that are there are kept beside the file, if they can be read. */
    public Optional<String> abandon() throws IOException {
        if (file != null && endNeeded && writer != null) {
            try {
                writer.close();
            } catch (IOException e) {
                file.close();
                return Optional.empty();
            }
        }
        return file != null && file.leave()
                ? Optional.of("the results so far are in " + file.part())
                : Optional.empty();
    }

    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
