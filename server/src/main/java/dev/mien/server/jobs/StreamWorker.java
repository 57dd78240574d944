package dev.mien.server.jobs;

import dev.mien.server.decode.Decoder;
import dev.mien.server.decode.DecoderException;
import dev.mien.server.policy.StreamAddress;
import dev.mien.server.store.Job;
import dev.mien.server.store.JobState;
import dev.mien.server.store.Store;
import dev.mien.server.store.StoreException;
import dev.mien.server.work.BusyException;
import dev.mien.server.work.Faults;
import dev.mien.server.work.Gate;
import dev.mien.source.VideoException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Reads streams, each from the moment it is asked for on a thread of its own. What one showed cannot be had again, so that it is tried once;
 * its address is in memory alone, and a server that begins anew does not open it.
 */
final class StreamWorker implements AutoCloseable {
    /** Each has a process that decodes. */
    static final int MOST = 4;

    private static final Set<JobState> UNDER_WAY = Set.of(JobState.STREAMING);
    private static final int RETRY_SECONDS = 30;
    /** By how much a stream's own clock may be behind. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration LAST_FRAME = Duration.ofSeconds(10);

    private final Store store;
    private final JobFiles files;
    private final Gate gate;
    private final JobWorker.Work work;
    private final Running running;
    private final Consumer<String> log;
    private final Semaphore places = new Semaphore(MOST);
    private boolean closed;

    /** @param log takes a line of JSON for each fault */
    StreamWorker(Store store, JobFiles files, Gate gate, JobWorker.Work work, Running running, Consumer<String> log) {
        this.store = store;
        this.files = files;
        this.gate = gate;
        this.work = work;
        this.running = running;
        this.log = log;
    }

    /** Those that a killed server left. */
    void recover() {
        for (Job job : store.in(JobState.STREAMING)) {
            store.move(
                    job.id(),
                    UNDER_WAY,
                    JobState.FAILED,
                    "the server ended while it read this stream; ask for it again");
        }
    }

    /** Notes a job. */
    interface Adding {
        void add() throws BusyException, IOException;
    }

    /**
     * Begins to read.
     *
     * @param job in the state {@link JobState#STREAMING}
     * @param adding notes it, once there is a place for it
     * @throws BusyException if there are as many as may be
     */
    void begin(Job job, StreamAddress address, Duration longest, Adding adding) throws BusyException, IOException {
        if (!places.tryAcquire()) {
            throw new BusyException(
                    "there are " + MOST + " streams being read, as many as may be; try again", RETRY_SECONDS);
        }
        boolean begun = false;
        try {
            requireOpen();
            adding.add();
            JobRun run = new JobRun(
                    job,
                    files,
                    gate,
                    () -> new TimedFrames(
                            Decoder.stream(address.secret(), address.toString(), longest), longest.plus(GRACE)),
                    address.toString());
            begun = start(run);
        } finally {
            if (!begun) {
                places.release();
            }
        }
    }

    private synchronized boolean start(JobRun run) throws BusyException {
        if (closed) {
            store.move(run.job().id(), UNDER_WAY, JobState.FAILED, "the server was stopped; ask for it again");
        }
        requireOpen();
        running.add(run);
        if (store.find(run.job().id())
                .filter(job -> job.state() == JobState.STREAMING)
                .isEmpty()) {
            run.stop(); // cancelled since it was noted
        }
        Thread thread = new Thread(() -> read(run), "mien-stream");
        thread.setDaemon(true);
        thread.start();
        return true;
    }

    private synchronized void requireOpen() throws BusyException {
        if (closed) {
            throw new BusyException("the server is being stopped; try another or try again", 5);
        }
    }

    private void read(JobRun run) {
        Job job = run.job();
        JobState state = JobState.FAILED;
        String detail = "";
        try {
            boolean whole = work.on(run);
            state = whole ? JobState.DONE : JobState.FAILED;
            detail = whole ? "" : "the server was stopped while it read this stream; ask for it again";
        } catch (VideoException e) {
            detail = String.valueOf(e.getMessage());
        } catch (DecoderException e) {
            detail = e.getMessage() + "; the stream may be damaged";
        } catch (Throwable e) { // an Error of one stream must not end the others
            detail = "a fault of the server; name the job's id when you report it";
            log.accept("{\"time\":\"" + Instant.now() + "\",\"job\":\"" + job.id() + "\",\"fault\":\"" + Faults.name(e)
                    + "\"}");
        }
        try {
            settle(job, state, detail);
            if (store.find(job.id()).isEmpty()) {
                files.delete(job); // deleted while it ran
            }
        } catch (IOException | RuntimeException e) {
            log.accept("{\"time\":\"" + Instant.now() + "\",\"job\":\"" + job.id() + "\",\"fault\":\"" + Faults.name(e)
                    + "\"}");
        } finally {
            running.remove(run);
            places.release();
        }
    }

    /** Unless it was cancelled, which the store knows. One that does not answer is asked again, as nobody else would. */
    private void settle(Job job, JobState state, String detail) {
        while (true) {
            try {
                store.move(job.id(), UNDER_WAY, state, detail);
                return;
            } catch (StoreException e) {
                if (!e.isPassing() || isClosed()) {
                    throw e;
                }
            }
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Begins no other, and tells those under way to stop. */
    synchronized void stop() {
        closed = true;
        running.stopAll();
    }

    /** Stops, and waits for those under way. */
    @Override
    public void close() {
        stop();
        try {
            if (places.tryAcquire(MOST, LAST_FRAME.toSeconds(), TimeUnit.SECONDS)) {
                places.release(MOST);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
