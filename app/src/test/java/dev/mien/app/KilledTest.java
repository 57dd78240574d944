package dev.mien.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.image.Images;
import dev.mien.source.FrameSource;
import dev.mien.testkit.model.StandInModel;
import dev.mien.video.Videos;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A program that is killed at any moment leaves nothing half under a final name, and no rubbish behind the next run. {@code
 * -Dmien.kills=200} tries more moments, and every verb that writes.
 */
class KilledTest {
    private static final int KILLS = Integer.getInteger("mien.kills", 4);
    private static final int PICTURES = 8;
    private static final String CLIP_SIZE = "160x120";

    /** What a verb writes goes to TO, what it reads comes from IN. */
    private static final List<String> VERBS = List.of(
            "analyze IN/photos --pipeline fast --threads 2 --overlay TO/drawn --out TO/o.csv --report TO/r.html"
                    + " --provenance TO/p.json",
            "video IN/photos --pipeline fast --annotate TO/c.mp4 --out TO/o.jsonl --report TO/r.html",
            "train clip --samples SAMPLES --out TO/clip --seconds 1 --fps 10 --people 1 --size " + CLIP_SIZE,
            "models add IN/model --id other",
            "detect IN/photos --overlay TO/drawn --out TO/o.jsonl",
            "compare --a fast --b accurate IN/photos --out TO/o.json --report TO/r.html",
            "eval expression --data IN/data --crops --pipeline fast --json TO/f.json --plots TO/plots");

    @TempDir
    private static Path in;

    @TempDir
    private Path temp;

    static Stream<String> verbs() {
        return VERBS.stream().limit(Math.max(1, KILLS / 2));
    }

    @BeforeAll
    static void inputs() throws IOException {
        Files.createDirectories(in.resolve("photos"));
        Files.createDirectories(in.resolve("data/happiness"));
        for (int i = 0; i < PICTURES; i++) {
            ImageIO.write(
                    Images.read(Cli.sample("happiness.png")).resize(240, 240).toBufferedImage(),
                    "png",
                    in.resolve("photos/" + i + ".png").toFile());
        }
        Files.copy(in.resolve("photos/0.png"), in.resolve("data/happiness/a.png"));
        StandInModel.embedding(in.resolve("model"));
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void nothingIsHalfAndNothingStays(String verb) throws Exception {
        Path whole = Files.createDirectory(temp.resolve("whole"));
        long start = System.nanoTime();
        assertThat(run(verb, whole).waitFor()).as(verb).isZero();
        long longest = System.nanoTime() - start;
        Path to = Files.createDirectory(temp.resolve("to"));
        if (verb.contains("o.csv")) {
            Files.writeString(to.resolve("o.csv"), "earlier\n");
        }
        RandomGenerator random = new SplittableRandom(verb.hashCode());
        long kills = Math.max(1, KILLS / verbs().count());
        for (int i = 0; i < kills; i++) {
            Process process = run(verb, to);
            process.waitFor(random.nextLong(longest / 10, longest), TimeUnit.NANOSECONDS);
            process.destroyForcibly().waitFor();
            for (Path file : files(to)) {
                isWhole(file);
            }
        }
        assertThat(run(verb, to).waitFor()).as(verb).isZero();
        assertThat(names(to)).as(verb).isEqualTo(names(whole));
    }

    private static void isWhole(Path file) throws IOException {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        String name = file.getFileName().toString();
        if (name.endsWith(".png")) {
            assertThat(content).as(name).endsWith("IEND\u00aeB`\u0082");
        } else if (name.endsWith(".html")) {
            assertThat(content.stripTrailing()).as(name).endsWith("</html>");
        } else if (name.endsWith(".json")) {
            new ObjectMapper().readTree(content);
        } else if (name.endsWith(".mp4")) {
            try (FrameSource frames = Videos.open(file.toString())) {
                while (frames.next().isPresent()) {}
                assertThat(frames.faults()).as(name).isEmpty();
            }
        } else if (name.equals("o.csv")) {
            assertThat(content.equals("earlier\n") || content.lines().count() == PICTURES + 1)
                    .as(content)
                    .isTrue();
        } else if (name.startsWith("o.json.") && !content.isEmpty() && !content.endsWith("\n")) {
            new ObjectMapper().readTree(content + "]"); // all rows are there
        } else if (name.startsWith("o.") && !content.isEmpty()) {
            assertThat(content).as("finished rows are kept").endsWith("\n");
        }
    }

    private static Process run(String verb, Path to) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
        if (verb.startsWith("models")) {
            command.add("-Dmien.home=" + to);
        }
        command.add(Mien.class.getName());
        for (String word : verb.split(" ")) {
            command.add(word.replace("IN/", in + "/")
                    .replace("TO/", to + "/")
                    .replace("SAMPLES", Cli.repository("samples").toString()));
        }
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Set<String> names(Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            tree.map(file -> folder.relativize(file).toString())
                    .filter(name -> !name.startsWith("native"))
                    .forEach(names::add);
        }
        return names;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).toList();
        }
    }
}
