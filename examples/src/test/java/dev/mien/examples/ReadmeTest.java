package dev.mien.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.testkit.SamplePictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Java of README and guide stands word for word in a program of this module, between {@code // tag: NAME} and {@code // end}. */
class ReadmeTest {
    private static final Path ROOT = SamplePictures.folder().resolveSibling("");
    private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TAGGED = Pattern.compile("( *)// tag: \\w+\\n(.*?)\\n *// end", Pattern.DOTALL);

    @Test
    void everyBlockIsPartOfAProgram() throws IOException {
        String pages =
                Files.readString(ROOT.resolve("README.md")) + Files.readString(ROOT.resolve("docs/guide/server.md"));
        List<String> blocks = BLOCK.matcher(pages)
                .results()
                .map(match -> match.group(1).strip())
                .toList();
        assertThat(blocks).hasSizeGreaterThan(3);
        assertThat(parts()).containsAll(blocks);
    }

    private static List<String> parts() throws IOException {
        try (Stream<Path> programs = Files.list(ROOT.resolve("examples/src/main/java/dev/mien/examples"))) {
            return programs.map(ReadmeTest::read)
                    .flatMap(program -> TAGGED.matcher(program).results())
                    .map(match -> match.group(2)
                            .lines()
                            .map(line -> line.replaceFirst("^" + match.group(1), ""))
                            .collect(Collectors.joining("\n")))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
