package dev.mien.server.jobs;

import dev.mien.server.decode.DecoderException;
import dev.mien.server.store.Job;
import dev.mien.server.store.JobState;
import dev.mien.server.store.Store;
import dev.mien.server.work.Faults;
import dev.mien.server.work.Gate;
import dev.mien.source.VideoException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Works on jobs one after the other. A video that cannot be read fails; a fault of the server costs an attempt, and the video waits for the
 * next. So does a process that ends meanwhile, which a damaged video may have been the cause of: others have their turn first.
 */
final class JobWorker implements AutoCloseable {
    /** Begun so often in vain, a job fails. */
    static final int MOST_ATTEMPTS = 5;

    private static final Duration SWEEP = Duration.ofMinutes(10);
    private static final Duration LAST_FRAME = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 1000;

    private final Store store;
    private final JobFiles files;
    private final Gate gate;
    private final Work work;
    private final Duration kept;
    private final Duration rest;
    private final Consumer<String> log;
    /** Until when jobs that met a fault are left alone, by their ids. */
    private final Map<String, Instant> resting = new HashMap<>();

    private final Thread thread = new Thread(this::loop, "mien-jobs");
    private final Running running;
    private volatile boolean closed;

    /**
     * @param running is told what is under way
     * @param kept how long results are kept
     * @param rest of a job after its first fault; doubled with each
     * @param log takes a line of JSON for each fault
     */
    JobWorker(
            Store store,
            JobFiles files,
            Gate gate,
            Work work,
            Running running,
            Duration kept,
            Duration rest,
            Consumer<String> log) {
        this.running = running;
        this.store = store;
        this.files = files;
        this.gate = gate;
        this.work = work;
        this.kept = kept;
        this.rest = rest;
        this.log = log;
    }

    /** What is done with a video. */
    interface Work {
        /**
         * Does it.
         *
         * @return whether it came to its end
         * @throws VideoException if the video cannot be read
         * @throws IOException if something else goes wrong, which may go well another time
         */
        boolean on(JobRun run) throws IOException;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    synchronized void wake() {
        notifyAll();
    }

    void cancel(Job job) throws IOException {
        if (store.move(job.id(), JobState.OPEN, JobState.CANCELLED, "")) {
            running.stop(job);
            files.deleteVideo(job);
        }
    }

    void delete(Job job) throws IOException {
        cancel(job);
        files.delete(job);
        store.remove(job.id());
    }

    private void loop() {
        Instant swept = Instant.MIN;
        while (!closed) {
            try {
                recover();
                if (Duration.between(swept, Instant.now()).compareTo(SWEEP) > 0) {
                    swept = Instant.now();
                    sweep();
                }
                Optional<Job> next = next();
                if (next.isPresent()) {
                    run(next.get());
                } else {
                    idle();
                }
            } catch (InterruptedException e) {
                return;
            } catch (Throwable e) { // the store or memory: jobs stay where they are, for when that is well again
                say(e, "");
                pause();
            }
        }
    }

    /** Those that run when nothing does, because a process ended or the store did not take their end. */
    private void recover() throws IOException {
        for (Job job : store.in(JobState.RUNNING)) {
            if (job.attempts() >= MOST_ATTEMPTS) {
                end(
                        job,
                        JobState.FAILED,
                        "the server ended " + MOST_ATTEMPTS
                                + " times while it worked on this video, which may be damaged; convert it and send it again");
            } else {
                store.move(job.id(), Set.of(JobState.RUNNING), JobState.WAITING, "");
            }
        }
    }

    private Optional<Job> next() {
        List<Job> waiting = store.in(JobState.WAITING);
        resting.keySet().retainAll(waiting.stream().map(Job::id).toList());
        Instant now = Instant.now();
        return waiting.stream()
                .filter(job -> !resting.getOrDefault(job.id(), now).isAfter(now))
                .findFirst();
    }

    @SuppressWarnings("WaitNotInLoop") // loop() is the loop
    private synchronized void idle() throws InterruptedException {
        if (!closed && next().isEmpty()) {
            wait(resting.isEmpty() ? SWEEP.toMillis() : PAUSE_MILLIS);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Job job) throws IOException {
        JobRun run = JobRun.ofVideo(job, files, gate);
        synchronized (this) {
            if (closed || !store.begin(job.id())) {
                return;
            }
            running.add(run);
        }
        boolean whole = false;
        String unreadable = "";
        Throwable fault = null;
        try {
            whole = work.on(run);
        } catch (VideoException e) {
            unreadable = String.valueOf(e.getMessage());
        } catch (Throwable e) { // an Error of one video must not end the work on all
            fault = e;
        } finally {
            running.remove(run);
        }
        if (whole) {
            end(job, JobState.DONE, "");
        } else if (run.isStopped()) {
            store.giveBack(job.id()); // unless it was cancelled, which the store knows
        } else if (fault != null) {
            tryAgain(job, fault);
        } else {
            end(job, JobState.FAILED, unreadable);
        }
        if (store.find(job.id()).isEmpty()) {
            files.delete(job); // deleted while it ran
        }
    }

    private void end(Job job, JobState state, String detail) throws IOException {
        if (store.move(job.id(), Set.of(JobState.RUNNING), state, detail)) {
            files.deleteVideo(job);
        }
    }

    private void tryAgain(Job job, Throwable fault) throws IOException {
        say(fault, job.id());
        int attempts = job.attempts() + 1;
        if (attempts >= MOST_ATTEMPTS) {
            end(
                    job,
                    JobState.FAILED,
                    fault instanceof DecoderException
                            ? "the video ended its decoder " + MOST_ATTEMPTS
                                    + " times; it may be damaged: convert it and send it again"
                            : "a fault of the server, " + MOST_ATTEMPTS
                                    + " times; name the job's id when you report it");
        } else if (store.move(job.id(), Set.of(JobState.RUNNING), JobState.WAITING, "")) {
            resting.put(job.id(), Instant.now().plus(rest.multipliedBy(1L << job.attempts())));
        }
    }

    /** @param id of the job; empty if it is about none */
    private void say(Throwable fault, String id) {
        String job = id.isEmpty() ? "" : ",\"job\":\"" + id + "\"";
        log.accept("{\"time\":\"" + Instant.now() + "\"" + job + ",\"fault\":\"" + Faults.name(fault) + "\"}");
    }

    /** What was kept long enough goes, and videos of jobs that have ended, should a killed server have left one. */
    private void sweep() {
        for (Job job : store.before(Instant.now().minus(kept))) {
            swept(job, this::delete);
        }
        for (JobState state : List.of(JobState.DONE, JobState.FAILED, JobState.CANCELLED)) {
            for (Job job : store.in(state)) {
                swept(job, files::deleteVideo);
            }
        }
    }

    private interface Sweep {
        void of(Job job) throws IOException;
    }

    private void swept(Job job, Sweep sweep) {
        try {
            sweep.of(job);
        } catch (IOException | RuntimeException e) {
            say(e, job.id()); // the others are not to wait for it; it has its turn again
        }
    }

    /** Ends the job under way soon, and begins no other. */
    synchronized void stop() {
        closed = true;
        running.stopAll();
        notifyAll();
    }

    /** Stops, and waits for the job under way; it is begun anew by the next server. */
    @Override
    public void close() {
        stop();
        try {
            thread.join(LAST_FRAME.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
