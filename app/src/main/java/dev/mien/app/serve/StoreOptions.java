package dev.mien.app.serve;

import dev.mien.server.ServerOptions;
import dev.mien.server.store.PostgresStore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a server keeps what outlives it. */
final class StoreOptions {
    /** As a word of the address, or before its host. */
    private static final Pattern PASSWORD = Pattern.compile("[?&](ssl)?password=|//[^/?]*@", Pattern.CASE_INSENSITIVE);

    @Option(
            names = "--store",
            paramLabel = "FOLDER|URL",
            description = "Keep videos and their results there; default: server in .mien of your home folder."
                    + " With jdbc:postgresql://HOST/DATABASE jobs and results are noted there.")
    private @Nullable String store;

    @Option(
            names = "--files",
            paramLabel = "FOLDER",
            description = "Where files lie if --store is a database; default: as for --store.")
    private @Nullable Path files;

    Path folder() {
        if (store == null || database().isPresent()) {
            return files == null ? ServerOptions.home() : files;
        } else if (files != null) {
            throw new IllegalArgumentException("files says where files lie if --store is a database; leave it out");
        }
        return Path.of(store);
    }

    /** Empty if it is a folder. */
    Optional<String> database() {
        String url = store;
        if (url == null || !url.startsWith("jdbc:")) {
            return Optional.empty();
        } else if (!url.startsWith(PostgresStore.PREFIX)) {
            throw new IllegalArgumentException(
                    "store must be a folder or begin with " + PostgresStore.PREFIX + ", got another database");
        }
        if (PASSWORD.matcher(url).find()) {
            throw new IllegalArgumentException("store has a password, which everybody on this machine can read;"
                    + " write it into ~/.pgpass, and leave user=NAME in the address alone");
        }
        return Optional.of(url);
    }
}
