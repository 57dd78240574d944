package dev.mien.infer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativesTest {
    @TempDir
    private Path temp;

    @Test
    void librariesThatWereCutOrChangedAreUnpackedAnew() throws IOException {
        ClassLoader loader = OrtEnvironment.class.getClassLoader();
        NativeCache.unpackInto(temp, loader);
        List<Path> libraries = files();
        assertThat(libraries).hasSize(2);
        List<byte[]> whole = new ArrayList<>();
        for (Path library : libraries) {
            whole.add(Files.readAllBytes(library));
        }
        byte[] changed = whole.get(0).clone();
        changed[changed.length / 2] ^= 1;
        Files.write(libraries.get(0), changed);
        Files.write(libraries.get(1), new byte[1000]);
        NativeCache.unpackInto(temp, loader);
        assertThat(files()).isEqualTo(libraries);
        for (int i = 0; i < 2; i++) {
            assertThat(libraries.get(i)).hasBinaryContent(whole.get(i));
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> inside = Files.list(temp)) {
            return inside.sorted().toList();
        }
    }

    @Test
    void aPrivateFolderIsNewAndForNobodyElse() throws IOException {
        Path first = PrivateFolder.create("mien-test");
        Path second = PrivateFolder.create("mien-test");
        assertThat(first).isNotEqualTo(second);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first)))
                .isEqualTo("rwx------");
    }

    /** In a process of its own: here the runtime has started long ago. */
    @Test
    void anInterruptedFirstUseDisablesNothing() throws Exception {
        assertThat(run(Interrupted.class)).contains("still interrupted, and it runs");
    }

    static final class Interrupted {
        public static void main(String[] args) {
            Thread.currentThread().interrupt();
            OrtEnvironment first = OnnxRuntime.environment();
            boolean kept = Thread.interrupted();
            System.out.println(
                    kept && first == OnnxRuntime.environment() ? "still interrupted, and it runs" : "not as it was");
        }
    }

    private String run(Class<?> program) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Dmien.home=" + temp,
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
