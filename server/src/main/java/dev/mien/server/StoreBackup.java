package dev.mien.server;

import dev.mien.base.OutputFile;
import dev.mien.server.store.Deletions;
import dev.mien.server.store.Job;
import dev.mien.server.store.JobState;
import dev.mien.server.store.Kept;
import dev.mien.server.store.Store;
import dev.mien.server.store.StoreRows;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A copy of a store in one file, from which one of either database is made again. The keys of what is encrypted are not in it, so that whoever
 * is deleted later cannot be read in it either.
 */
public final class StoreBackup {
    private static final String HEAD = "backup.json";
    private static final String JOBS = "jobs.jsonl";
    private static final String RESULTS = "results.jsonl";
    private static final String VIDEO = "video";
    private static final String FILE = "jobs/[0-9a-f]{32}/(video|records\\.(jsonl|csv)(\\.sealed)?)";
    private static final int PAGE = 100;
    private static final int HEAD_BYTES = 1000;

    private final Path folder;
    private final Optional<String> database;

    /**
     * @param folder where files lie
     * @param database address of a PostgreSQL; empty: the store is a file in the folder
     */
    public StoreBackup(Path folder, Optional<String> database) {
        this.folder = folder;
        this.database = database;
    }

    /**
     * What a backup holds.
     *
     * @param jobs how many jobs; those whose video has not come whole are left out
     * @param results how many results
     */
    public record Content(long jobs, long results) {}

    /**
     * Writes a backup; the server must be stopped.
     *
     * @param file its name; one that is there is replaced once this one is whole
     * @return what it holds
     * @throws IOException if it cannot be written, or a server uses the store
     */
    public Content write(Path file) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + ": no such folder, expected that of a server's store; check the path");
        }
        try (LockedFolder locked = LockedFolder.open(folder);
                Store store = DataFolder.store(locked, database);
                OutputFile output = OutputFile.createPrivate(file)) {
            ZipOutputStream zip = new ZipOutputStream(output.stream());
            List<Job> jobs = store.jobs().stream()
                    .filter(job -> job.state() != JobState.UPLOADING)
                    .toList();
            long results = rows(zip, store, jobs);
            for (Job job : jobs) {
                files(zip, locked.jobs().resolve(job.id()), job);
            }
            zip.putNextEntry(new ZipEntry(HEAD));
            String head = StoreRows.head(jobs.size(), results);
            zip.write((head + "\n").getBytes(StandardCharsets.UTF_8));
            zip.finish();
            output.commit();
            makePrivate(file);
            return new Content(jobs.size(), results);
        }
    }

    private static void makePrivate(Path file) throws IOException {
        if (Files.isRegularFile(file) && Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static long rows(ZipOutputStream zip, Store store, List<Job> jobs) throws IOException {
        zip.putNextEntry(new ZipEntry(JOBS));
        for (Job job : jobs) {
            zip.write((StoreRows.json(job) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        zip.putNextEntry(new ZipEntry(RESULTS));
        long results = 0;
        Optional<Kept> last = Optional.empty();
        do {
            List<Kept> some = store.kept(last, PAGE);
            for (Kept kept : some) {
                zip.write((StoreRows.json(kept) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            results += some.size();
            last = some.isEmpty() ? Optional.empty() : Optional.of(some.get(some.size() - 1));
        } while (last.isPresent());
        return results;
    }

    /** Of a job that is to be done still its video, of one that is done its records. */
    private static void files(ZipOutputStream zip, Path of, Job job) throws IOException {
        if (!Files.isDirectory(of)) {
            return;
        }
        try (Stream<Path> all = Files.list(of)) {
            for (Path file : all.sorted().toList()) {
                String name = "jobs/" + job.id() + "/" + file.getFileName();
                boolean isVideo = file.getFileName().toString().equals(VIDEO);
                if (name.matches(FILE) && (!isVideo || JobState.OPEN.contains(job.state()))) {
                    zip.putNextEntry(new ZipEntry(name));
                    Files.copy(file, zip);
                }
            }
        }
    }

    /**
     * Fills an empty store from a backup, but for what was deleted since, as the folder has it; the server must be stopped. Where that breaks
     * off, the store is as empty as before.
     *
     * @param file as {@link #write} made it
     * @return what was restored
     * @throws IOException if it is no backup or damaged, the store is not empty, or a server uses it
     */
    public Content restore(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            checkHead(zip, file);
            check(zip);
            try (LockedFolder locked = LockedFolder.open(folder);
                    Store store = DataFolder.store(locked, database)) {
                if (!store.jobs().isEmpty() || !store.kept(Optional.empty(), 1).isEmpty()) {
                    throw new IOException((database.isPresent() ? "the database" : folder.toString())
                            + ": holds jobs or results already; restore into an empty store");
                }
                Deletions deletions = DataFolder.deletions(locked);
                files(zip, folder, deletions);
                try (Stream<String> jobs = lines(zip, JOBS);
                        Stream<String> results = lines(zip, RESULTS)) {
                    AtomicLong filledJobs = new AtomicLong();
                    AtomicLong filledResults = new AtomicLong();
                    store.fill(
                            jobs.map(StoreRows::job)
                                    .filter(job -> !deletions.hasJob(job.id()))
                                    .peek(job -> filledJobs.incrementAndGet())
                                    .iterator(),
                            results.map(StoreRows::kept)
                                    .filter(kept -> !deletions.has(kept))
                                    .peek(kept -> filledResults.incrementAndGet())
                                    .iterator());
                    Belonging.restored(locked, store);
                    return new Content(filledJobs.get(), filledResults.get());
                }
            }
        } catch (ZipException | UncheckedIOException | IllegalArgumentException e) {
            throw new IOException(file + ": no backup of a store, or damaged; nothing was restored", e);
        }
    }

    /** Java's own reading does not look at the sums. */
    private static void check(ZipFile zip) throws IOException {
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32());
            try (in) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            if (in.getChecksum().getValue() != entry.getCrc()) {
                throw new ZipException(entry.getName() + " was damaged");
            }
        }
    }

    /** It is written last. */
    private static void checkHead(ZipFile zip, Path file) throws IOException {
        ZipEntry entry = zip.getEntry(HEAD);
        if (entry != null) {
            try (InputStream in = zip.getInputStream(entry)) {
                Optional<long[]> counts =
                        StoreRows.counts(new String(in.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8));
                if (counts.isPresent()) {
                    return;
                }
            }
        }
        throw new IOException(file + ": no backup of a store that this version knows");
    }

    private static void files(ZipFile zip, Path to, Deletions deletions) throws IOException {
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            String name = entry.getName();
            if (name.matches(FILE) && !deletions.hasJob(name.split("/")[1])) {
                Path target = to.resolve(name);
                Files.createDirectories(target.getParent());
                try (InputStream in = zip.getInputStream(entry)) {
                    OutputFile.write(target, in::transferTo);
                }
            }
        }
    }

    private static Stream<String> lines(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new ZipException(name + " is missing");
        }
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8));
        return lines.lines();
    }
}
