package dev.mien.eval.run;

import dev.mien.base.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Does the same for every index on several threads and gives the results in index order. */
public final class ParallelLoop {
    private ParallelLoop() {}

    /** Hears the number of indices done, from one thread at a time. */
    public interface Done {
        /**
         * Hears that one more is done.
         *
         * @param done how many are
         */
        void update(int done);
    }

    /**
     * @param <T> what the body makes
     * @param n how often it runs
     * @param threads how many run at once, at least 1
     * @param body takes 0 to {@code n - 1}
     * @param progress hears of every one
     * @return what the body made, in order
     * @throws IllegalStateException if interrupted; what the body throws comes through unchanged
     */
    public static <T> List<T> map(int n, int threads, IntFunction<T> body, Done progress) {
        Require.atLeast("threads", threads, 1);
        List<T> results = new ArrayList<>();
        AtomicInteger next = new AtomicInteger();
        Counter counter = new Counter(progress);
        Callable<List<Indexed<T>>> worker = () -> {
            List<Indexed<T>> own = new ArrayList<>();
            for (int i = next.getAndIncrement(); i < n; i = next.getAndIncrement()) {
                try {
                    own.add(new Indexed<>(i, body.apply(i)));
                } catch (RuntimeException | Error e) {
                    next.set(n); // no need for the others to go on
                    throw e;
                }
                counter.increment();
            }
            return own;
        };
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<Indexed<T>>>> futures = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                futures.add(pool.submit(worker));
            }
            List<Indexed<T>> all = new ArrayList<>(n);
            for (Future<List<Indexed<T>>> future : futures) {
                all.addAll(future.get());
            }
            all.stream().sorted((a, b) -> Integer.compare(a.index, b.index)).forEach(item -> results.add(item.value));
            return results;
        } catch (InterruptedException e) {
            next.set(n);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private record Indexed<T>(int index, T value) {}

    private static final class Counter {
        private final Done progress;
        private int done;

        Counter(Done progress) {
            this.progress = progress;
        }

        synchronized void increment() {
            progress.update(++done);
        }
    }
}
