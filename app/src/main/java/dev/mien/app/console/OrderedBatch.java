package dev.mien.app.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Runs work on several threads and hands the results over in the order of the inputs, holding only a few at once. */
public final class OrderedBatch {
    private OrderedBatch() {}

    /** What takes the results, on the calling thread. */
    public interface Sink<R> {
        void accept(R result) throws Exception;
    }

    /** @param goOn asked before each input; what is under way when it says no is handed over nevertheless */
    public static <T, R> void run(List<T> inputs, int threads, Function<T, R> work, Sink<R> sink, BooleanSupplier goOn)
            throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "mien-worker");
            thread.setDaemon(true);
            return thread;
        });
        Deque<Future<R>> window = new ArrayDeque<>();
        try {
            for (T input : inputs) {
                if (!goOn.getAsBoolean()) {
                    break;
                }
                if (window.size() == 2 * threads) {
                    sink.accept(result(window.removeFirst()));
                }
                window.addLast(pool.submit(() -> work.apply(input)));
            }
            while (!window.isEmpty()) {
                sink.accept(result(window.removeFirst()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static <R> R result(Future<R> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }
}
