package dev.mien.server.policy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Passes on the lines that a policy allows, as it allows them. */
final class LineFilter extends OutputStream {
    private final RecordFilter filter;
    private final OutputStream out;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LineFilter(RecordFilter filter, OutputStream out) {
        this.filter = filter;
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        if (b != '\n') {
            line.write(b);
            return;
        }
        Optional<String> allowed = filter.line(line.toString(StandardCharsets.UTF_8));
        line.reset();
        if (allowed.isPresent()) {
            out.write((allowed.get() + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
