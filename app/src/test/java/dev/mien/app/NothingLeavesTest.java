package dev.mien.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.testkit.Skip;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures, and that they were looked at, are nobody's business: no library on the class path reports anywhere. */
class NothingLeavesTest {
    /** Where libraries report to. A version of ONNX Runtime with the first one was once in use here. */
    private static final List<String> COLLECTORS = List.of(
            "events.data.microsoft.com",
            "vortex.data.microsoft.com",
            "dc.services.visualstudio.com",
            "google-analytics.com",
            "sentry.io",
            "api.segment.io",
            "api.mixpanel.com",
            "datadoghq.com");

    @TempDir
    private Path folder;

    @Test
    void noNativeLibraryKnowsWhereToReport() throws IOException {
        List<String> found = new ArrayList<>();
        int libraries = 0;
        for (String entry : System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
            if (entry.endsWith(".jar")) {
                try (ZipFile jar = new ZipFile(entry)) {
                    libraries += look(jar, found);
                }
            }
        }
        assertThat(libraries).as("libraries looked into").isGreaterThan(10);
        assertThat(found).isEmpty();
    }

    private static int look(ZipFile jar, List<String> found) throws IOException {
        int libraries = 0;
        for (Enumeration<? extends ZipEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName().toLowerCase(Locale.ROOT);
            if (!entry.isDirectory() && name.matches(".*\\.(so[0-9.]*|dll|dylib|jnilib)")) {
                libraries++;
                try (InputStream in = jar.getInputStream(entry)) {
                    for (String collector : collectorsIn(in)) {
                        found.add(jar.getName() + " " + entry.getName() + ": " + collector);
                    }
                }
            }
        }
        return libraries;
    }

    /** Names lie there as bytes or, on Windows, as pairs of bytes. */
    private static List<String> collectorsIn(InputStream in) throws IOException {
        List<String> found = new ArrayList<>();
        byte[] block = new byte[1 << 20];
        int kept = 0;
        for (int read = in.read(block); read >= 0; read = in.read(block, kept, block.length - kept)) {
            int filled = kept + read;
            String text = new String(block, 0, filled, StandardCharsets.ISO_8859_1);
            String narrow = text.replace("\0", "");
            for (String collector : COLLECTORS) {
                if ((text.contains(collector) || narrow.contains(collector)) && !found.contains(collector)) {
                    found.add(collector);
                }
            }
            kept = Math.min(filled, 128);
            System.arraycopy(block, filled - kept, block, 0, kept);
        }
        return found;
    }

    @Test
    void aRunWritesOnlyWhatIsDocumented() throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Process process = start(List.of(), home, folder.resolve("out"), Mien.class);
        assertThat(finished(process)).isZero();
        try (Stream<Path> files = Files.walk(home)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> home.relativize(file).toString()))
                    .isNotEmpty()
                    .allMatch(file -> file.startsWith(".mien/") || file.startsWith(".javacpp/"));
        }
    }

    @Test
    void aRunWithoutANetworkAsksForNoName() throws IOException {
        Path servers = Files.writeString(folder.resolve("resolv.conf"), "nameserver 127.0.0.1\n");
        String namespace = "ip link set lo up && mount --bind " + servers + " /etc/resolv.conf && exec \"$@\"";
        List<String> inside = List.of("unshare", "-rnm", "sh", "-c", namespace, "sh");
        Skip.unless(starts(inside), "network namespaces are not to be had here");
        Path questions = folder.resolve("questions");
        Process process = start(inside, folder, questions, NameQuestions.class);
        int exit = finished(process);
        assertThat(exit).as(Files.readString(questions)).isZero();
        assertThat(Files.readString(questions)).contains("trap: true").contains("exit: 0, questions: 0");
    }

    private static boolean starts(List<String> inside) {
        List<String> command = new ArrayList<>(inside);
        command.add("true");
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int finished(Process process) {
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("hangs");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts a JVM of its own with that home, and with no setting that stops a library from reporting. */
    private static Process start(List<String> outer, Path home, Path output, Class<?> main) throws IOException {
        List<String> command = new ArrayList<>(outer);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Duser.home=" + home, "-cp", System.getProperty("java.class.path")));
        command.addAll(
                List.of(main.getName(), "analyze", Cli.sample("group.jpg").toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().remove("MIEN_HOME");
        builder.environment().remove("ORT_DISABLE_TELEMETRY");
        return builder.start();
    }
}
