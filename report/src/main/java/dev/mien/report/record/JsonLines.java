package dev.mien.report.record;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** JSON Lines: one object a line, ended by a line feed; or one array with an object a line. Each reaches the stream at once. */
final class JsonLines implements JsonObjects {
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

    @Override
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
