package dev.mien.app.serve;

import dev.mien.app.console.ExitCode;
import dev.mien.app.console.Launch;
import dev.mien.app.console.Terminal;
import dev.mien.app.options.AnswerOptions;
import dev.mien.app.options.PipelineOptions;
import dev.mien.base.Require;
import dev.mien.server.MienServer;
import dev.mien.server.ServerOptions;
import dev.mien.server.key.KeyFile;
import dev.mien.server.key.Scope;
import dev.mien.server.policy.Policy;
import dev.mien.server.policy.PolicyException;
import dev.mien.server.policy.PolicyFile;
import dev.mien.server.vault.Secret;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Launch(heap = "128m")
@Command(
        name = "serve",
        description = {
            "Serves a page and an HTTP interface: photos and a camera in, expressions out.",
            "Nothing leaves this machine, and without keys only this machine is served."
        },
        footer = {
            "",
            "Examples:",
            "  mien serve",
            "  mien serve --keys keys.json --new-key shop --scopes analyze,live",
            "  mien serve --host 0.0.0.0 --keys keys.json --workers 4"
        })
public final class ServeCommand implements Callable<Integer> {
    private static final int LONGEST_DAYS = 36_500;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = ServerOptions.HOST,
            description = "Listen there; default ${DEFAULT-VALUE}, which other machines do not reach.")
    private String host = ServerOptions.HOST;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "" + ServerOptions.PORT,
            description = "Listen there; default ${DEFAULT-VALUE}, 0 takes one that is free.")
    private int port = ServerOptions.PORT;

    @Option(names = "--keys", paramLabel = "FILE", description = "Serve owners of the keys in that file alone.")
    private @Nullable Path keys;

    @Option(
            names = "--new-key",
            paramLabel = "NAME",
            description = "Make a key, note what it hashes to in the file of --keys, print it once, and end.")
    private @Nullable String newKey;

    @Option(
            names = "--scopes",
            paramLabel = "SCOPES",
            split = ",",
            description = "What the new key is for: analyze, live, videos, results, metrics; default analyze.")
    private List<String> scopes = List.of();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(
            names = "--keep",
            paramLabel = "DAYS",
            description = "Delete results of videos after so many days; default ${DEFAULT-VALUE}.")
    private int keep = (int) ServerOptions.KEPT.toDays();

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "What the service is for and may say: JSON, see the guide of the service.")
    private @Nullable Path policy;

    @Option(
            names = "--secret",
            paramLabel = "FILE",
            description = "Encrypt what is kept with keys that the secret in that file locks.")
    private @Nullable Path secret;

    @Option(
            names = "--new-secret",
            paramLabel = "FILE",
            description = "Make a secret in a new file that its owner alone can read, and end.")
    private @Nullable Path newSecret;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Pictures worked on at once; default: one for each core.")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--log",
            description = "Say every request on standard error in a line of JSON, without anything about anybody;"
                    + " where that is no terminal, it is said without asking.")
    private boolean log;

    @Mixin
    private PipelineOptions pipeline = new PipelineOptions();

    @Mixin
    private AnswerOptions answers = new AnswerOptions();

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        if (newSecret != null) {
            Secret.make(newSecret);
            err.println("mien: " + newSecret
                    + " locks what a server keeps; without it nobody can read that, so keep a copy" + " elsewhere");
            return ExitCode.DONE;
        }
        if (newKey != null) {
            return makeKey(newKey, err);
        }
        if (!scopes.isEmpty()) {
            throw new IllegalArgumentException("--scopes says what a new key is for; add --new-key NAME");
        }
        answers.check();
        ServerOptions options;
        try {
            options = options(policy == null ? Policy.usual() : PolicyFile.read(policy), err);
        } catch (PolicyException e) {
            e.lines().forEach(line -> err.println("mien: " + line));
            return ExitCode.SOME_FAILED;
        }
        // Holds the main thread until the JVM is told to end, and the end until accepted work is done.
        CountDownLatch stopped = new CountDownLatch(1);
        MienServer server = MienServer.start(options);
        Thread stop = new Thread(
                () -> {
                    server.close();
                    stopped.countDown();
                },
                "mien-stop");
        Runtime.getRuntime().addShutdownHook(stop);
        err.println("mien: serving at " + server.address() + "; Ctrl-C stops it");
        err.flush();
        stopped.await();
        return ExitCode.DONE;
    }

    private ServerOptions options(Policy rules, PrintWriter err) {
        try {
            Require.within("keep", keep, 1, LONGEST_DAYS);
            return new ServerOptions(
                    host,
                    port,
                    Optional.ofNullable(keys),
                    store.folder(),
                    Duration.ofDays(keep),
                    workers,
                    answers.spec(pipeline),
                    rules,
                    Optional.ofNullable(secret),
                    store.database(),
                    lines(err));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage() + hint(rules), e);
        }
    }

    private String hint(Policy rules) {
        if (rules.keeps() && secret == null) {
            return " (--secret FILE; --new-secret FILE makes one)";
        }
        return keys == null && !host.equals(ServerOptions.HOST) ? " (--keys FILE; --new-key NAME makes one)" : "";
    }

    private Consumer<String> lines(PrintWriter err) {
        if (!log && Terminal.isStandardError()) {
            return line -> {};
        }
        return line -> {
            err.println(line);
            err.flush();
        };
    }

    private int makeKey(String name, PrintWriter err) throws IOException {
        if (keys == null) {
            throw new IllegalArgumentException("--new-key needs the file that it is noted in; add --keys FILE");
        }
        Set<Scope> wanted = EnumSet.noneOf(Scope.class);
        scopes.forEach(scope -> wanted.add(Scope.of(scope)));
        if (wanted.isEmpty()) {
            wanted.add(Scope.ANALYZE);
        }
        String key = KeyFile.add(keys, name, wanted);
        PrintWriter out = spec.commandLine().getOut();
        out.println(key);
        out.flush();
        err.println("mien: give this key to its owner; " + keys + " holds only what it hashes to");
        return ExitCode.DONE;
    }
}
