package dev.mien.server.decode;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process that decodes, so that what breaks a decoder ends that process and not the server. It has bounds for its memory, and is ended
 * when nothing comes from it for too long.
 */
final class Child implements AutoCloseable {
    /** Longest silence that is no sign of a decoder that hangs. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int BUFFER = 1 << 16;
    private static final int ADDRESS_KILOBYTES = 6 << 20;
    private static final List<String> JVM = List.of(
            "-Xmx768m",
            "-XX:+UseSerialGC",
            "-XX:CompressedClassSpaceSize=64m",
            "-XX:ReservedCodeCacheSize=64m",
            // What the JVM says is no frame, and of a crash it need leave no report.
            "-XX:+DisplayVMOutputToStderr",
            "-Xlog:disable",
            "-XX:+SuppressFatalErrorMessage",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED");

    private final String what;
    private final Process process;
    private final DataInputStream in;
    private Duration patience = PATIENCE;
    /** Since when something is waited for; 0 while nothing is. */
    private long waiting;

    private boolean late;
    private boolean closed;

    private Child(String what, Process process) {
        this.what = what;
        this.process = process;
        in = new DataInputStream(new BufferedInputStream(process.getInputStream(), BUFFER));
        Thread watch = new Thread(this::watch, "mien-decoder-watch");
        watch.setDaemon(true);
        watch.start();
    }

    /**
     * Starts the process.
     *
     * @param what it decodes, for messages, such as "video"
     * @param main its first class
     * @param jvm options of its own
     * @param arguments that others on this machine may see
     * @throws IOException if it cannot be started
     */
    static Child start(String what, Class<?> main, List<String> jvm, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/bin/sh"))
                && System.getProperty("os.name").startsWith("Linux")) {
            // Bounds for what native code takes as well; no core is left. A signal to all processes of the server is
            // for the server,
            // which finishes what it accepted.
            String bounded = "trap '' INT TERM HUP; ulimit -c 0; ulimit -v " + ADDRESS_KILOBYTES + "; exec \"$@\"";
            command.addAll(List.of("/bin/sh", "-c", bounded, "sh"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(jvm);
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX:SharedArchiveFile="))
                .forEach(command::add);
        // where natives are unpacked, and whatever else was said of that
        Stream.of("org.bytedeco.javacpp.cachedir", "java.io.tmpdir", "user.home")
                .filter(name -> System.getProperty(name) != null)
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        return new Child(what, builder.start());
    }

    /** Takes what the process is told. The process ends when it is closed, as it is with the server. */
    OutputStream to() {
        return process.getOutputStream();
    }

    interface Read<T> {
        T from(DataInputStream in) throws IOException;
    }

    interface Write {
        void to(OutputStream out) throws IOException;
    }

    /**
     * Tells the process something.
     *
     * @throws IOException if the process ends, or does not take it for too long
     */
    void write(Write part) throws IOException {
        synchronized (this) {
            waiting = System.nanoTime() | 1;
        }
        try {
            part.to(process.getOutputStream());
        } finally {
            synchronized (this) {
                waiting = 0;
            }
        }
    }

    /**
     * Reads something that the process says.
     *
     * @throws DecoderException if the process ends or hangs before it is said
     */
    <T> T read(Read<T> part) throws IOException {
        synchronized (this) {
            waiting = System.nanoTime() | 1;
        }
        try {
            return part.from(in);
        } catch (IOException e) {
            throw new DecoderException(how(e));
        } finally {
            synchronized (this) {
                waiting = 0;
            }
        }
    }

    private String how(IOException broken) {
        String name = "the process that decodes the " + what;
        synchronized (this) {
            if (late) {
                return name + " gave nothing for " + patience.toSeconds() + " s";
            }
        }
        if (!(broken instanceof EOFException)) {
            return name + " cannot be heard";
        }
        try {
            return process.waitFor(1, TimeUnit.SECONDS)
                    ? name + " ended with " + process.exitValue()
                    : name + " fell silent";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    /** Ends a process that gives nothing. */
    private void watch() {
        try {
            while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
                synchronized (this) {
                    late = waiting != 0 && System.nanoTime() - waiting > patience.toNanos();
                    if (late) {
                        process.destroyForcibly();
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits no longer than that from now on. */
    synchronized void hurry(Duration longest) {
        patience = longest;
    }

    /** Of the process, for tests that end it. */
    long pid() {
        return process.pid();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        process.destroyForcibly();
    }
}
