package dev.mien.server.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/**
 * A body that has to be there after a while. What trickles in steadily would hold a place for hours otherwise: Jetty's own handler for it
 * counts the bytes of all requests together, and its time limit is on silence.
 */
final class TimedBody implements Content.Source {
    private final Content.Source body;
    private final Duration patience;
    private final double leastRate;
    private final LongSupplier nanos;
    private final long began;
    private long bytes;

    /**
     * @param patience until the body must be there
     * @param leastRate bytes a second that are given more time; infinite for a body that is given none
     * @param nanos a clock that never goes back
     */
    TimedBody(Content.Source body, Duration patience, double leastRate, LongSupplier nanos) {
        this.body = body;
        this.patience = patience;
        this.leastRate = leastRate;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    @Override
    public Content.@Nullable Chunk read() {
        double more = bytes / leastRate * TimeUnit.SECONDS.toNanos(1);
        if (nanos.getAsLong() - began > patience.toNanos() + more) {
            return Content.Chunk.from(new TimeoutException("the body took too long"));
        }
        Content.Chunk chunk = body.read();
        bytes += chunk == null ? 0 : chunk.remaining();
        return chunk;
    }

    @Override
    public void demand(Runnable chunkIsThere) {
        body.demand(chunkIsThere);
    }

    @Override
    public void fail(Throwable why) {
        body.fail(why);
    }

    @Override
    public long getLength() {
        return body.getLength();
    }
}
