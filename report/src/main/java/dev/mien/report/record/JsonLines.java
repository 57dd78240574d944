package dev.mien.report.record;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** JSON Lines: one object a line, ended by a line feed; or one array with an object a line. Each reaches the stream at once. */
public final class JsonLines implements Closeable {
    private final OutputStream out;
    private final boolean array;
    private boolean begun;
    private boolean ended;

    private JsonLines(OutputStream out, boolean array) {
        this.out = out;
        this.array = array;
    }

    static JsonLines lines(OutputStream out) {
        return new JsonLines(out, false);
    }

    static JsonLines array(OutputStream out) {
        return new JsonLines(out, true);
    }

    /**
     * Writes one object.
     *
     * @param object writes one object, its braces included
     * @throws IOException if it cannot be written
     */
    public void write(FaceJson.Content object) throws IOException {
        String line = FaceJson.line(object);
        write(array ? (begun ? ",\n" : "[\n") + line : line + "\n");
        begun = true;
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Ends the array and closes the stream. */
    @Override
    public void close() throws IOException {
        if (array && !ended) {
            ended = true;
            write(begun ? "\n]\n" : "[]\n");
        }
        out.close();
    }
}
