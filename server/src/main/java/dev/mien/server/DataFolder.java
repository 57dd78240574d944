package dev.mien.server;

import dev.mien.server.audit.AuditLog;
import dev.mien.server.policy.Policy;
import dev.mien.server.store.Deletions;
import dev.mien.server.store.PostgresStore;
import dev.mien.server.store.SqliteStore;
import dev.mien.server.store.Store;
import dev.mien.server.vault.Secret;
import dev.mien.server.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** All that a server keeps: its files, its store, the keys of what is encrypted, the log of who asked what. */
final class DataFolder implements AutoCloseable {
    static final String KEYS = "keys.sqlite";

    private static final int AUDIT_KEY_BYTES = 32;

    private final LockedFolder folder;
    private final Store store;
    private final Optional<Vault> vault;
    private final Deletions deletions;
    private final AuditLog audit;

    private DataFolder(LockedFolder folder, Store store, Optional<Vault> vault, Deletions deletions, AuditLog audit) {
        this.deletions = deletions;
        this.folder = folder;
        this.store = store;
        this.vault = vault;
        this.audit = audit;
    }

    static DataFolder open(ServerOptions options) throws IOException {
        LockedFolder folder = LockedFolder.open(options.store());
        Optional<Store> store = Optional.empty();
        Optional<Vault> vault = Optional.empty();
        try {
            vault = vault(folder, options.secret());
            store = Optional.of(store(folder, options.database()));
            String name = Belonging.check(folder, store.get());
            if (vault.isPresent()) {
                vault.get().bind(folder.resolve(KEYS), name);
            }
            if (vault.isEmpty() && !store.get().kept(Optional.empty(), 1).isEmpty()) {
                throw withoutSecret("the store");
            }
            Deletions deletions = deletions(folder);
            return new DataFolder(folder, store.get(), vault, deletions, audit(folder, options.policy()));
        } catch (IOException | RuntimeException e) {
            store.ifPresent(Store::close);
            vault.ifPresent(Vault::close);
            folder.close();
            throw e;
        }
    }

    /** @param database address of a PostgreSQL; empty: a file in the folder */
    static Store store(LockedFolder folder, Optional<String> database) throws IOException {
        if (database.isPresent()) {
            return PostgresStore.open(database.get());
        }
        Path file = folder.resolve("store.sqlite");
        Private.file(file);
        return SqliteStore.open(file);
    }

    static Deletions deletions(LockedFolder folder) throws IOException {
        Path list = folder.resolve("deleted");
        Private.file(list);
        return Deletions.open(list);
    }

    private static Optional<Vault> vault(LockedFolder folder, Optional<Path> secret) throws IOException {
        Path keys = folder.resolve(KEYS);
        if (secret.isEmpty() && Files.exists(keys)) {
            throw withoutSecret(keys.toString());
        } else if (secret.isEmpty()) {
            return Optional.empty();
        }
        Private.file(keys);
        return Optional.of(Vault.open(keys, Secret.read(secret.get())));
    }

    /** Somebody would be told that all about them is deleted, and it would still be there. */
    private static IOException withoutSecret(String what) {
        return new IOException(
                what + " has what is kept encrypted, and without the secret it can be neither read nor deleted;"
                        + " name the secret's file (--secret FILE)");
    }

    private static AuditLog audit(LockedFolder folder, Policy policy) throws IOException {
        Path log = folder.resolve("audit.jsonl");
        Private.file(log);
        return AuditLog.open(log, Private.random(folder.resolve("audit.key"), AUDIT_KEY_BYTES), policy);
    }

    Store store() {
        return store;
    }

    /** Empty where there is no secret. */
    Optional<Vault> vault() {
        return vault;
    }

    Deletions deletions() {
        return deletions;
    }

    AuditLog audit() {
        return audit;
    }

    Path jobs() {
        return folder.jobs();
    }

    Path spool() {
        return folder.spool();
    }

    @Override
    public void close() {
        store.close();
        vault.ifPresent(Vault::close);
        audit.close();
        folder.close();
    }
}
