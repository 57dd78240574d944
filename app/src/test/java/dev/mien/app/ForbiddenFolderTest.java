package dev.mien.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.testkit.Skip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A folder that its user may not write. Root may write everywhere, so for root the folder is another user's, and the program is
 * started without that right.
 */
class ForbiddenFolderTest {
    private static final int FOREIGN_USER = 65534;
    private static final List<String> AS_ANYBODY =
            List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner", "--inh-caps=-all");

    @TempDir
    private Path temp;

    private record Ended(int exit, String said) {}

    private Path forbidden() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("forbidden"));
        Files.writeString(folder.resolve("o.csv"), "earlier\n");
        if (isRoot()) {
            Files.setAttribute(folder, "unix:uid", FOREIGN_USER);
            Skip.unless(
                    ended(List.of("true")).exit == 0, "root without setpriv, or without the right to give up rights");
        } else {
            Skip.unless(folder.toFile().setWritable(false), "rights of folders cannot be set here");
        }
        Skip.unless(
                ended(List.of("touch", folder.resolve("try").toString())).exit != 0,
                "this user may write every folder");
        return folder;
    }

    private static boolean isRoot() throws IOException {
        return Files.isReadable(Path.of("/proc/self"))
                && Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "analyze SAMPLE --out DIR/o.csv",
                "analyze SAMPLE --overlay DIR/drawn",
                "detect SAMPLE --out DIR/new/o.jsonl",
                "video SAMPLES --annotate DIR/c.mp4",
                "train clip --samples SAMPLES --out DIR/clip"
            })
    void isSaidBeforeTheWorkInOneLine(String verb) throws IOException {
        Path folder = forbidden();
        Ended ended = mien(temp, verb.replace("DIR", folder.toString()));
        assertThat(ended.exit).as(ended.said).isEqualTo(1);
        assertThat(ended.said.strip())
                .startsWith("mien")
                .contains(folder.toString(), "no permission to write there; name another place")
                .doesNotContain("\n", "Exception");
        assertThat(folder.toFile().list()).containsExactly("o.csv");
        assertThat(folder.resolve("o.csv")).hasContent("earlier");
    }

    /** The native libraries are unpacked to a folder of the process alone, which goes with it. */
    @Test
    void asAHomeCostsNothing() throws IOException {
        Path home = forbidden();
        Path scratch = Files.createDirectory(temp.resolve("scratch"));
        Ended ended = mien(home, "analyze SAMPLE --pipeline fast --format text", "-Djava.io.tmpdir=" + scratch);
        assertThat(ended.exit).as(ended.said).isZero();
        assertThat(ended.said).contains("happiness.png");
        assertThat(home.toFile().list()).containsExactly("o.csv");
        assertThat(scratch.toFile().list()).noneMatch(name -> name.startsWith("mien-native"));
    }

    private Ended mien(Path home, String verb, String... options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(Arrays.asList(options));
        command.addAll(List.of("-Xmx512m", "-Dmien.home=" + home, "-cp", System.getProperty("java.class.path")));
        command.add(Mien.class.getName());
        for (String word : verb.split(" ")) {
            command.add(word.replace("SAMPLES", Cli.repository("samples").toString())
                    .replace("SAMPLE", Cli.sample("happiness.png").toString()));
        }
        return ended(command);
    }

    private static Ended ended(List<String> command) throws IOException {
        List<String> all = new ArrayList<>(isRoot() ? AS_ANYBODY : List.of());
        all.addAll(command);
        try {
            Path said = Files.createTempFile("mien", ".said");
            Process process = new ProcessBuilder(all)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            assertThat(process.waitFor(120, TimeUnit.SECONDS))
                    .as("ends: %s", command)
                    .isTrue();
            String text = Files.readString(said);
            Files.delete(said);
            return new Ended(process.exitValue(), text);
        } catch (IOException e) {
            return new Ended(-1, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
