package dev.mien.server.jobs;

import dev.mien.face.Frame;
import dev.mien.source.FrameSource;
import dev.mien.source.VideoException;
import dev.mien.source.VideoInfo;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The frames of a video as a process of its own decodes them, so that a video which breaks the decoder ends that process and not the
 * server. It has bounds for its memory, and is ended when no frame comes for too long. {@link #next} throws an {@link
 * UncheckedIOException} with a {@link DecoderException} where it ended before the video did.
 */
final class Decoder implements FrameSource {
    /** Longest time to a frame that is no sign of a decoder that hangs. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

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
            "--enable-native-access=ALL-UNNAMED");

    private final Process process;
    private final DataInputStream in;
    private Duration patience = PATIENCE;
    private final VideoInfo info;
    private List<String> faults = List.of();
    /** Since when a frame is waited for; 0 while none is. */
    private long waiting;

    private boolean ended;
    private boolean late;
    private boolean closed;

    private Decoder(Process process, String name) throws IOException {
        this.process = process;
        in = new DataInputStream(process.getInputStream());
        Thread watch = new Thread(this::watch, "mien-decoder-watch");
        watch.setDaemon(true);
        watch.start();
        try {
            info = read(() -> DecoderWire.info(in, name));
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts the process and waits until it has opened the video.
     *
     * @throws VideoException if it cannot be opened
     * @throws DecoderException if the process ends before it says so
     * @throws IOException if no process can be started
     */
    static Decoder open(Path video) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/bin/sh"))
                && System.getProperty("os.name").startsWith("Linux")) {
            // Bounds for what native code takes as well; no core is left.
            String bounded = "ulimit -c 0; ulimit -v " + ADDRESS_KILOBYTES + "; exec \"$@\"";
            command.addAll(List.of("/bin/sh", "-c", bounded, "sh"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        // where natives are unpacked, and whatever else was said of that
        Stream.of("org.bytedeco.javacpp.cachedir", "java.io.tmpdir", "user.home")
                .filter(name -> System.getProperty(name) != null)
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), DecoderMain.class.getName(), video.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new Decoder(process, video.toString());
    }

    private interface Read<T> {
        T read() throws IOException;
    }

    private <T> T read(Read<T> part) throws IOException {
        synchronized (this) {
            waiting = System.nanoTime() | 1;
        }
        try {
            return part.read();
        } catch (VideoException e) {
            throw e;
        } catch (IOException e) {
            throw new DecoderException(how(e));
        } finally {
            synchronized (this) {
                waiting = 0;
            }
        }
    }

    private String how(IOException broken) {
        synchronized (this) {
            if (late) {
                return "the process that decodes the video gave nothing for " + patience.toSeconds() + " s";
            }
        }
        if (!(broken instanceof EOFException)) {
            return "the process that decodes the video cannot be heard";
        }
        try {
            return process.waitFor(1, TimeUnit.SECONDS)
                    ? "the process that decodes the video ended with " + process.exitValue()
                    : "the process that decodes the video fell silent";
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

    /** Waits no longer than that for each frame from now on. */
    synchronized void hurry(Duration longest) {
        patience = longest;
    }

    /** Of the process, for tests that end it. */
    long pid() {
        return process.pid();
    }

    @Override
    public VideoInfo info() {
        return info;
    }

    @Override
    public Optional<Frame> next() {
        if (ended || isClosed()) {
            return Optional.empty();
        }
        try {
            return read(this::frame);
        } catch (IOException e) {
            if (isClosed()) {
                return Optional.empty();
            }
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Frame> frame() throws IOException {
        int first = in.readByte();
        if (first == DecoderWire.FRAME) {
            return Optional.of(DecoderWire.frame(in, info));
        } else if (first != DecoderWire.END) {
            throw new IOException("neither a frame nor the end");
        }
        faults = DecoderWire.faults(in);
        ended = true;
        return Optional.empty();
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public List<String> faults() {
        return faults;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        process.destroyForcibly();
    }
}
