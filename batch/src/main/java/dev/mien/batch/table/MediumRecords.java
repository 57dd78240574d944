package dev.mien.batch.table;

import dev.mien.report.PictureResult;
import dev.mien.report.record.VideoRecords;
import java.io.IOException;

/** Where the results of one medium go: one picture, or one video from its first frame to its end. */
public interface MediumRecords extends VideoRecords {
    /**
     * Takes what was seen in a picture.
     *
     * @param picture its only result
     * @throws IOException if it cannot be written
     */
    void picture(PictureResult picture) throws IOException;
}
