package dev.mien.train.engine;

import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The threads of a training; none keeps the program from ending. */
final class Workers {
    private Workers() {}

    static ExecutorService pool(String name, int threads) {
        return Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** @param failure what to say if the work failed */
    static <T> T await(Future<T> work, String failure) throws InterruptedIOException {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the training was interrupted; what the last checkpoint has is kept");
        } catch (ExecutionException e) {
            throw new IllegalStateException(failure, e.getCause());
        }
    }
}
