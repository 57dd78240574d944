package dev.mien.server.work;

import dev.mien.base.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The folder where bodies of requests lie until they are worked on, so that memory does not hold them. Room is taken before a byte is
 * read. What a killed server left, the next one takes away.
 */
public final class Spool implements AutoCloseable {
    private final WorkFolder folder;
    private final long bytes;
    private final AtomicLong taken = new AtomicLong();

    /**
     * Makes the folder.
     *
     * @param parent where it lies
     * @param bytes that all bodies may have together
     * @throws IOException if the folder cannot be made
     */
    public Spool(Path parent, long bytes) throws IOException {
        folder = WorkFolder.in(parent, "mien-serve", left -> {});
        this.bytes = bytes;
    }

    /**
     * Takes room for a body.
     *
     * @param size its bytes at the most
     * @return the room, to be given back by the caller
     * @throws BusyException if there is none now
     */
    public Gate.Pass take(long size) throws BusyException {
        if (taken.addAndGet(size) > bytes) {
            taken.addAndGet(-size);
            throw new BusyException("other uploads take all the room there is; try again", 5);
        }
        return () -> taken.addAndGet(-size);
    }

    /**
     * {@return a new, empty file}
     *
     * @throws IOException if it cannot be made
     */
    public Path file() throws IOException {
        return Files.createTempFile(folder.path(), "body", "");
    }

    /** {@return where files may be made} */
    public Path folder() {
        return folder.path();
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
