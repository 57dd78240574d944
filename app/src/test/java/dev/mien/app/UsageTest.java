package dev.mien.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.report.record.Format;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong usage ends with 2 and one line that says what was expected; help can be read. */
class UsageTest {
    private static final Path PICTURE = Cli.sample("fear.png");

    private static String onlyLine(Cli.Run run) {
        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).hasSize(1);
        return run.err();
    }

    @Test
    void unknownNamesListTheKnown() {
        assertThat(onlyLine(Cli.mien("analyze", PICTURE, "--pipeline", "magic")))
                .contains("unknown pipeline 'magic'", "classic");
        assertThat(onlyLine(Cli.mien("analyze", PICTURE, "--format", "xml")))
                .contains("unknown format 'xml'", String.join(", ", Format.labels()));
        assertThat(onlyLine(Cli.mien("detect", PICTURE, "--format", "xml"))).contains("jsonl, json, csv");
        assertThat(onlyLine(Cli.mien("analyze", PICTURE, "--detector", "magic")))
                .contains("'magic'", "haar-alt2", "lbp");
        assertThat(onlyLine(Cli.mien("detect", PICTURE, "--detector", "magic")))
                .contains("'magic'", "haar-alt2", "lbp");
        assertThat(onlyLine(Cli.mien("analyze", PICTURE, "--aligner", "magic"))).contains("'magic'", "eyes", "box");
        assertThat(onlyLine(Cli.mien("detect", PICTURE, "--detector", "lbp:nose=3")))
                .contains("nose", "neighbours");
    }

    @Test
    void anUnknownModelListsTheBuiltIn() {
        Cli.Run run = Cli.mien("analyze", PICTURE, "--model", "magic");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errLines()).hasSize(1).first().asString().contains("no model 'magic'", "classic");
    }

    @Test
    void whatIsMissingOrWrongIsSaidInOneLine() {
        assertThat(onlyLine(Cli.mien("analyze"))).contains("INPUT", "mien analyze --help");
        assertThat(onlyLine(Cli.mien("analyze", PICTURE, "--thread", "2"))).contains("--thread");
        assertThat(onlyLine(Cli.mien("analyze", PICTURE, "--explain"))).contains("add --overlay FOLDER, --report FILE");
        assertThat(onlyLine(Cli.mien("analyze", PICTURE, "--threads", "two"))).contains("--threads", "two");
        assertThat(onlyLine(Cli.mien("analyze", PICTURE, "--threads", "0"))).contains("--threads", "at least 1");
        assertThat(onlyLine(Cli.mien("analyze", PICTURE, "--max-pixels", "0"))).contains("positive");
        assertThat(onlyLine(Cli.mien("analyze", PICTURE, "--pipeline", "classic,classic")))
                .contains("one pipeline");
        assertThat(onlyLine(Cli.mien("analyze", PICTURE, "--out", PICTURE))).contains("would be written over");
        assertThat(onlyLine(Cli.mien("eval", "detection"))).contains("--data");
        assertThat(onlyLine(Cli.mien("models"))).contains("list, show, verify or add");
        assertThat(onlyLine(Cli.mien("audit"))).contains("verify");
        assertThat(onlyLine(Cli.mien("store"))).contains("backup or restore");
        assertThat(onlyLine(Cli.mien("train")))
                .contains("expression, calibration, detector, landmarks, parts, check, samples or clip");
        assertThat(onlyLine(Cli.mien("dance"))).contains("dance", "mien --help");
    }

    @Test
    void aTypoIsAnsweredWithTheWordThatWasMeant() {
        assertThat(onlyLine(Cli.mien("analyse", PICTURE))).contains("did you mean analyze?");
        assertThat(onlyLine(Cli.mien("analyze", PICTURE, "--overlays", "x"))).contains("did you mean --overlay?");
        assertThat(onlyLine(Cli.mien("models", "lst"))).contains("did you mean list?");
        assertThat(onlyLine(Cli.mien(PICTURE))).contains("did you mean 'mien analyze " + PICTURE + "'?");
        assertThat(onlyLine(Cli.mien("zzzzzz"))).doesNotContain("did you mean");
        assertThat(Cli.mien("help").out()).contains("analyze", "video");
        assertThat(Cli.mien("help", "analyze").out()).contains("--overlay");
    }

    @Test
    void theOldNameOfTheLocatorSaysTheNew() {
        assertThat(onlyLine(Cli.mien("analyze", PICTURE, "--landmarks", "none")))
                .contains("--locator none");
    }

    @Test
    void withoutAVerbTheVerbsAreListed() {
        Cli.Run run = Cli.mien();
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "analyze",
                        "video",
                        "live",
                        "batch",
                        "detect",
                        "compare",
                        "eval",
                        "train",
                        "models",
                        "doctor",
                        "a verb is missing");
    }

    @Test
    void theVersionIsOneLine() {
        Cli.Run run = Cli.mien("--version");
        assertThat(run.exit()).isZero();
        assertThat(run.out().strip()).matches("mien \\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void featuresOfPointsWantALocator() {
        assertThat(onlyLine(Cli.mien(
                        "train", "expression", "--data", "a", "--valid", "b", "--out", "c", "--features", "geometry")))
                .contains("'geometry'", "68 points", "--locator");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "analyze",
                "video",
                "live",
                "batch",
                "serve",
                "audit",
                "store",
                "detect",
                "compare",
                "eval",
                "eval expression",
                "eval detection",
                "eval landmarks",
                "eval quality",
                "eval scenes",
                "models",
                "doctor",
                "train expression",
                "train samples",
                "train clip"
            })
    void helpFitsTheTerminalAndHasExamples(String verb) {
        List<Object> words = new ArrayList<>(List.of((Object[]) verb.split(" ")));
        words.add("--help");
        Cli.Run run = Cli.mien(words.toArray());
        assertThat(run.exit()).isZero();
        assertThat(run.outLines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(run.outLines()).anyMatch(line -> line.startsWith("Example"));
        assertThat(run.outLines()).anyMatch(line -> line.startsWith("  mien " + verb));
        // A line that wraps loses its indentation.
        assertThat(run.outLines().stream()
                        .dropWhile(line -> !line.startsWith("Example"))
                        .skip(1))
                .allSatisfy(line -> assertThat(line).startsWith("  "));
    }

    @Test
    void theDefaultsInTheHelpAreThoseInForce() {
        assertThat(Cli.mien("analyze", "--help").out()).contains("67108864", "100000000", "classic");
    }
}
