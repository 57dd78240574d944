package dev.mien.app.serve;

import dev.mien.app.console.ExitCode;
import dev.mien.app.console.Launch;
import dev.mien.base.WorkFolder;
import dev.mien.pipeline.PipelineSpec;
import dev.mien.server.MienServer;
import dev.mien.server.ServerOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Does what most runs do, once and for nothing, so that the classes they need can be put into an archive of shared ones. */
@Launch(brief = true, warmUp = "--")
@Command(
        name = "warm-up",
        hidden = true,
        description = "Reads pictures and serves the first of them to itself, for the archive of shared classes.")
public final class WarmUpCommand implements Callable<Integer> {
    private static final String FAST = "fast";

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "PICTURE", description = "Pictures with faces.")
    private List<Path> pictures = List.of();

    @Override
    public Integer call() throws IOException {
        CommandLine analyze = Objects.requireNonNull(
                spec.root().commandLine().getSubcommands().get("analyze"), "a verb of the same program");
        for (Path picture : pictures) {
            analyze.execute("--pipeline", FAST, "--format", "jsonl", picture.toString());
        }
        Path store = Files.createTempDirectory("mien-warm-up");
        ServerOptions options = new ServerOptions(
                ServerOptions.HOST,
                0,
                Optional.empty(),
                store,
                ServerOptions.KEPT,
                1,
                PipelineSpec.of(Map.of("pipeline", FAST)),
                line -> {});
        try (MienServer server = MienServer.start(options)) {
            for (String path : List.of("/ready", "/", "/metrics")) {
                answer(server, path).getInputStream().close();
            }
            HttpURLConnection posted = answer(server, "/api/v1/analyses");
            posted.setDoOutput(true);
            posted.setRequestProperty("Content-Type", "application/octet-stream");
            try (OutputStream body = posted.getOutputStream()) {
                Files.copy(pictures.get(0), body);
            }
            try (InputStream record = posted.getInputStream()) {
                record.transferTo(OutputStream.nullOutputStream());
            }
        } finally {
            WorkFolder.delete(store);
        }
        return ExitCode.DONE;
    }

    private static HttpURLConnection answer(MienServer server, String path) throws IOException {
        return (HttpURLConnection) URI.create(server.address() + path).toURL().openConnection();
    }
}
