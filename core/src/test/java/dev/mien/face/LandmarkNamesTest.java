package dev.mien.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One of 68 points is called by its name: no source of this project asks a list of points for a bare number above 4. */
class LandmarkNamesTest {
    private static final Pattern BARE = Pattern.compile(
            "(?i)(point|landmark|truth|face|eye|lip|jaw|nose)\\w*(\\(\\))?\\.(get\\(([5-9]|\\d\\d)\\)|subList\\(\\d\\d)");

    @Test
    void noBareIndexStandsInAnySource() throws IOException {
        List<String> bare = new ArrayList<>();
        int read = 0;
        try (Stream<Path> tree = Files.walk(Path.of(".."))) {
            for (Path file : tree.filter(path -> path.toString().matches(".*src/main/java/.*\\.java"))
                    .toList()) {
                read++;
                for (String line : Files.readAllLines(file)) {
                    if (BARE.matcher(line).find()) {
                        bare.add(file + ": " + line.strip());
                    }
                }
            }
        }
        assertThat(bare).isEmpty();
        assertThat(read).isGreaterThan(300);
    }
}
