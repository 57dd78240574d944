package dev.mien.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    @TempDir
    private Path temp;

    @AfterEach
    void goodDisk() {
        OutputFile.disk = UnaryOperator.identity();
    }

    @Test
    void theEarlierFileStaysUntilTheNewOneIsWhole() throws IOException {
        Path file = Files.writeString(temp.resolve("a.csv"), "earlier");
        try (OutputFile output = OutputFile.create(file)) {
            output.stream().write(bytes("new"));
            output.stream().close();
            assertThat(file).hasContent("earlier");
            assertThat(output.part()).hasContent("new");
            output.commit();
        }
        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("a.csv");
    }

    @Test
    void whatIsNotCommittedLeavesNothing() throws IOException {
        try (OutputFile output = OutputFile.create(temp.resolve("sub/a.csv"))) {
            output.stream().write(bytes("new"));
        }
        assertThat(temp.resolve("sub")).isEmptyDirectory();
    }

    @Test
    void whatIsLeftIsKeptUntilItIsSweptForTheSameFile() throws IOException {
        Path file = temp.resolve("a.csv");
        Path part;
        try (OutputFile output = OutputFile.create(file)) {
            output.stream().write(bytes("rows"));
            part = output.part();
            assertThat(output.leave()).isTrue();
        }
        assertThat(part).hasContent("rows");
        Leftovers.sweep(List.of(temp.resolve("b.csv")));
        assertThat(part).exists();
        Leftovers.sweep(List.of(file));
        assertThat(part).doesNotExist();
    }

    @Test
    void anEmptyPartIsNotWorthKeeping() throws IOException {
        try (OutputFile output = OutputFile.create(temp.resolve("a.csv"))) {
            assertThat(output.leave()).isFalse();
        }
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void aSweepTakesNothingFromWhoIsAtWork() throws Exception {
        Path file = temp.resolve("a.csv");
        try (OutputFile output = OutputFile.create(file)) {
            output.stream().write(bytes("x"));
            Leftovers.sweep(List.of(file));
            assertThat(sweptByAnotherProcess(file)).isEmpty();
            assertThat(output.part()).exists();
            output.commit();
        }
        assertThat(file).hasContent("x");
    }

    /** What goes wrong in a process that sweeps for this file. */
    private static String sweptByAnotherProcess(Path file) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Sweeper.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? "" : said + " failed";
    }

    static final class Sweeper {
        public static void main(String[] args) {
            Leftovers.sweep(List.of(Path.of(args[0])));
        }
    }

    @Test
    void ofTwoThatWriteOneFileTheLastWinsWhole() throws IOException {
        Path file = temp.resolve("a.csv");
        try (OutputFile first = OutputFile.create(file);
                OutputFile second = OutputFile.create(file)) {
            for (int i = 0; i < 10; i++) {
                first.stream().write(bytes("one\n"));
                second.stream().write(bytes("two\n"));
            }
            second.commit();
            assertThat(file).hasContent("two\n".repeat(10));
            first.commit();
        }
        assertThat(file).hasContent("one\n".repeat(10));
        assertThat(names()).containsExactly("a.csv");
    }

    @Test
    void linksAreFollowedAndRightsKept() throws IOException {
        Path real = Files.writeString(temp.resolve("real.csv"), "earlier");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(temp.resolve("link.csv"), Path.of("real.csv"));
        OutputFile.write(link, bytes("new"));
        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void aNewFileHasTheRightsThatAnyNewFileHas() throws IOException {
        OutputFile.write(temp.resolve("a"), bytes("x"));
        Path usual = Files.writeString(temp.resolve("b"), "x");
        assertThat(Files.getPosixFilePermissions(temp.resolve("a"))).isEqualTo(Files.getPosixFilePermissions(usual));
    }

    @Test
    void namesAsLongAsTheSystemAllowsCanBeWritten() throws IOException {
        for (String letter : List.of("a", "é", "日", "𝄞")) {
            String name = letter.repeat(250 / letter.getBytes(StandardCharsets.UTF_8).length) + ".csv";
            OutputFile.write(temp.resolve(name), bytes("x"));
            assertThat(temp.resolve(name)).hasContent("x");
        }
    }

    @Test
    void aFullDiskIsNamedWithTheFile() throws IOException {
        Path file = Files.writeString(temp.resolve("a.csv"), "earlier");
        OutputFile.disk = out -> new FilterOutputStream(out) {
            @Override
            public void write(byte[] b, int from, int length) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThatThrownBy(() -> OutputFile.write(file, bytes("new")))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContainingAll("a.csv", "no space left");
        // Encoders that hide the reason, as those of pictures do, hide it from nobody.
        assertThatThrownBy(() -> OutputFile.write(file, FullDisk::encode)).hasMessageContaining("no space left");
        assertThat(file).hasContent("earlier");
        assertThat(names()).containsExactly("a.csv");
    }

    private static final class FullDisk {
        static void encode(OutputStream out) throws IOException {
            try {
                out.write(new byte[10_000]);
            } catch (IOException e) {
                throw new IOException("I/O error writing PNG file!", e);
            }
        }
    }

    @Test
    void placesThatCannotBeWrittenAreFound() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "x");
        assertThatThrownBy(() -> OutputFile.requireWritable(file.resolve("below")))
                .hasMessageContainingAll("below", "part of the way to it is a file");
        assertThatThrownBy(() -> OutputFile.requireWritable(temp)).hasMessageContaining("a folder, expected a file");
        OutputFile.requireWritable(Path.of("/dev/null"));
        OutputFile.requireWritable(temp.resolve("new/deep/a.csv"));
        assertThat(temp.resolve("new/deep")).isEmptyDirectory();
    }

    @Test
    void aDeviceIsWrittenAsItIs() throws IOException {
        Optional<Object> before = Optional.ofNullable(Files.getAttribute(Path.of("/dev/null"), "unix:ino"));
        OutputFile.write(Path.of("/dev/null"), bytes("x"));
        assertThat(Optional.ofNullable(Files.getAttribute(Path.of("/dev/null"), "unix:ino")))
                .isEqualTo(before);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String[] names() {
        return temp.toFile().list();
    }
}
