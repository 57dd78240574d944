package dev.mien.server;

import dev.mien.pipeline.PipelineSpec;
import dev.mien.testkit.SamplePictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/** What the tests of the service have in common. */
public final class Fixture {
    /** What the servers of tests do where nothing is asked for: it starts soonest. */
    public static final PipelineSpec FAST = PipelineSpec.of(Map.of("pipeline", "fast"));

    private Fixture() {}

    public static ServerOptions options() {
        return new ServerOptions(ServerOptions.HOST, 0, Optional.empty(), 2, FAST, line -> {});
    }

    public static MienServer start(ServerOptions options) {
        try {
            return MienServer.start(options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] sample(String name) {
        try {
            return Files.readAllBytes(SamplePictures.folder().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
