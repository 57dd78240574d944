package dev.mien.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every help can be read: of each command and subcommand there is, found by walking through them. */
class HelpTest {
    private static final int WIDTH = 100;

    static Stream<String> commands() {
        return commands(Mien.commandLine(OutputStream.nullOutputStream()));
    }

    private static Stream<String> commands(CommandLine command) {
        return Stream.concat(
                Stream.of(command.getCommandSpec().qualifiedName()),
                command.getSubcommands().values().stream().flatMap(HelpTest::commands));
    }

    @Test
    void allAreFound() {
        assertThat(commands())
                .contains("mien", "mien analyze", "mien eval scenes", "mien train clip", "mien models verify")
                .hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpIsSaidAndNothingElse(String command) {
        PrintStream before = System.err;
        ByteArrayOutputStream warnings = new ByteArrayOutputStream();
        Cli.Run run;
        try (PrintStream err = new PrintStream(warnings, true, StandardCharsets.UTF_8)) {
            System.setErr(err); // picocli complains there, past the command's own
            run = Cli.mien(Stream.concat(Stream.of(command.split(" ")).skip(1), Stream.of("--help"))
                    .toArray());
        } finally {
            System.setErr(before);
        }
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(warnings.toString(StandardCharsets.UTF_8)).isEmpty();
        List<String> lines = run.outLines();
        assertThat(lines).first().asString().startsWith("Usage: " + command);
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(WIDTH));
        assertThat(run.out()).doesNotContain("${", "%%", "%n");
    }

    @Test
    void theExitCodesAreInTheHelpOfTheWhole() {
        assertThat(Cli.mien("--help").out()).contains("Exit codes:", "130");
        assertThat(Cli.mien("analyze", "--help").out()).doesNotContain("Exit codes:");
    }
}
