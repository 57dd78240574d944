package dev.mien.server;

import dev.mien.server.audit.AuditLog;
import dev.mien.server.policy.Policy;
import dev.mien.server.store.PostgresStore;
import dev.mien.server.store.SqliteStore;
import dev.mien.server.store.Store;
import dev.mien.server.vault.Secret;
import dev.mien.server.vault.Vault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a server keeps what outlives it. Two on one folder would work on the same videos, so the second is refused. */
final class DataFolder implements AutoCloseable {
    private static final String JOBS = "jobs";
    private static final String SPOOL = "spool";
    private static final int AUDIT_KEY_BYTES = 32;

    private final Path folder;
    private final FileChannel lock;
    private final Store store;
    private final Optional<Vault> vault;
    private final AuditLog audit;

    private DataFolder(Path folder, FileChannel lock, Store store, Optional<Vault> vault, AuditLog audit) {
        this.vault = vault;
        this.folder = folder;
        this.lock = lock;
        this.store = store;
        this.audit = audit;
    }

    static DataFolder open(ServerOptions options) throws IOException {
        Path folder = options.store();
        Private.folder(folder);
        FileChannel lock =
                FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (tryLock(lock) == null) {
                throw new IOException(
                        folder + ": another server keeps its videos there; name another folder (--store FOLDER)");
            }
            Private.folder(folder.resolve(JOBS));
            Private.folder(folder.resolve(SPOOL));
            AuditLog audit = audit(folder, options.policy());
            Optional<Vault> vault = Optional.empty();
            try {
                vault = vault(folder, options.secret());
                return new DataFolder(folder, lock, store(options), vault, audit);
            } catch (IOException | RuntimeException e) {
                vault.ifPresent(Vault::close);
                audit.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Store store(ServerOptions options) throws IOException {
        if (options.database().isPresent()) {
            return PostgresStore.open(options.database().get());
        }
        Path file = options.store().resolve("store.sqlite");
        Private.file(file);
        return SqliteStore.open(file);
    }

    private static Optional<Vault> vault(Path folder, Optional<Path> secret) throws IOException {
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        Path keys = folder.resolve("keys.sqlite");
        Private.file(keys);
        return Optional.of(Vault.open(keys, Secret.read(secret.get())));
    }

    private static AuditLog audit(Path folder, Policy policy) throws IOException {
        Path log = folder.resolve("audit.jsonl");
        Private.file(log);
        return AuditLog.open(log, Private.random(folder.resolve("audit.key"), AUDIT_KEY_BYTES), policy);
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

    /** Empty where there is no secret. */
    Optional<Vault> vault() {
        return vault;
    }

    AuditLog audit() {
        return audit;
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
        store.close();
        vault.ifPresent(Vault::close);
        audit.close();
        try {
            lock.close();
        } catch (IOException e) {
            // The lock goes with the process.
        }
    }
}
