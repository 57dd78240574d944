package dev.mien.batch.media;

import java.nio.file.Path;

/**
 * A picture or a video of a run.
 *
 * @param name what results and messages call it, one of its kind in a run; a file of an archive is {@code ARCHIVE!/FILE}
 * @param kind what it is read as
 * @param place where its content is
 * @param bytes of it as they are stored; 0 if that is not known
 * @param modified time of its file or of the archive's, in milliseconds since 1970; 0 if that is not known
 */
public record Medium(String name, Kind kind, Place place, long bytes, long modified) {
    /** What a medium is read as. */
    public enum Kind {
        /** A still picture; of an animation the first frame. */
        PICTURE,
        /** A video. */
        VIDEO
    }

    /** Where content is. */
    public sealed interface Place {}

    /**
     * A file by itself.
     *
     * @param path of the file
     */
    public record InFile(Path path) implements Place {}

    /**
     * A file of a zip.
     *
     * @param archive the zip
     * @param number of its entry from 0, in the order of the archive
     */
    public record InZip(Path archive, int number) implements Place {}

    /**
     * A file of a tar that is not packed: a stretch of it.
     *
     * @param archive the tar
     * @param offset of the first byte
     * @param size in bytes
     */
    public record InTar(Path archive, long offset, long size) implements Place {}

    /**
     * A file of an archive that can only be read from its beginning.
     *
     * @param archive the packed tar
     * @param number of its entry from 0, in the order of the archive
     */
    public record InStream(Path archive, int number) implements Place {}

    /**
     * Nothing that can be read.
     *
     * @param reason one line for the user
     */
    public record Nowhere(String reason) implements Place {}
}
