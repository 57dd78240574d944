package dev.mien.batch;

import dev.mien.image.Image;
import dev.mien.testkit.SamplePictures;
import dev.mien.video.VideoWriter;
import dev.mien.video.WriteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;

/** Pictures and videos of the sample faces, small ones so that runs are short. */
final class Inputs {
    private static final List<String> FACES = List.of("happiness", "anger", "surprise", "neutral");
    private static final int SIDE = 120;
    private static final double RATE = 10;

    private Inputs() {}

    static Path picture(Path file, int number) throws IOException {
        Files.createDirectories(file.getParent());
        ImageIO.write(face(number).toBufferedImage(), "png", file.toFile());
        return file;
    }

    /** One face for a second, then another. */
    static Path video(Path file, int frames) throws IOException {
        Files.createDirectories(file.getParent());
        try (VideoWriter writer =
                VideoWriter.create(file, SIDE, SIDE, WriteOptions.defaults().withFrameRate(RATE))) {
            for (int i = 0; i < frames; i++) {
                writer.write(face(i / (int) RATE), Duration.ofMillis(Math.round(i * 1000 / RATE)));
            }
        }
        return file;
    }

    private static Image face(int number) throws IOException {
        String name = FACES.get(number % FACES.size());
        return SamplePictures.read(name + ".png").resize(SIDE, SIDE);
    }
}
