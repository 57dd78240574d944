package dev.mien.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that is killed at any moment leaves nothing half under a final name, and no rubbish behind the next run. */
class KilledTest {
    private static final int KILLS = Integer.getInteger("mien.kills", 4);
    private static final int PICTURES = 12;

    @TempDir
    private Path temp;

    @Test
    void nothingIsHalfAndNothingStays() throws Exception {
        Path photos = Files.createDirectory(temp.resolve("photos"));
        for (int i = 0; i < PICTURES; i++) {
            Files.copy(Cli.sample("happiness.png"), photos.resolve(i + ".png"));
        }
        Path to = Files.createDirectory(temp.resolve("to"));
        Files.writeString(to.resolve("o.csv"), "earlier\n");
        long start = System.nanoTime();
        assertThat(run(photos, temp.resolve("whole")).waitFor()).isZero();
        long whole = System.nanoTime() - start;
        for (int i = 1; i <= KILLS; i++) {
            Process process = run(photos, to);
            boolean ended = process.waitFor(whole * i / (KILLS + 1), TimeUnit.NANOSECONDS);
            process.destroyForcibly().waitFor();
            for (Path file : files(to)) {
                isWhole(file, ended);
            }
        }
        assertThat(run(photos, to).waitFor()).isZero();
        assertThat(files(to).stream().map(file -> file.getFileName().toString()))
                .hasSize(PICTURES + 2)
                .noneMatch(name -> name.endsWith(".part"));
    }

    private static void isWhole(Path file, boolean ended) throws IOException {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        String name = file.getFileName().toString();
        if (name.endsWith(".png")) {
            assertThat(content).as(name).endsWith("IEND\u00aeB`\u0082");
        } else if (name.endsWith(".html")) {
            assertThat(content.stripTrailing()).as(name).endsWith("</html>");
        } else if (name.equals("o.csv")) {
            assertThat(content.equals("earlier\n") || content.lines().count() == PICTURES + 1 || ended)
                    .as(content)
                    .isTrue();
        } else if (name.startsWith("o.csv.") && !content.isEmpty()) {
            assertThat(content).as("finished rows are kept").endsWith("\n");
        }
    }

    private static Process run(Path photos, Path to) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path"), Mien.class.getName()));
        command.addAll(List.of("analyze", photos.toString(), "--pipeline", "fast", "--threads", "2"));
        command.addAll(List.of(
                "--overlay",
                to.resolve("drawn").toString(),
                "--out",
                to.resolve("o.csv").toString()));
        command.addAll(List.of("--report", to.resolve("r.html").toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).toList();
        }
    }
}
