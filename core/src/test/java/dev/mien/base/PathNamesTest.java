package dev.mien.base;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.testkit.Skip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathNamesTest {
    @TempDir
    private Path folder;

    @Test
    void textIsShownAsItIs() {
        assertThat(PathNames.of(Path.of("/a b/café.jpg"))).isEqualTo("/a b/café.jpg");
        assertThat(PathNames.of(Path.of("photo.jpg"))).isEqualTo("photo.jpg");
    }

    @Test
    void namesThatAreNoTextAreKeptApart() throws Exception {
        Skip.unless("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "this system's names are not in UTF-8");
        Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        ": >\"$(printf 'caf\\303\\251 \\377.jpg')\"; : >\"$(printf 'caf\\303\\251 \\376.jpg')\"")
                .directory(folder.toFile())
                .start();
        Skip.unless(shell.waitFor() == 0, "no shell makes such names here");
        assertThat(shown()).contains("café \\xff.jpg", "café \\xfe.jpg");
    }

    private List<String> shown() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> PathNames.of(folder.relativize(file))).toList();
        }
    }
}
