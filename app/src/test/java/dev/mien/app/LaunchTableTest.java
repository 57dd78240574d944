package dev.mien.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The table that the build writes for the start scripts. */
class LaunchTableTest {
    private static final Path TABLE = Path.of("target", "bin", "launch.txt");

    @Test
    void everyCommandHasALine() throws IOException {
        List<String> expected = new ArrayList<>();
        addCommands(Mien.commandLine(OutputStream.nullOutputStream()), "", expected);

        assertThat(rows())
                .extracting(row -> row.get(0))
                .containsExactlyInAnyOrderElementsOf(expected)
                .contains("analyze", "video", "train detector", "train samples", "models add", "doctor");
    }

    @Test
    void noCellIsEmptyWhichWindowsWouldSkip() throws IOException {
        assertThat(rows())
                .allSatisfy(row -> assertThat(row).hasSize(5).doesNotContain("").doesNotContain("null"));
    }

    @Test
    void oneCommandIsForTheDryRun() throws IOException {
        assertThat(rows().stream().filter(row -> !row.get(4).equals("-")))
                .containsExactly(List.of("warm-up", "-", "-XX:TieredStopAtLevel=1", "-", "--"));
    }

    @Test
    void networksAreTrainedByPyTorch() throws IOException {
        assertThat(rows().stream().filter(row -> !row.get(3).equals("-")).map(row -> row.get(0) + ": " + row.get(3)))
                .containsExactlyInAnyOrder(
                        "train detector: always",
                        "train landmarks: always",
                        "train parts: always",
                        "train check: always",
                        "train expression: --method=cnn");
    }

    private static List<List<String>> rows() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .map(line -> List.of(line.split("\\|", -1)))
                .toList();
    }

    private static void addCommands(CommandLine command, String name, List<String> names) {
        if (command.getSubcommands().isEmpty()) {
            names.add(name);
        }
        command.getSubcommands().forEach((child, line) -> addCommands(line, (name + " " + child).strip(), names));
    }
}
