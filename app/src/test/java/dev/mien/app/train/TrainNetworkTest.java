package dev.mien.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.app.Cli;
import dev.mien.image.Image;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code mien train expression --method cnn}, and what is said where it cannot work. */
class TrainNetworkTest {
    @TempDir
    private Path temp;

    private Path data;

    @BeforeEach
    void draw() throws IOException {
        data = temp.resolve("data");
        Random random = new Random(1);
        for (String expression : List.of("happiness", "sadness")) {
            Path folder = Files.createDirectories(data.resolve(expression));
            for (int i = 0; i < 4; i++) {
                byte[] samples = new byte[48 * 48];
                random.nextBytes(samples);
                ImageIO.write(
                        Image.gray(48, 48, samples).toBufferedImage(),
                        "png",
                        folder.resolve(i + ".png").toFile());
            }
        }
    }

    @Test
    void trainsShowsAndGoesOn() {
        Path first = temp.resolve("first");
        Cli.Run run = mien(network(first, "--size", "fast", "--epochs", "1", "--licence", "CC0-1.0"));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.errLines())
                .satisfiesExactly(
                        hint -> assertThat(hint).contains("few pictures of happiness (4), sadness (4)"),
                        epoch -> assertThat(epoch).startsWith("epoch 1/1: loss "));
        assertThat(run.out()).contains("face and mirror image", "written: " + first);
        assertThat(temp.resolve("first.training")).isDirectoryContaining("glob:**/curve.csv");
        assertThat(Cli.mien("models", "show", first).out())
                .contains("first 1", "happiness, sadness", "CC0-1.0", "--method cnn --crops --data data --valid data");

        assertThat(onlyLine(1, network(first, "--size", "fast", "--epochs", "1")))
                .contains("checkpoint.zip: an earlier training lies there; go on with --resume");
        assertThat(onlyLine(1, network(first, "--size", "fast", "--epochs", "2", "--resume")))
                .contains("checkpoint.zip: belongs to a training with other options");

        Path tuned = temp.resolve("tuned");
        run = mien(network(tuned, "--from", first, "--epochs", "1", "--mirror"));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(Cli.mien("models", "show", tuned, "--card").out())
                .contains("Begun with the weights of model first", "Weights: unstated.");
    }

    @Test
    void optionsWithoutEffectAreRefused() {
        Path out = temp.resolve("out");
        assertThat(onlyLine(2, network(out, "--kernel", "linear"))).contains("--kernel is not for --method cnn");
        assertThat(onlyLine(2, network(out, "--centres", "9"))).contains("--centres is not for --method cnn");
        assertThat(onlyLine(2, network(out, "--locator", "none"))).contains("--locator is not for --method cnn");
        assertThat(onlyLine(2, network(out, "--from", "accurate", "--size", "fast")))
                .contains("--size is for a network that begins afresh");
        assertThat(onlyLine(2, network(out, "--rate", "2"))).contains("rate above 0, at most 1");
        assertThat(onlyLine(2, network(out, "--coverage", "0.85"))).contains("coverage must be one of");
        assertThat(onlyLine(2, "train", "expression", "--data", data, "--valid", data, "--out", out, "--resume"))
                .contains("--resume is not for --method svm");
        assertThat(onlyLine(2, "train", "expression", "--data", data, "--valid", data, "--out", out, "--size", "fast"))
                .contains("--size is not for --method svm");
    }

    @Test
    void whatIsMissingIsNamedInOneLine() {
        Path out = temp.resolve("out");
        assertThat(onlyLine(1, network(out, "--resume"))).contains("out.training", "no checkpoint to resume from");
        assertThat(onlyLine(1, network(out, "--from", "classic")))
                .contains("model classic is of kind 'svm'", "--method cnn");
        assertThat(onlyLine(1, network(out, "--teacher", "nobody"))).contains("no model 'nobody'");
        data = temp.resolve("nowhere");
        assertThat(onlyLine(1, network(out))).contains("nowhere: no such file or folder");
    }

    @Test
    void everyNetworkIsTrainedByTheSameOptions() {
        Path out = temp.resolve("out");
        for (List<Object> words : List.of(
                network(out),
                List.<Object>of("train", "detector", "--data", data, "--out", out),
                List.<Object>of("train", "landmarks", "--data", data, "--out", out),
                List.<Object>of("train", "parts", "--data", data, "--out", out),
                List.<Object>of("train", "check", "--data", data, "--out", out))) {
            assertThat(onlyLine(1, with(words, "--checkpoint", temp.resolve("kept"), "--resume")))
                    .contains("kept", "checkpoint.zip: no checkpoint to resume from");
            assertThat(onlyLine(2, with(words, "--threads", "4", "--batch", "2")))
                    .contains("an example for each of the 4 threads, got 2");
            assertThat(onlyLine(2, with(words, "--epochs", "0"))).contains("epochs and threads must be 1 or more");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"detector", "landmarks", "parts", "check"})
    void withoutItsDataARecipeLeavesNothingBehind(String recipe) {
        Path out = temp.resolve("out");
        onlyLine(1, List.of("train", recipe, "--data", temp.resolve("nowhere"), "--out", out));
        assertThat(out).doesNotExist();
    }

    private static List<Object> with(List<Object> words, Object... more) {
        List<Object> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return all;
    }

    /** As from a program that was carried elsewhere, without what ./mien fetches. */
    @Test
    void aMissingEngineIsSaidInOneLine() {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("pytorch-native") && !entry.contains("pytorch-jni"))
                .collect(Collectors.joining(File.pathSeparator));
        Cli.Run run = Cli.process(
                temp,
                List.of("-Duser.home=" + temp, "-cp", classPath),
                network(temp.resolve("out")).toArray());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errLines())
                .filteredOn(line -> !line.contains("few pictures"))
                .singleElement()
                .asString()
                .contains("PyTorch", "./mien train", "fetches");
    }

    private List<Object> network(Path out, Object... more) {
        List<Object> words = new ArrayList<>(List.of("train", "expression", "--method", "cnn"));
        words.addAll(List.of("--crops", "--data", data, "--valid", data, "--out", out));
        words.addAll(List.of(more));
        return words;
    }

    private static Cli.Run mien(List<Object> words) {
        return Cli.mien(words.toArray());
    }

    private static String onlyLine(int exit, List<Object> words) {
        return onlyLine(exit, words.toArray());
    }

    private static String onlyLine(int exit, Object... words) {
        Cli.Run run = Cli.mien(words);
        assertThat(run.exit()).as(run.err()).isEqualTo(exit);
        List<String> lines = run.errLines().stream()
                .filter(line -> !line.contains("few pictures"))
                .toList();
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }
}
