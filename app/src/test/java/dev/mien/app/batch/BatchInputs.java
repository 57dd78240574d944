package dev.mien.app.batch;

import dev.mien.app.Cli;
import dev.mien.image.Image;
import dev.mien.image.Images;
import dev.mien.video.VideoWriter;
import dev.mien.video.WriteOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Media for runs, and what runs leave. */
final class BatchInputs {
    private static final int SIDE = 120;
    private static final double RATE = 10;
    private static final List<String> FACES = List.of("happiness", "anger", "surprise", "fear");

    private BatchInputs() {}

    /** Pictures, two of them bad, a video, and a zip of some. */
    static int make(Path folder, int pictures) throws IOException {
        Files.createDirectories(folder.resolve("p"));
        for (int i = 0; i < pictures; i++) {
            ImageIO.write(
                    face(i).toBufferedImage(),
                    "png",
                    folder.resolve("p/" + i + ".png").toFile());
        }
        Files.writeString(folder.resolve("p/bad.jpg"), "no picture");
        Files.writeString(folder.resolve("p/side.txt"), "neither");
        try (VideoWriter writer = VideoWriter.create(
                folder.resolve("clip.mp4"), SIDE, SIDE, WriteOptions.defaults().withFrameRate(RATE))) {
            for (int i = 0; i < 2 * RATE; i++) {
                writer.write(face(i / (int) RATE), Duration.ofMillis(Math.round(i * 1000 / RATE)));
            }
        }
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("z.zip")))) {
            for (String name : List.of("p/0.png", "clip.mp4", "p/bad.jpg")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(Files.readAllBytes(folder.resolve(name)));
            }
        }
        return pictures + 1 + 1 + 3;
    }

    private static Image face(int number) throws IOException {
        return Images.read(Cli.sample(FACES.get(number % FACES.size()) + ".png"))
                .resize(SIDE, SIDE);
    }

    /** All files that a run made for its user, but for its page and the time it started. */
    static Map<String, String> output(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                if (!name.startsWith("journal") && !name.equals("summary.html")) {
                    String content = Files.readString(file, StandardCharsets.UTF_8);
                    files.put(name, content.replaceAll("\"started\" : \"[^\"]+\"", ""));
                }
            }
        }
        return files;
    }
}
