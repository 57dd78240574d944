package dev.mien.report.record;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** JSON Lines: one object a line, ended by a line feed; each reaches the stream at once. */
public final class JsonLines implements Closeable {
    private final OutputStream out;

    JsonLines(OutputStream out) {
        this.out = out;
    }

    /**
     * Writes one line.
     *
     * @param object writes one object, its braces included
     * @throws IOException if it cannot be written
     */
    public void write(FaceJson.Content object) throws IOException {
        out.write((FaceJson.line(object) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
