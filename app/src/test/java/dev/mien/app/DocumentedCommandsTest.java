package dev.mien.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the README and the guide do what a reader is told they do: they are run, page by page, from the top. */
class DocumentedCommandsTest {
    /** What a fence is marked with, as in {@code ```sh camera}, if its commands cannot run here, and why. */
    private static final Map<String, String> NOT_RUN = Map.of(
            "camera", "no camera here",
            "server", "it would run until it is stopped",
            "build", "the build would call itself");

    private static final Pattern MIEN = Pattern.compile("(\\./)?mien +");
    private static final Pattern A_FILE =
            Pattern.compile("(?!\\d/\\d)[^-].*(/.*|\\.(jpg|png|mp4|csv|jsonl|json|parquet|html|zip|onnx))");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void inputs() throws IOException {
        System.setProperty("mien.home", folder.resolve("home").toString());
        DocumentedInputs.make(folder);
    }

    @AfterAll
    static void usersHome() {
        System.clearProperty("mien.home");
    }

    private static List<Markdown> pages() throws IOException {
        return Stream.concat(
                        Stream.of(Markdown.read(Cli.repository("README.md"))),
                        Markdown.below(Cli.repository("docs/guide")).stream())
                .toList();
    }

    @TestFactory
    Stream<DynamicNode> everyCommandRuns() throws IOException {
        return pages().stream()
                .map(page -> dynamicContainer(
                        page.file().getFileName().toString(),
                        page.commands().stream()
                                .filter(command -> !NOT_RUN.containsKey(command.why()))
                                .map(command -> dynamicTest(command.line(), () -> run(command)))));
    }

    @Test
    void littleIsLeftOut() throws IOException {
        List<Markdown.Command> all =
                pages().stream().flatMap(page -> page.commands().stream()).toList();
        assertThat(all.stream().map(Markdown.Command::why).filter(why -> !why.isEmpty()))
                .hasSameElementsAs(NOT_RUN.keySet());
        assertThat(all.stream().filter(command -> command.why().isEmpty())).hasSizeGreaterThanOrEqualTo(18);
        assertThat(all.stream().filter(command -> !command.why().isEmpty()).map(Markdown.Command::line))
                .containsExactlyInAnyOrder(
                        "./mien live /dev/video0",
                        "mvn -B verify",
                        "./mien serve",
                        "./mien serve --keys keys.json",
                        "./mien serve --policy policy.json --secret secret");
    }

    private static void run(Markdown.Command command) {
        assertThat(command.why()).as("reason at the fence of " + command.line()).isEmpty();
        assertThat(command.line()).matches(MIEN.pattern() + ".*");
        Cli.Run run =
                Cli.mien(Stream.of(MIEN.matcher(command.line()).replaceFirst("").split(" +"))
                        .<Object>map(word -> A_FILE.matcher(word).matches() ? folder.resolve(word) : word)
                        .toArray());
        assertThat(run.exit()).as(run.err() + run.out()).isZero();
    }
}
