package dev.mien.infer;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.mien.base.Limits;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Ends runs of networks that would never end by themselves, as a loop in a network may. */
final class Watchdog {
    /** Tests have less patience. */
    @SuppressWarnings("NonFinalStaticField")
    static volatile long longestNanos = Limits.NETWORK_SECONDS * 1_000_000_000L;

    private static final long ROUND_MILLIS = 1000;
    /** How ONNX Runtime calls it that it was told to end. */
    private static final String TERMINATED = "terminate flag";

    private static final Set<Watch> WATCHED = ConcurrentHashMap.newKeySet();
    private static volatile @Nullable Thread thread;

    private Watchdog() {}

    /** A run that is watched until this is closed. */
    static final class Watch implements AutoCloseable {
        private final OrtSession.RunOptions options;
        private final long end = System.nanoTime() + longestNanos;

        private Watch(OrtSession.RunOptions options) {
            this.options = options;
        }

        /** The options may be freed only once nobody would end the run by them any more. */
        @Override
        public synchronized void close() {
            WATCHED.remove(this);
        }

        private synchronized void look() {
            if (System.nanoTime() - end >= 0 && WATCHED.contains(this)) {
                try {
                    options.setTerminate(true);
                } catch (OrtException e) {
                    // It goes on; there is no other way to end it.
                }
            }
        }
    }

    static Watch over(OrtSession.RunOptions options) {
        Watch watch = new Watch(options);
        WATCHED.add(watch);
        begin();
        return watch;
    }

    /** What to tell the user, if a run was ended here. */
    static Optional<String> reason(OrtException e) {
        return String.valueOf(e.getMessage()).contains(TERMINATED)
                ? Optional.of("took longer than " + Limits.NETWORK_SECONDS + " s and was ended; use a smaller network")
                : Optional.empty();
    }

    private static void begin() {
        if (thread == null) {
            synchronized (Watchdog.class) {
                if (thread == null) {
                    Thread fresh = new Thread(Watchdog::watch, "mien-watchdog");
                    fresh.setDaemon(true);
                    fresh.start();
                    thread = fresh;
                }
            }
        }
    }

    private static void watch() {
        while (true) {
            try {
                Thread.sleep(ROUND_MILLIS);
            } catch (InterruptedException e) {
                // Nobody has this thread; it goes on.
            }
            WATCHED.forEach(Watch::look);
        }
    }
}
