package dev.mien.report.record;

import dev.mien.report.PictureResult;
import java.io.IOException;

/** One object a picture, as {@link ResultJson} writes it. */
final class PictureJson implements RecordWriter<PictureResult> {
    private final JsonObjects lines;

    PictureJson(JsonObjects lines) {
        this.lines = lines;
    }

    @Override
    public void write(PictureResult picture) throws IOException {
        lines.write(json -> ResultJson.write(json, picture));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
