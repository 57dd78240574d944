package dev.mien.batch.export;

import dev.mien.report.record.VideoRecords;
import java.io.IOException;
import java.io.OutputStream;

/** A further form of a video's results. */
public interface Export {
    /** {@return the name that users give it, such as {@code eaf}} */
    String label();

    /** {@return the ending of its files, with its dot} */
    String ending();

    /**
     * Begins the file of one video.
     *
     * @param out where it goes; closed by whoever gave it
     * @return what writes it
     * @throws IOException if it cannot begin
     */
    VideoRecords open(OutputStream out) throws IOException;
}
