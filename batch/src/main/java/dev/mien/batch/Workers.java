package dev.mien.batch;

import dev.mien.batch.media.MediaQueue;
import dev.mien.batch.media.OpenMedium;
import dev.mien.batch.medium.Stop;
import dev.mien.batch.medium.StoppedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Threads that each take a medium, work on it, and take the next. The first error ends all of them. */
final class Workers {
    /** What is done with a medium. */
    interface Work {
        void on(OpenMedium medium) throws IOException, StoppedException;
    }

    private final MediaQueue queue;
    private final Work work;
    private final Stop stop;
    private final AtomicReference<Throwable> error = new AtomicReference<>();

    private Workers(MediaQueue queue, Work work, Stop stop) {
        this.queue = queue;
        this.work = work;
        this.stop = stop;
    }

    /** @throws IOException the first error, if there was one */
    static void run(int threads, MediaQueue queue, Work work, Stop stop) throws IOException {
        Workers workers = new Workers(queue, work, stop);
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(workers::work, "mien-batch-" + (i + 1));
            thread.setDaemon(true);
            thread.start();
            all.add(thread);
        }
        for (Thread thread : all) {
            join(thread);
        }
        workers.rethrow();
    }

    private static void join(Thread thread) throws IOException {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void work() {
        try {
            while (!stop.isAsked()) {
                Optional<OpenMedium> next = queue.next();
                if (next.isEmpty()) {
                    return;
                }
                try (OpenMedium medium = next.get()) {
                    work.on(medium);
                }
            }
        } catch (StoppedException e) {
            // As asked.
        } catch (IOException | RuntimeException | Error e) {
            error.compareAndSet(null, e);
            stop.ask();
        }
    }

    private void rethrow() throws IOException {
        Throwable thrown = error.get();
        if (thrown instanceof IOException e) {
            throw e;
        } else if (thrown instanceof RuntimeException e) {
            throw e;
        } else if (thrown instanceof Error e) {
            throw e;
        }
    }
}
