package dev.mien.server;

import dev.mien.server.store.Store;
import dev.mien.server.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * That a store, the folder of its files and the keys of what is encrypted are of one another: all have the same random name. With another's folder a server would take every
 * video for one that a killed server left, and delete it; with an empty one nothing that is kept could be read.
 */
final class Belonging {
    private static final String NAME = "store.id";
    private static final int BYTES = 16;

    private Belonging() {}

    /**
     * Names both where they are new.
     *
     * @return their name
     * @throws IOException if they are not of one another; the message is one line for the user
     */
    static String check(LockedFolder folder, Store store) throws IOException {
        Path file = folder.resolve(NAME);
        Optional<String> named = store.identity();
        if (Files.exists(file)) {
            String id = HexFormat.of().formatHex(Private.random(file, BYTES));
            if (named.isEmpty() && knowsAll(folder, store)) {
                store.identify(id); // a killed server came no further, or the store was restored
            } else if (!named.equals(Optional.of(id))) {
                throw new IOException(file.getParent() + ": holds the files of another store; name that store with"
                        + " --store, or another folder");
            }
        } else if (named.isEmpty()) {
            byte[] id = Private.random(file, BYTES);
            store.identify(HexFormat.of().formatHex(id));
        } else {
            throw new IOException(file.getParent() + ": is not the folder of this store, which has its files elsewhere;"
                    + " name that folder, or move it here with its file " + NAME);
        }
        return HexFormat.of().formatHex(Private.random(file, BYTES));
    }

    /** Names a store that a backup was restored to as its keys are, or else its folder, so that they go together. */
    static void restored(LockedFolder folder, Store store) throws IOException {
        Path file = folder.resolve(NAME);
        Optional<String> keys = Vault.store(folder.resolve(DataFolder.KEYS));
        if (keys.isPresent()) {
            Private.put(file, HexFormat.of().parseHex(keys.get()));
            store.identify(keys.get());
        } else if (Files.exists(file)) {
            store.identify(HexFormat.of().formatHex(Private.random(file, BYTES)));
        }
    }

    /** Whether there is a job for each folder with a video or records. */
    private static boolean knowsAll(LockedFolder folder, Store store) throws IOException {
        try (Stream<Path> jobs = Files.list(folder.jobs())) {
            return jobs.allMatch(job -> store.find(job.getFileName().toString()).isPresent());
        }
    }
}
