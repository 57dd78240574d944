package dev.mien.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.image.DecodeLimits;
import dev.mien.timeline.Crowd;
import dev.mien.train.clip.ClipOptions;
import dev.mien.train.cnn.NetworkTraining;
import dev.mien.train.detect.DetectorTraining;
import dev.mien.train.engine.TrainingOptions;
import dev.mien.train.expression.CnnTraining;
import dev.mien.train.landmark.LandmarkTraining;
import dev.mien.video.ReadOptions;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
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

    /** Those that are not filled in from the code. */
    @Test
    void theNumbersInTheHelpAreThoseInForce() {
        says("analyze", "--max-bytes=N Refuse larger files; default " + DecodeLimits.DEFAULT.maxBytes() + ".");
        says("live", "default " + ReadOptions.defaults().timeout().toSeconds() + "s.");
        says("live", "default " + ReadOptions.defaults().patience().toMinutes() + "m.");
        says("live", "default " + Crowd.Options.defaults().interval().toSeconds() + "s.");
        says(
                "video",
                String.format(
                        Locale.ROOT, "default %.0f.", ReadOptions.defaults().pictureRate()));
        says(
                "train clip",
                String.format(
                        Locale.ROOT,
                        "Length; default %.0f.",
                        ClipOptions.defaults().seconds()));
        says(
                "train clip",
                String.format(
                        Locale.ROOT,
                        "second; default %.0f.",
                        ClipOptions.defaults().frameRate()));
        TrainingOptions detector = DetectorTraining.defaults();
        says(
                "train detector",
                detector.epochs() + " epochs of 8,192 scenes in batches of " + detector.batch() + ", rate up to "
                        + detector.rate() + ".");
        assertThat(DetectorTraining.fineTuning().rate()).isEqualTo(detector.rate() / 2);
        says("train detector", "at half the rate");
        says("train detector", detector.threads() + " by default");
        TrainingOptions landmarks = LandmarkTraining.defaults();
        says(
                "train landmarks",
                landmarks.epochs() + " epochs of 8,192 crops in batches of " + landmarks.batch() + ", rate up to "
                        + landmarks.rate() + ".");
        TrainingOptions network = NetworkTraining.Options.defaults().training();
        TrainingOptions further = NetworkTraining.Options.fineTuning().training();
        says(
                "train expression",
                "with cnn " + network.epochs() + " in batches of " + network.batch() + ", rate up to " + network.rate()
                        + ", with --from " + further.epochs() + " and 0.0005.");
        assertThat(further.rate()).isEqualTo(0.0005);
        says("train expression", "0 to 1; default " + CnnTraining.Options.SECOND_OPINION + ".");
    }

    private static void says(String command, String words) {
        String help = Cli.mien((Object[]) (command + " --help").split(" ")).out();
        assertThat(help.replaceAll("\\s+", " ")).contains(words);
    }

    @Test
    void theExitCodesAreInTheHelpOfTheWhole() {
        assertThat(Cli.mien("--help").out()).contains("Exit codes:", "130");
        assertThat(Cli.mien("analyze", "--help").out()).doesNotContain("Exit codes:");
    }
}
