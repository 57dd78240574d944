package dev.mien.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts of this build in a folder of their own, with a Java and a Maven that only say how they were called. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "shell scripts")
class StartScriptsTest {
    @TempDir
    private Path folder;

    private Path root;
    private Path home;

    @BeforeEach
    void laysOutABuild() throws IOException {
        root = Files.createDirectory(folder.resolve("a clone"));
        home = root.resolve("app/target");
        Files.createDirectories(home.resolve("bin"));
        for (String file : List.of("mien", "launch.txt")) {
            Files.copy(Path.of("target", "bin", file), home.resolve("bin").resolve(file));
        }
        Files.copy(Cli.repository("mien"), root.resolve("mien"));
        Files.createFile(home.resolve("mien.built"));
        program("java", "printf '%s\\n' \"$@\"");
        program("mvn", "echo \"$@\" >>'" + folder.resolve("maven.log") + "'");
    }

    @Test
    void aVideoStartsWithASmallHeapThatOneThreadCleans() throws Exception {
        assertThat(start("video", "talk.mp4"))
                .contains("-XX:+UseSerialGC", "-Xms64m")
                .endsWith("dev.mien.app.Mien", "video", "talk.mp4");
    }

    @Test
    void aFewPicturesStartWithoutTheOptimisingCompiler() throws Exception {
        assertThat(start("analyze", "a b.jpg"))
                .contains("-XX:TieredStopAtLevel=1")
                .endsWith("analyze", "a b.jpg");
        assertThat(start("detect", "photo.jpg")).contains("-XX:TieredStopAtLevel=1");
    }

    @Test
    void aFolderOrManyPicturesStartWithIt() throws Exception {
        assertThat(start("analyze", folder.toString())).doesNotContain("-XX:TieredStopAtLevel=1");
        assertThat(start(Stream.concat(
                                Stream.of("analyze"),
                                Stream.iterate("a.jpg", name -> name).limit(12))
                        .toArray(String[]::new)))
                .doesNotContain("-XX:TieredStopAtLevel=1");
    }

    @Test
    void aFileNamedLikeACommandIsNone() throws Exception {
        assertThat(start("doctor", "video")).doesNotContain("-XX:+UseSerialGC").endsWith("doctor", "video");
        assertThat(start()).endsWith("dev.mien.app.Mien");
    }

    @Test
    void optionsOfTheUserComeLast() throws Exception {
        List<String> words = start("video", "talk.mp4");

        assertThat(words.subList(words.indexOf("-Xmx1g"), words.size()).get(1)).isEqualTo("-cp");
    }

    @Test
    void theArchiveOfSharedClassesIsUsedOnceItIsThere() throws Exception {
        assertThat(start("doctor")).noneMatch(word -> word.contains("SharedArchiveFile"));

        Path archive = Files.createFile(home.resolve("mien.jsa"));

        assertThat(start("doctor")).contains("-XX:SharedArchiveFile=" + archive.toRealPath());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train detector --out m",
                "train landmarks --data d --out m",
                "train expression --method cnn --out m",
                "train expression --out m --method=CNN"
            })
    void pyTorchIsFetchedForNetworks(String command) throws Exception {
        run(root.resolve("mien"), command.split(" "));

        assertThat(folder.resolve("maven.log"))
                .content()
                .isEqualToIgnoringNewLines("-B -q -pl app dependency:copy@engine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train expression --method svm --out cnn",
                "train clip --out always",
                "analyze --method=cnn",
                "doctor"
            })
    void pyTorchIsNotFetchedForAnythingElse(String command) throws Exception {
        run(root.resolve("mien"), command.split(" "));

        assertThat(folder.resolve("maven.log")).doesNotExist();
    }

    /** The words that Java was called with. */
    private List<String> start(String... arguments) throws Exception {
        return run(home.resolve("bin/mien"), arguments);
    }

    private List<String> run(Path script, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("errors").toFile());
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("MIEN_JAVA_OPTS", "-Xmx1g");
        builder.environment().merge("PATH", folder.toString(), (path, programs) -> programs + ":" + path);
        Process process = builder.start();
        process.getOutputStream().close();
        List<String> words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("errors")))
                .isZero();
        return words;
    }

    private void program(String name, String body) throws IOException {
        Path program = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
