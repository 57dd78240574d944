package dev.mien.infer;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** The one environment that all networks of a process share. */
final class OnnxRuntime {
    private static final long STACK = 64L << 20;

    private static @Nullable OrtEnvironment environment;

    private OnnxRuntime() {}

    /**
     * The environment, started when it is first asked for. A thread that is interrupted meanwhile waits all the same, and a start
     * that failed is tried again: a static initialiser would have no second try.
     */
    static synchronized OrtEnvironment environment() {
        OrtEnvironment known = environment;
        if (known == null) {
            known = start();
            environment = known;
        }
        return known;
    }

    /**
     * When it starts, ONNX Runtime matches its process's command line against a regular expression; a long class path
     * overflows an ordinary thread's stack there, which ends the process without a word. So it starts on a tall stack.
     */
    private static OrtEnvironment start() {
        FutureTask<OrtEnvironment> start = new FutureTask<>(() -> {
            NativeCache.use(OrtEnvironment.class.getClassLoader());
            // Mien says what is wrong itself, in one line.
            return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "mien");
        });
        new Thread(null, start, "onnxruntime-start", STACK).start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return start.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("ONNX Runtime cannot start on this machine: " + e.getCause(), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
