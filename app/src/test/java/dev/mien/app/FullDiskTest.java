package dev.mien.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.base.FailingDisk;
import dev.mien.image.Images;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each verb on a disk that fails at every single call to write, and on disks with room for so many bytes: an output is whole or
 * it is not there, one line names the first that is not, and what another call failed is not lost. {@code
 * -Dmien.positions=64} tries more sizes.
 */
class FullDiskTest {
    private static final int POSITIONS = Integer.getInteger("mien.positions", 5);

    @TempDir
    private static Path inputs;

    @TempDir
    private Path temp;

    private int runs;

    enum Verb {
        ANALYZE,
        DETECT,
        COMPARE,
        VIDEO,
        PARQUET,
        LIVE,
        EVAL,
        CLIP
    }

    @BeforeAll
    static void inputs() throws IOException {
        for (String name : List.of("anger", "fear")) {
            small(name, "photos/" + name + ".png");
            small(name, "data/" + name + "/a.png");
        }
        for (int i = 0; i < 6; i++) {
            small("happiness", "shots/" + i + ".png");
        }
    }

    /** Few calls to write, and so few runs. */
    private static void small(String sample, String to) throws IOException {
        Path file = inputs.resolve(to);
        Files.createDirectories(file.getParent());
        ImageIO.write(
                Images.read(Cli.sample(sample + ".png")).resize(120, 120).toBufferedImage(), "png", file.toFile());
    }

    private Cli.Run run(Verb verb, Path to) {
        Path photos = inputs.resolve("photos");
        return switch (verb) {
            case ANALYZE ->
                Cli.mien(
                        "analyze",
                        photos,
                        "--pipeline",
                        "fast",
                        "--out",
                        to.resolve("o.csv"),
                        "--overlay",
                        to.resolve("drawn"),
                        "--report",
                        to.resolve("r.html"),
                        "--provenance",
                        to.resolve("p.json"),
                        "--threads",
                        "1");
            case DETECT ->
                Cli.mien(
                        "detect",
                        photos,
                        "--out",
                        to.resolve("o.jsonl"),
                        "--overlay",
                        to.resolve("drawn"),
                        "--threads",
                        "1");
            case COMPARE ->
                Cli.mien(
                        "compare",
                        "--a",
                        "fast",
                        "--b",
                        "accurate",
                        photos,
                        "--out",
                        to.resolve("o.json"),
                        "--report",
                        to.resolve("r.html"),
                        "--threads",
                        "1");
            case VIDEO ->
                Cli.mien(
                        "video",
                        inputs.resolve("shots"),
                        "--pipeline",
                        "fast",
                        "--out",
                        to.resolve("o.jsonl"),
                        "--report",
                        to.resolve("r.html"),
                        "--annotate",
                        to.resolve("c.mp4"),
                        "--provenance",
                        to.resolve("p.json"));
            case PARQUET ->
                Cli.mien(
                        "video",
                        inputs.resolve("shots"),
                        "--pipeline",
                        "fast",
                        "--out",
                        to.resolve("o.parquet"),
                        "--provenance",
                        to.resolve("p.json"));
            case LIVE ->
                Cli.mien(
                        "live",
                        inputs.resolve("shots"),
                        "--pipeline",
                        "fast",
                        "--out",
                        to.resolve("o.csv"),
                        "--provenance",
                        to.resolve("p.json"));
            case EVAL ->
                Cli.mien(
                        "eval",
                        "expression",
                        "--data",
                        inputs.resolve("data"),
                        "--crops",
                        "--pipeline",
                        "fast",
                        "--json",
                        to.resolve("f.json"),
                        "--plots",
                        to.resolve("plots"));
            case CLIP ->
                Cli.mien(
                        "train",
                        "clip",
                        "--out",
                        to.resolve("clip"),
                        "--seconds",
                        "0.5",
                        "--fps",
                        "6",
                        "--people",
                        "1",
                        "--size",
                        "160x120",
                        "--samples",
                        Cli.repository("samples"));
        };
    }

    @ParameterizedTest
    @EnumSource
    void oneFailureCostsOneOutput(Verb verb) throws IOException {
        Tried good = tried(verb, FailingDisk::never);
        assertThat(good.run().exit()).as(good.run().err()).isZero();
        for (long call = 1; call <= good.calls(); call++) {
            long failing = call;
            Tried tried = tried(verb, () -> FailingDisk.atCall(failing));
            if (tried.calls() < call) {
                continue; // what a live source drops is never written
            }
            tried.isSaidAndWhole("call " + call + " of " + good.calls());
            if (verb != Verb.CLIP) {
                assertThat(tried.files().size())
                        .as("after call %d: %s", call, tried.run().err())
                        .isGreaterThanOrEqualTo(good.files().size() - 1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFullDiskLeavesNothingHalf(Verb verb) throws IOException {
        long all = tried(verb, FailingDisk::never).bytes();
        for (int i = 0; i < POSITIONS; i++) {
            long room = all * i / POSITIONS;
            Tried tried = tried(verb, () -> FailingDisk.withRoomFor(room));
            if (tried.bytes() > room) {
                tried.isSaidAndWhole("room for " + room + " of " + all);
            }
        }
    }

    /** What a run left, and how much it wrote. */
    private record Tried(Cli.Run run, Map<String, byte[]> files, long calls, long bytes) {
        void isSaidAndWhole(String when) throws IOException {
            assertThat(run.exit()).as(when + ": " + run.err()).isEqualTo(1);
            assertThat(run.err())
                    .as(when)
                    .contains("no space left")
                    .doesNotContain("Exception", "\tat ", "a fault in Mien", "null");
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                isWhole(when, file.getKey(), file.getValue());
            }
        }

        private static void isWhole(String when, String name, byte[] content) throws IOException {
            String text = new String(content, StandardCharsets.ISO_8859_1);
            String what = name + " after " + when;
            if (name.endsWith(".png")) {
                assertThat(text).as(what).endsWith("IEND\u00aeB`\u0082");
            } else if (name.endsWith(".html")) {
                assertThat(text.stripTrailing()).as(what).endsWith("</html>");
            } else if (name.endsWith(".parquet")) {
                assertThat(text).as(what).startsWith("PAR1").endsWith("PAR1");
            } else if (name.endsWith(".json")) {
                new ObjectMapper().readTree(content);
            } else if (!text.isEmpty() && (name.endsWith(".csv") || name.endsWith(".jsonl"))) {
                assertThat(text).as(what).endsWith("\n");
            }
        }
    }

    private Tried tried(Verb verb, Supplier<FailingDisk> disk) throws IOException {
        Path to = Files.createDirectory(temp.resolve("run" + runs++));
        try (FailingDisk used = disk.get()) {
            Cli.Run run = run(verb, to);
            return new Tried(run, contents(to), used.calls(), used.bytes());
        }
    }

    /** The files that have their final names; a part must have been named to the user. */
    private static Map<String, byte[]> contents(Path folder) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : new ArrayList<>(tree.filter(Files::isRegularFile).toList())) {
                // Of a Parquet file without its end nothing can be read.
                assertThat(file.toString()).doesNotContainPattern("parquet\\.[0-9a-f]+\\.part");
                if (!file.toString().endsWith(".part")) {
                    contents.put(folder.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        }
        return contents;
    }
}
