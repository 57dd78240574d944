package dev.mien.video;

import java.time.Duration;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;

/** When FFmpeg is to give up waiting for a file, a stream or a device. */
final class Deadline {
    /** One for all: JavaCPP has room for ten living callbacks only. FFmpeg hands it the cell of the deadline asked for. */
    private static final AVIOInterruptCB.Callback_Pointer CALLBACK = new Callback();

    /** {@link System#nanoTime} of the end, where native code can see it. */
    private final LongPointer end = new LongPointer(1);

    private volatile boolean cancelled;

    Deadline() {
        restart(Duration.ZERO);
    }

    /** Counts anew, unless cancelled. */
    void restart(Duration timeout) {
        end.put(System.nanoTime() + timeout.toNanos());
        if (cancelled) {
            end.put(System.nanoTime());
        }
    }

    /** Whatever waits now or later gives up at once. */
    void cancel() {
        cancelled = true;
        end.put(System.nanoTime());
    }

    boolean cancelled() {
        return cancelled;
    }

    boolean expired() {
        return expired(end);
    }

    void guard(AVFormatContext context) {
        context.interrupt_callback().callback(CALLBACK).opaque(end);
    }

    private static boolean expired(LongPointer end) {
        return System.nanoTime() - end.get() >= 0;
    }

    private static final class Callback extends AVIOInterruptCB.Callback_Pointer {
        @Override
        public int call(Pointer cell) {
            return expired(new LongPointer(cell)) ? 1 : 0;
        }
    }
}
