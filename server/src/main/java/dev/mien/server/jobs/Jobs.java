package dev.mien.server.jobs;

import dev.mien.base.Require;
import dev.mien.pipeline.PipelineSpec;
import dev.mien.report.record.Format;
import dev.mien.server.store.Job;
import dev.mien.server.store.JobState;
import dev.mien.server.store.Store;
import dev.mien.server.work.Analyzers;
import dev.mien.server.work.BusyException;
import dev.mien.server.work.Gate;
import dev.mien.server.work.OpenSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes videos, works on one after the other and keeps the results for a while. A job is accepted when the last byte of its video is on the
 * disk. Its records come under their names when they are whole, and only then is it done; so a server that is killed begins it anew.
 */
public final class Jobs implements AutoCloseable {
    /** Bytes of one video. */
    public static final long MOST_BYTES = 4L << 30;

    private static final int MOST_OPEN = 20;
    private static final int LISTED = 100;
    private static final long SPARE_BYTES = 1L << 30;
    private static final int BLOCK = 1 << 16;
    private static final int MOST_EVERY = 100;
    private static final String EVERY = "every";
    private static final Duration SWEEP = Duration.ofMinutes(10);
    private static final Duration LAST_FRAME = Duration.ofSeconds(20);

    private final Store store;
    private final Path folder;
    private final JobFiles files;
    private final Analyzers analyzers;
    private final Gate gate;
    private final PipelineSpec usual;
    private final Duration kept;
    /** Jobs that a part is being received for. */
    private final Set<String> receiving = ConcurrentHashMap.newKeySet();

    private final Thread worker = new Thread(this::work, "mien-jobs");
    private @Nullable JobRun running;
    private volatile boolean closed;

    /**
     * @param store of jobs; not closed here
     * @param folder for videos and records
     * @param analyzers kept ready
     * @param gate gives a worker for each frame
     * @param usual what is done where nothing is asked for
     * @param kept how long results are kept
     * @throws IOException if the folder cannot be made
     */
    public Jobs(Store store, Path folder, Analyzers analyzers, Gate gate, PipelineSpec usual, Duration kept)
            throws IOException {
        this.store = store;
        this.folder = Files.createDirectories(folder);
        this.files = new JobFiles(folder);
        this.analyzers = analyzers;
        this.gate = gate;
        this.usual = usual;
        this.kept = kept;
    }

    /** Goes on with what an earlier server left, and begins to work. */
    public void start() {
        for (Job job : store.in(JobState.RUNNING)) {
            store.move(job.id(), Set.of(JobState.RUNNING), JobState.WAITING, "");
        }
        worker.setDaemon(true);
        worker.start();
    }

    /**
     * Announces a video.
     *
     * @param owner name of the key
     * @param name what records call it
     * @param subject who or what it is about; may be empty
     * @param bytes of the whole video
     * @param options words of a pipeline, and {@code every}
     * @return the job, which waits for its video
     * @throws IllegalArgumentException if an option makes no sense or a video is too large
     * @throws BusyException if the owner has too many open jobs, or the disk is full
     * @throws IOException if there is no place for it
     */
    public Job create(String owner, String name, String subject, long bytes, Map<String, String> options)
            throws BusyException, IOException {
        Require.that(bytes >= 1 && bytes <= MOST_BYTES, "a video has 1 to " + MOST_BYTES + " bytes", bytes);
        spec(options);
        every(options);
        if (store.open(owner) >= MOST_OPEN) {
            throw new BusyException("there are " + MOST_OPEN + " jobs open; wait for one, or cancel one", 60);
        }
        if (Files.getFileStore(folder).getUsableSpace() < bytes + SPARE_BYTES) {
            throw new BusyException("there is no room on the server's disk now; try again later", 600);
        }
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String id = HexFormat.of().formatHex(random);
        Job job = new Job(
                id, owner, subject, name, JobState.UPLOADING, options, bytes, "", Instant.now(), Optional.empty());
        files.create(job);
        store.add(job);
        return job;
    }

    private PipelineSpec spec(Map<String, String> options) {
        Map<String, String> words = new HashMap<>(options);
        words.remove(EVERY);
        return OpenSpec.of(usual, words);
    }

    private static int every(Map<String, String> options) {
        String asked = options.getOrDefault(EVERY, "1");
        Require.that(asked.matches("[1-9]\\d?|100"), EVERY + " must be a whole number from 1 to " + MOST_EVERY, asked);
        return Integer.parseInt(asked);
    }

    /**
     * Takes the next part of a video. What came before a fault stays, and the next part begins behind it.
     *
     * @param job that waits for its video
     * @param offset at which the part begins
     * @param part its bytes, to the end of the stream or of the video
     * @return how many bytes have come in all; when these are all, the job is accepted
     * @throws OffsetException if it does not begin where the last one ended, or another is being received
     * @throws IllegalArgumentException if it is longer than the video, or the video is whole
     * @throws IOException if it cannot be read or written
     */
    public long append(Job job, long offset, InputStream part) throws OffsetException, IOException {
        if (!receiving.add(job.id())) {
            throw new OffsetException(files.received(job));
        }
        try {
            boolean waits = store.find(job.id())
                    .filter(now -> now.state() == JobState.UPLOADING)
                    .isPresent();
            Require.that(waits, "the job waits for no video", job.id());
            long received = files.received(job);
            if (offset != received) {
                throw new OffsetException(received);
            }
            received = write(job, received, part);
            if (received == job.bytes()) {
                store.move(job.id(), Set.of(JobState.UPLOADING), JobState.WAITING, "");
                wake();
            }
            return received;
        } finally {
            receiving.remove(job.id());
        }
    }

    private long write(Job job, long from, InputStream part) throws IOException {
        long received = from;
        try (FileChannel out =
                FileChannel.open(files.video(job), StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            byte[] block = new byte[BLOCK];
            for (int read = part.read(block); read >= 0; read = part.read(block)) {
                Require.that(
                        received + read <= job.bytes(),
                        "the video was announced with " + job.bytes() + " bytes",
                        received + read);
                for (ByteBuffer bytes = ByteBuffer.wrap(block, 0, read); bytes.hasRemaining(); ) {
                    out.write(bytes);
                }
                received += read;
            }
            out.force(true);
        }
        return received;
    }

    /**
     * {@return a job, as long as it is the owner's}
     *
     * @param owner name of the key
     * @param id of the job
     */
    public Optional<Job> find(String owner, String id) {
        return store.find(id).filter(job -> job.owner().equals(owner));
    }

    /**
     * {@return the newest jobs of an owner, a hundred at most}
     *
     * @param owner name of the key
     */
    public List<Job> list(String owner) {
        return store.of(owner, LISTED);
    }

    /**
     * {@return the jobs of an owner about somebody}
     *
     * @param owner name of the key
     * @param subject as the owner calls it
     */
    public List<Job> about(String owner, String subject) {
        return store.about(owner, subject);
    }

    /**
     * {@return how far a job is}
     *
     * @param job any
     */
    public synchronized JobProgress progress(Job job) {
        long received = job.state() == JobState.UPLOADING ? files.received(job) : job.bytes();
        JobRun now = running;
        return now != null && now.job().id().equals(job.id())
                ? now.progress(received)
                : new JobProgress(received, 0, Duration.ZERO, Optional.empty());
    }

    /**
     * {@return the file of a job's records; empty if they are not there}
     *
     * @param job any
     * @param format JSON Lines or CSV
     */
    public Optional<Path> records(Job job, Format format) {
        Path file = files.records(job, format.label());
        return job.state() == JobState.DONE && Files.exists(file) ? Optional.of(file) : Optional.empty();
    }

    /**
     * Takes a job back; its video is deleted.
     *
     * @param job any; one that has ended stays as it is
     * @throws IOException if the video cannot be deleted
     */
    public void cancel(Job job) throws IOException {
        if (store.move(job.id(), JobState.OPEN, JobState.CANCELLED, "")) {
            stop(job);
            files.deleteVideo(job);
        }
    }

    /**
     * Deletes a job with its video and its results.
     *
     * @param job any
     * @throws IOException if a file cannot be deleted
     */
    public void delete(Job job) throws IOException {
        cancel(job);
        files.delete(job);
        store.remove(job.id());
    }

    private synchronized void stop(Job job) {
        if (running != null && running.job().id().equals(job.id())) {
            running.stop();
        }
    }

    private synchronized void wake() {
        notifyAll();
    }

    private void work() {
        Instant swept = Instant.MIN;
        while (!closed) {
            try {
                if (Duration.between(swept, Instant.now()).compareTo(SWEEP) > 0) {
                    sweep();
                    swept = Instant.now();
                }
                Optional<Job> next = store.in(JobState.WAITING).stream().findFirst();
                if (next.isPresent()) {
                    run(next.get());
                } else {
                    idle();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | IOException e) {
                // The store or the disk: the job stays where it is, for when they are well again.
                pause();
            }
        }
    }

    @SuppressWarnings("WaitNotInLoop") // work() is the loop
    private synchronized void idle() throws InterruptedException {
        if (!closed && store.in(JobState.WAITING).isEmpty()) {
            wait(SWEEP.toMillis());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Job job) throws IOException {
        JobRun run = new JobRun(job, files, gate);
        synchronized (this) {
            if (closed || !store.move(job.id(), Set.of(JobState.WAITING), JobState.RUNNING, "")) {
                return;
            }
            running = run;
        }
        JobState end = JobState.DONE;
        String detail = "";
        try (Analyzers.Lease lease = analyzers.lease(spec(job.options()))) {
            if (!run.over(lease.analyzer(), every(job.options()))) {
                end = JobState.WAITING; // unless it was cancelled, which the store knows
            }
        } catch (IOException | IllegalArgumentException e) {
            end = JobState.FAILED;
            detail = String.valueOf(e.getMessage());
        } catch (RuntimeException | OutOfMemoryError e) {
            end = JobState.FAILED;
            detail = "a fault of the server; it says more in its log";
        } finally {
            synchronized (this) {
                running = null;
            }
        }
        if (store.move(job.id(), Set.of(JobState.RUNNING), end, detail) && end != JobState.WAITING) {
            files.deleteVideo(job);
        } else if (store.find(job.id()).isEmpty()) {
            files.delete(job); // deleted while it ran
        }
    }

    /** What was kept long enough goes, and videos of jobs that have ended, should a killed server have left one. */
    private void sweep() throws IOException {
        for (Job job : store.before(Instant.now().minus(kept))) {
            delete(job);
        }
        for (JobState state : List.of(JobState.DONE, JobState.FAILED, JobState.CANCELLED)) {
            for (Job job : store.in(state)) {
                files.deleteVideo(job);
            }
        }
    }

    /** Stops; a job under way is begun anew by the next server. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (running != null) {
                running.stop();
            }
            notifyAll();
        }
        try {
            worker.join(LAST_FRAME.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
