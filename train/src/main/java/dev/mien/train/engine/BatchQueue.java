package dev.mien.train.engine;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Makes batches in background threads, a few ahead of their use, and hands them over in order. */
final class BatchQueue implements AutoCloseable {
    private static final int AHEAD = 4;

    private final ExecutorService background;

    BatchQueue(int threads) {
        this.background = Workers.pool("batches", threads);
    }

    interface Consumer {
        void accept(Batch batch) throws IOException;
    }

    /** Calls the consumer in the calling thread. */
    void forEach(List<Supplier<Batch>> batches, Consumer consumer) throws IOException {
        Deque<Future<Batch>> ahead = new ArrayDeque<>();
        Iterator<Supplier<Batch>> next = batches.iterator();
        for (int used = 0; used < batches.size(); used++) {
            while (next.hasNext() && ahead.size() < AHEAD) {
                ahead.add(background.submit(next.next()::get));
            }
            consumer.accept(Workers.await(ahead.remove(), "a batch could not be made"));
        }
    }

    @Override
    public void close() {
        background.shutdownNow();
    }
}
