package dev.mien.server.jobs;

import dev.mien.base.Require;
import dev.mien.pipeline.PipelineSpec;
import dev.mien.report.record.Format;
import dev.mien.server.policy.Answers;
import dev.mien.server.policy.StreamAddress;
import dev.mien.server.store.Job;
import dev.mien.server.store.JobState;
import dev.mien.server.store.Store;
import dev.mien.server.vault.Vault;
import dev.mien.server.work.Analyzers;
import dev.mien.server.work.BusyException;
import dev.mien.server.work.Gate;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Takes videos, works on one after the other and keeps the results for a while. A job is accepted when the last byte of its video is on the
 * disk. Its records come under their names when they are whole, and only then is it done; so a server that is killed begins it anew.
 */
public final class Jobs implements AutoCloseable {
    /** Bytes of one video. */
    public static final long MOST_BYTES = 4L << 30;

    private static final int MOST_OPEN = 20;
    private static final long MOST_OPEN_BYTES = 16L << 30;
    /** Jobs of one owner, those that have ended among them, and bytes of all their records. */
    private static final int MOST_KEPT = 1000;

    private static final long MOST_KEPT_BYTES = 16L << 30;
    private static final int LISTED = 100;
    /** After so many bytes of a part it is looked whether the rest is still wanted and has room. */
    private static final int LOOK_BYTES = 1 << 20;

    private static final int BLOCK = 1 << 16;
    private static final int LONG_SECONDS = 600;
    private static final Duration REST = Duration.ofMinutes(1);

    private final Store store;
    private final JobFiles files;
    private final Room room;
    private final Analyzers analyzers;
    private final JobOptions wanted;
    private final Answers answers;
    private final Consumer<String> log;
    /** Jobs that a part is being received for. */
    private final Set<String> receiving = ConcurrentHashMap.newKeySet();

    private final JobWorker worker;
    private final StreamWorker streams;
    private final Running running = new Running();

    /**
     * @param store of jobs; not closed here
     * @param folder for videos and records
     * @param analyzers kept ready
     * @param gate gives a worker for each frame
     * @param usual what is done where nothing is asked for
     * @param answers makes the records
     * @param kept how long results are kept
     * @param vault encrypts records; empty: they are not
     * @param gone is told of each job whose files are to be deleted
     * @param log takes a line of JSON for each fault
     * @throws IOException if the folder cannot be made
     */
    public Jobs(
            Store store,
            Path folder,
            Analyzers analyzers,
            Gate gate,
            PipelineSpec usual,
            Answers answers,
            Duration kept,
            Optional<Vault> vault,
            Consumer<Job> gone,
            Consumer<String> log)
            throws IOException {
        this(
                store,
                folder,
                new Room(() -> Files.getFileStore(folder).getUsableSpace()),
                analyzers,
                gate,
                usual,
                answers,
                kept,
                vault,
                gone,
                log);
    }

    Jobs(
            Store store,
            Path folder,
            Room room,
            Analyzers analyzers,
            Gate gate,
            PipelineSpec usual,
            Answers answers,
            Duration kept,
            Optional<Vault> vault,
            Consumer<Job> gone,
            Consumer<String> log)
            throws IOException {
        this.store = store;
        this.log = log;
        this.files = new JobFiles(Files.createDirectories(folder), vault, gone);
        this.room = room;
        this.analyzers = analyzers;
        this.wanted = new JobOptions(usual, answers.policy());
        this.answers = answers;
        this.worker = new JobWorker(store, files, gate, this::work, running, kept, REST, log);
        this.streams = new StreamWorker(store, files, gate, this::work, running, log);
    }

    /**
     * Goes on with what an earlier server left, and begins to work.
     *
     * @throws IOException if the folder cannot be read
     */
    public void start() throws IOException {
        JobFiles.Cleared cleared = files.clear(id -> store.find(id).isPresent());
        if (cleared.removed() + cleared.left() > 0) {
            log.accept("{\"time\":\"" + Instant.now() + "\",\"folder\":\"jobs\",\"of_no_job_removed\":"
                    + cleared.removed() + ",\"not_ours_left_alone\":" + cleared.left() + "}");
        }
        streams.recover();
        worker.start();
    }

    private boolean work(JobRun run) throws IOException {
        Job job = run.job();
        try (Analyzers.Lease lease = analyzers.lease(wanted.spec(job.options(), job.isStream()))) {
            return run.over(lease.analyzer(), JobOptions.every(job.options()), answers);
        }
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
     * @throws BusyException if the owner has too many jobs, or the disk is full
     * @throws IOException if there is no place for it
     */
    public Job create(String owner, String name, String subject, long bytes, Map<String, String> options)
            throws BusyException, IOException {
        Require.that(bytes >= 1 && bytes <= MOST_BYTES, "a video has 1 to " + MOST_BYTES + " bytes", bytes);
        wanted.check(options, false);
        Job job = job(owner, name, subject, JobState.UPLOADING, bytes, options);
        add(job);
        return job;
    }

    private static Job job(
            String owner, String name, String subject, JobState state, long bytes, Map<String, String> options) {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String id = HexFormat.of().formatHex(random);
        return new Job(id, owner, subject, name, state, options, bytes, "", Instant.now(), Optional.empty(), 0);
    }

    /**
     * Begins to read a stream that the policy lets be opened.
     *
     * @param owner name of the key
     * @param name what records call it
     * @param subject who or what it is about; may be empty
     * @param address of it
     * @param options words of a pipeline, {@code every} and {@code seconds}
     * @return the job, which is under way
     * @throws IllegalArgumentException if an option makes no sense
     * @throws BusyException if there are too many jobs or streams, or the disk is full
     * @throws IOException if there is no place for it
     */
    public Job follow(String owner, String name, String subject, StreamAddress address, Map<String, String> options)
            throws BusyException, IOException {
        wanted.check(options, true);
        Duration longest = wanted.seconds(options);
        Job job = job(owner, name, subject, JobState.STREAMING, 0, options);
        streams.begin(job, address, longest, () -> add(job));
        return job;
    }

    /** One at a time, so that each counts what the others take. */
    private synchronized void add(Job job) throws BusyException, IOException {
        List<Job> open = store.open(job.owner());
        long bytes = open.stream().mapToLong(Job::bytes).sum();
        if (open.size() >= MOST_OPEN || bytes + job.bytes() > MOST_OPEN_BYTES) {
            throw new BusyException(
                    "there are " + open.size() + " jobs open of " + MOST_OPEN + " jobs and " + (MOST_OPEN_BYTES >> 30)
                            + " GiB at the most; wait for one, or cancel one",
                    60);
        }
        List<Job> all = store.of(job.owner(), MOST_KEPT);
        if (all.size() == MOST_KEPT || all.stream().mapToLong(files::kept).sum() > MOST_KEPT_BYTES) {
            throw new BusyException(
                    "there are " + all.size() + " jobs kept of " + MOST_KEPT + " with " + (MOST_KEPT_BYTES >> 30)
                            + " GiB of results at the most; delete some",
                    LONG_SECONDS);
        }
        long lacking = job.bytes();
        for (Job other : store.in(JobState.UPLOADING)) {
            lacking += other.bytes() - files.received(other);
        }
        room.checkFor(lacking);
        files.create(job);
        store.add(job);
    }

    /**
     * Takes the next part of a video. What came before a fault stays, and the next part begins behind it.
     *
     * @param job that waits for its video
     * @param offset at which the part begins
     * @param part its bytes, to the end of the stream or of the video
     * @return how many bytes have come in all; when these are all, the job is accepted
     * @throws OffsetException if it does not begin where the last one ended, or another is being received
     * @throws IllegalArgumentException if it is longer than the video, the video is whole or the job was taken back
     * @throws BusyException if the disk is full
     * @throws IOException if it cannot be read or written
     */
    public long append(Job job, long offset, InputStream part) throws OffsetException, BusyException, IOException {
        if (!receiving.add(job.id())) {
            throw new OffsetException(files.received(job));
        }
        try {
            checkWanted(job);
            long received = files.received(job);
            if (offset != received) {
                throw new OffsetException(received);
            }
            received = write(job, received, part);
            if (received == job.bytes()) {
                store.move(job.id(), Set.of(JobState.UPLOADING), JobState.WAITING, "");
                worker.wake();
            }
            return received;
        } finally {
            receiving.remove(job.id());
        }
    }

    private void checkWanted(Job job) {
        boolean waits = store.find(job.id())
                .filter(now -> now.state() == JobState.UPLOADING)
                .isPresent();
        Require.that(waits, "the job waits for no video", job.id());
    }

    private long write(Job job, long from, InputStream part) throws BusyException, IOException {
        long received = from;
        long look = from;
        try (FileChannel out =
                FileChannel.open(files.video(job), StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            byte[] block = new byte[BLOCK];
            for (int read = part.read(block); read >= 0; read = part.read(block)) {
                if (received >= look) {
                    checkWanted(job);
                    room.check();
                    look = received + LOOK_BYTES;
                }
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
    public JobProgress progress(Job job) {
        return running.progress(job, job.state() == JobState.UPLOADING ? files.received(job) : job.bytes());
    }

    /**
     * {@return whether a job's records are there}
     *
     * @param job any
     * @param format JSON Lines or CSV
     */
    public boolean hasRecords(Job job, Format format) {
        return job.state() == JobState.DONE && files.hasRecords(job, format.label());
    }

    /**
     * {@return a job's records, to be closed by the caller}
     *
     * @param job whose records are there
     * @param format JSON Lines or CSV
     * @throws IOException if they cannot be read; reading them fails too if they were damaged
     */
    public InputStream records(Job job, Format format) throws IOException {
        return files.open(job, format.label());
    }

    /**
     * Takes a job back; its video is deleted.
     *
     * @param job any; one that has ended stays as it is
     * @throws IOException if the video cannot be deleted
     */
    public void cancel(Job job) throws IOException {
        worker.cancel(job);
    }

    /**
     * Deletes a job with its video and its results.
     *
     * @param job any
     * @throws IOException if a file cannot be deleted
     */
    public void delete(Job job) throws IOException {
        worker.delete(job);
    }

    /** Begins no other job and ends the one under way soon. */
    public void stop() {
        worker.stop();
        streams.stop();
    }

    /** Stops; a job under way is begun anew by the next server. */
    @Override
    public void close() {
        worker.close();
        streams.close();
    }
}
