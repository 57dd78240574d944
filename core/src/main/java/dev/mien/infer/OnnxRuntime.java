package dev.mien.infer;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The one environment that all networks of a process share. */
final class OnnxRuntime {
    private static final long STACK = 64L << 20;

    static final OrtEnvironment ENVIRONMENT = start();

    private OnnxRuntime() {}

    /**
     * When it starts, ONNX Runtime matches its process's command line against a regular expression; a long class path
     * overflows an ordinary thread's stack there, which ends the process without a word. So it starts on a tall stack.
     */
    private static OrtEnvironment start() {
        FutureTask<OrtEnvironment> start = new FutureTask<>(new Start());
        new Thread(null, start, "onnxruntime-start", STACK).start();
        try {
            return start.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while ONNX Runtime started", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("ONNX Runtime cannot start on this machine: " + e.getCause(), e);
        }
    }

    /** A class of its own: a lambda would wait for this class, whose initialisation waits for it. */
    private static final class Start implements Callable<OrtEnvironment> {
        @Override
        public OrtEnvironment call() {
            NativeCache.use(OrtEnvironment.class.getClassLoader());
            return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "mien");
        }
    }
}
