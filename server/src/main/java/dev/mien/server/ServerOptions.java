package dev.mien.server;

import dev.mien.base.Require;
import dev.mien.model.Models;
import dev.mien.pipeline.PipelineSpec;
import dev.mien.server.policy.Policy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How the service runs.
 *
 * @param host address to listen on
 * @param port to listen on, 0 for any that is free
 * @param keys file of keys; empty: everybody on this machine may ask
 * @param store folder for videos and their results, which one server uses at a time
 * @param kept how long these are kept, above 0 and up to 36,500 days
 * @param workers pictures worked on at once, 1 or more
 * @param usual what is done where nothing is asked for; may name files, unlike what is asked from outside
 * @param policy what the service is for and may say
 * @param secret file of the key that keys of subjects are wrapped with, by which what is kept is encrypted; empty: it is not
 * @param database address of the PostgreSQL that jobs and results are noted in; empty: a file in the folder
 * @param log takes a line of JSON for each request
 */
public record ServerOptions(
        String host,
        int port,
        Optional<Path> keys,
        Path store,
        Duration kept,
        int workers,
        PipelineSpec usual,
        Policy policy,
        Optional<Path> secret,
        Optional<String> database,
        Consumer<String> log) {
    /** Where nobody says otherwise: this machine alone. */
    public static final String HOST = "127.0.0.1";

    /** Where nobody says otherwise. */
    public static final int PORT = 8600;

    /** How long results are kept where nobody says otherwise. */
    public static final Duration KEPT = Duration.ofDays(7);

    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final int LAST_PORT = 65535;

    /**
     * Checks the components.
     *
     * @param host address to listen on
     * @param port to listen on, 0 for any that is free
     * @param keys file of keys; empty: everybody on this machine may ask
     * @param store folder for videos and their results, which one server uses at a time
     * @param kept how long these are kept, above 0 and up to 36,500 days
     * @param workers pictures worked on at once, 1 or more
     * @param usual what is done where nothing is asked for; may name files, unlike what is asked from outside
     * @param policy what the service is for and may say
     * @param secret file of the key that keys of subjects are wrapped with, by which what is kept is encrypted; empty: it is not
     * @param database address of the PostgreSQL that jobs and results are noted in; empty: a file in the folder
     * @param log takes a line of JSON for each request
     * @throws IllegalArgumentException if a number is out of range, or the address can be reached from other machines and
     *     no keys are wanted, or the policy keeps results and there is no secret
     */
    public ServerOptions {
        Require.within("port", port, 0, LAST_PORT);
        Require.atLeast("workers", workers, 1);
        Require.that(
                kept.compareTo(Duration.ZERO) > 0 && kept.compareTo(LONGEST) <= 0,
                "results are kept for more than 0 and up to " + LONGEST.toDays() + " days",
                kept);
        if (keys.isEmpty() && !isLoopback(host)) {
            throw new IllegalArgumentException("host " + host
                    + " can be reached from other machines, where nobody would need a key; name a file of keys");
        }
        if (policy.keeps() && secret.isEmpty()) {
            throw new IllegalArgumentException("policy keeps results for " + policy.retentionDays()
                    + " days, which are kept encrypted alone; name a file with a secret");
        }
    }

    /**
     * Under the usual policy, with nothing encrypted.
     *
     * @param host address to listen on
     * @param port to listen on, 0 for any that is free
     * @param keys file of keys; empty: everybody on this machine may ask
     * @param store folder for videos and their results, which one server uses at a time
     * @param kept how long these are kept, above 0 and up to 36,500 days
     * @param workers pictures worked on at once, 1 or more
     * @param usual what is done where nothing is asked for; may name files, unlike what is asked from outside
     * @param log takes a line of JSON for each request
     * @throws IllegalArgumentException if a number is out of range, or the address can be reached from other machines and
     *     no keys are wanted
     */
    public ServerOptions(
            String host,
            int port,
            Optional<Path> keys,
            Path store,
            Duration kept,
            int workers,
            PipelineSpec usual,
            Consumer<String> log) {
        this(host, port, keys, store, kept, workers, usual, Policy.usual(), Optional.empty(), Optional.empty(), log);
    }

    /** {@return where videos and results lie unless somebody says otherwise: beside the added models} */
    public static Path home() {
        return Models.home().resolveSibling("server");
    }

    /** {@return this machine alone, the usual port, no keys, the usual folder, a worker for each core, no log} */
    public static ServerOptions defaults() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new ServerOptions(
                HOST, PORT, Optional.empty(), home(), KEPT, cores, PipelineSpec.of(Map.of()), line -> {});
    }

    /**
     * {@return the same on another port}
     *
     * @param other to listen on, 0 for any that is free
     */
    public ServerOptions withPort(int other) {
        return new ServerOptions(host, other, keys, store, kept, workers, usual, policy, secret, database, log);
    }

    /**
     * {@return the same for owners of keys}
     *
     * @param file of keys
     */
    public ServerOptions withKeys(Path file) {
        return new ServerOptions(
                host, port, Optional.of(file), store, kept, workers, usual, policy, secret, database, log);
    }

    /**
     * {@return the same with another folder}
     *
     * @param folder for videos and their results
     */
    public ServerOptions withStore(Path folder) {
        return new ServerOptions(host, port, keys, folder, kept, workers, usual, policy, secret, database, log);
    }

    /**
     * {@return the same with another number of workers}
     *
     * @param other pictures worked on at once, 1 or more
     */
    public ServerOptions withWorkers(int other) {
        return new ServerOptions(host, port, keys, store, kept, other, usual, policy, secret, database, log);
    }

    /**
     * {@return the same under another policy}
     *
     * @param other what the service is for and may say
     * @param file of the secret; empty if the policy keeps nothing
     */
    public ServerOptions withPolicy(Policy other, Optional<Path> file) {
        return new ServerOptions(host, port, keys, store, kept, workers, usual, other, file, database, log);
    }

    /**
     * {@return the same with jobs and results in a PostgreSQL}
     *
     * @param url such as {@code jdbc:postgresql://host/database?user=mien}
     */
    public ServerOptions withDatabase(String url) {
        return new ServerOptions(host, port, keys, store, kept, workers, usual, policy, secret, Optional.of(url), log);
    }

    /**
     * {@return the same with another log}
     *
     * @param lines takes a line of JSON for each request
     */
    public ServerOptions withLog(Consumer<String> lines) {
        return new ServerOptions(host, port, keys, store, kept, workers, usual, policy, secret, database, lines);
    }

    /** Whether only this machine is served. A name is not looked up, as that would ask others for it. */
    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.equals("::1")
                || host.equals("[::1]")
                || host.matches("127(\\.\\d{1,3}){3}");
    }
}
