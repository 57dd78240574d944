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
    private @Nullable W writer;

    private Results(@Nullable OutputFile file, OutputStream out, Opening<W> opening) {
        this.file = file;
        this.out = out;
        this.opening = opening;
    }

    /** Results in a file; the earlier one stays until they are whole. */
    public static <W extends Closeable> Results<W> in(Path file, Opening<W> opening) throws IOException {
        OutputFile output = OutputFile.create(file);
        return new Results<>(output, output.stream(), opening);
    }

    /** Results on a stream that others go on using. */
    public static <W extends Closeable> Results<W> on(OutputStream stream, Opening<W> opening) {
        return new Results<>(null, new Unclosed(stream), opening);
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

    /** No more will come: those that are there are kept beside the file. */
    public Optional<String> abandon() {
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
