package dev.mien.server;

import dev.mien.base.WorkFolder;
import dev.mien.image.Image;
import dev.mien.pipeline.PipelineSpec;
import dev.mien.testkit.SamplePictures;
import dev.mien.video.VideoWriter;
import dev.mien.video.WriteOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What the tests of the service have in common. */
public final class Fixture {
    /** What the servers of tests do where nothing is asked for: it starts soonest. */
    public static final PipelineSpec FAST = PipelineSpec.of(Map.of("pipeline", "fast"));

    private Fixture() {}

    public static ServerOptions options() {
        return new ServerOptions(
                ServerOptions.HOST, 0, Optional.empty(), folder(), ServerOptions.KEPT, 2, FAST, line -> {});
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("mien-store");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            WorkFolder.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A clip of a face that changes its expression every twelfth frame. */
    public static byte[] clip(int frames) {
        try {
            Path file = Files.createTempFile("clip", ".mp4");
            Image neutral = SamplePictures.read("neutral.png");
            Image happy = SamplePictures.read("happiness.png");
            try (VideoWriter writer =
                    VideoWriter.create(file, neutral.width(), neutral.height(), WriteOptions.defaults())) {
                for (int i = 0; i < frames; i++) {
                    writer.write(i / 12 % 2 == 0 ? neutral : happy, Duration.ofMillis(40L * i));
                }
            }
            byte[] clip = Files.readAllBytes(file);
            Files.delete(file);
            return clip;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A face as phones and cameras send it.
     *
     * @param ending "avif" or "jp2"
     */
    public static byte[] foreign(String ending) {
        String encoder = ending.equals("avif") ? "libsvtav1 -preset 12 -svtav1-params avif=1 -crf 10" : "jpeg2000";
        return FFmpegProgram.make(
                "-i " + SamplePictures.folder().resolve("happiness.png") + " -frames:v 1 -c:v " + encoder, ending);
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
