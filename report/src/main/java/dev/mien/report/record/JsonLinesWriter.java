package dev.mien.report.record;

import dev.mien.report.PictureResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** JSON Lines: one object a picture, as {@link ResultJson} writes it, ended by a line feed. */
public final class JsonLinesWriter implements ResultWriter {
    private final OutputStream out;

    public JsonLinesWriter(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(PictureResult picture) throws IOException {
        out.write((ResultJson.of(picture) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
