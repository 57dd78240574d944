package dev.mien.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A folder for what outlives a server, as long as this process alone uses it: two would work on the same videos. */
final class LockedFolder implements AutoCloseable {
    private static final String JOBS = "jobs";
    private static final String SPOOL = "spool";

    private final Path folder;
    private final FileChannel lock;

    private LockedFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static LockedFolder open(Path folder) throws IOException {
        Private.folder(folder);
        FileChannel lock =
                FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (tryLock(lock) == null) {
                throw new IOException(folder
                        + ": another server keeps its videos there; name another folder (--store FOLDER), or stop it");
            }
            Private.folder(folder.resolve(JOBS));
            Private.folder(folder.resolve(SPOOL));
            return new LockedFolder(folder, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // this very process has it
        }
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    Path jobs() {
        return folder.resolve(JOBS);
    }

    /** Where bodies lie until they are worked on: what is meant for a disk, unlike folders for temporary files, which may be memory. */
    Path spool() {
        return folder.resolve(SPOOL);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // The lock goes with the process.
        }
    }
}
