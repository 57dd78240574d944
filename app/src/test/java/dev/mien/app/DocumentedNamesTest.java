package dev.mien.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names of the code in the pages are names of the code, in the package that they are said to be in. */
class DocumentedNamesTest {
    private static final Pattern QUALIFIED = Pattern.compile("`(?:dev\\.mien\\.)?((?:[a-z]+\\.)+[A-Z]\\w+)[^`\\s]*`");
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)(?:\\.\\w+)?`");
    private static final Pattern WORD = Pattern.compile("\\w+");

    private static final Path ROOT = Cli.repository("");

    @Test
    void theyAreThere() throws IOException {
        Set<String> classes = new HashSet<>();
        Set<String> words = new HashSet<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(DocumentedNamesTest::isSource).toList()) {
                String path = file.toString();
                classes.add(path.substring(path.indexOf("/dev/mien/") + 10, path.length() - 5)
                        .replace('/', '.'));
                WORD.matcher(Files.readString(file))
                        .results()
                        .map(MatchResult::group)
                        .forEach(words::add);
            }
        }
        Set<String> qualified = named(QUALIFIED);
        assertThat(qualified).hasSizeGreaterThan(3).isSubsetOf(classes);
        assertThat(named(NAME)).hasSizeGreaterThan(80).isSubsetOf(words);
    }

    private static boolean isSource(Path file) {
        String path = file.toString();
        return path.endsWith(".java") && path.contains("/src/") && path.contains("/dev/mien/");
    }

    /** What a pattern finds in all pages but the dated ones, which tell of their own time. */
    private static Set<String> named(Pattern pattern) throws IOException {
        List<Markdown> pages = Stream.concat(
                        Stream.of(Markdown.read(ROOT.resolve("CONTRIBUTING.md"))),
                        Markdown.below(ROOT.resolve("docs")).stream()
                                .filter(page -> !page.file().toString().contains("/benchmarks/")))
                .toList();
        return pages.stream()
                .flatMap(page -> pattern.matcher(page.text()).results())
                .map(name -> name.group(1))
                .collect(Collectors.toSet());
    }
}
