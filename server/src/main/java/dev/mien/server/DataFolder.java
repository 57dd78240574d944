package dev.mien.server;

import dev.mien.server.store.SqliteStore;
import dev.mien.server.store.Store;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Where a server keeps what outlives it. Two on one folder would work on the same videos, so the second is refused. */
final class DataFolder implements AutoCloseable {
    private final Path folder;
    private final FileChannel lock;
    private final Store store;

    private DataFolder(Path folder, FileChannel lock, Store store) {
        this.folder = folder;
        this.lock = lock;
        this.store = store;
    }

    static DataFolder open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel lock =
                FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (tryLock(lock) == null) {
                throw new IOException(
                        folder + ": another server keeps its videos there; name another folder (--store FOLDER)");
            }
            return new DataFolder(folder, lock, SqliteStore.open(folder.resolve("store.sqlite")));
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

    Store store() {
        return store;
    }

    Path jobs() {
        return folder.resolve("jobs");
    }

    @Override
    public void close() {
        store.close();
        try {
            lock.close();
        } catch (IOException e) {
            // The lock goes with the process.
        }
    }
}
