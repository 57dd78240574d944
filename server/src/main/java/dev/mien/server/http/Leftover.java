package dev.mien.server.http;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * What a refused client still sends. Many read no answer before they have sent their body, and a connection that is cut off meanwhile has
 * none for them; so a little of it is taken in for nothing. Strangers may be the ones who send, so that costs next to nothing too.
 */
final class Leftover {
    private static final long MOST_BYTES = 1 << 20;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LOOK_MILLIS = 10;
    /** Those who are waited for at once: each holds a thread. */
    private static final Semaphore WAITING = new Semaphore(16);

    private Leftover() {}

    /** Takes in what is there and what comes within a second; says whether that was all. */
    static boolean drain(Request request) {
        boolean little = request.getLength() >= 0 && request.getLength() <= MOST_BYTES;
        boolean sends = !request.getHeaders().contains(HttpHeader.EXPECT);
        if (!little || !sends) {
            return request.getLength() == 0;
        }
        if (readAll(request)) {
            return true;
        }
        if (!WAITING.tryAcquire()) {
            return false;
        }
        try {
            for (long end = System.nanoTime() + PATIENCE_NANOS; System.nanoTime() < end; Thread.sleep(LOOK_MILLIS)) {
                if (readAll(request)) {
                    return true;
                }
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            WAITING.release();
        }
    }

    /** Takes in what is there; says whether nothing more will come. */
    private static boolean readAll(Request request) {
        for (Content.Chunk chunk = request.read(); chunk != null; chunk = request.read()) {
            chunk.release();
            if (chunk.isLast() || Content.Chunk.isFailure(chunk)) {
                return true;
            }
        }
        return false;
    }
}
