package dev.mien.base;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** A disk that fails at a moment, under all files that Mien writes in this JVM. */
public final class FailingDisk implements AutoCloseable {
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    private FailingDisk() {}

    private static FailingDisk with(long failingCall, long room) {
        FailingDisk disk = new FailingDisk();
        OutputFile.disk = out -> disk.under(out, failingCall, room);
        return disk;
    }

    private OutputStream under(OutputStream out, long failingCall, long room) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] content, int from, int length) throws IOException {
                if (calls.incrementAndGet() == failingCall) {
                    throw new IOException("No space left on device");
                }
                long left = room - bytes.getAndAdd(length);
                this.out.write(content, from, (int) Math.max(0, Math.min(left, length)));
                if (left < length) {
                    throw new IOException("No space left on device");
                }
            }

            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }
        };
    }

    /** One that is good, and counts. */
    public static FailingDisk never() {
        return with(-1, Long.MAX_VALUE);
    }

    /** One of whose calls to write fails a single one. */
    public static FailingDisk atCall(long call) {
        return with(call, Long.MAX_VALUE);
    }

    /** One that has room for so many bytes. */
    public static FailingDisk withRoomFor(long bytes) {
        return with(-1, bytes);
    }

    public long calls() {
        return calls.get();
    }

    public long bytes() {
        return bytes.get();
    }

    @Override
    public void close() {
        OutputFile.disk = UnaryOperator.identity();
    }
}
