package dev.mien.server.jobs;

import dev.mien.base.WorkFolder;
import dev.mien.server.store.Job;
import dev.mien.server.vault.Seal;
import dev.mien.server.vault.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where the files of a job lie: a folder for each. */
final class JobFiles {
    private final Path folder;
    private static final String SEALED = ".sealed";
    private static final String FILE = "video|records\\.(jsonl|csv)(\\.sealed)?(\\.[0-9a-f]+\\.part)?";

    private final Optional<Vault> vault;
    private final Consumer<Job> gone;

    /**
     * @param vault encrypts records; empty: they are not
     * @param gone is told of each job whose files are to be deleted
     */
    JobFiles(Path folder, Optional<Vault> vault, Consumer<Job> gone) {
        this.folder = folder;
        this.vault = vault;
        this.gone = gone;
    }

    /** The ids are ours, so a path made of one stays in the folder. */
    private Path of(Job job) {
        return folder.resolve(job.id());
    }

    Path video(Job job) {
        return of(job).resolve("video");
    }

    /**
     * Where records are written, through {@link #sealing}.
     *
     * @param ending such as "jsonl"
     */
    Path records(Job job, String ending) {
        return vault.isPresent() ? sealed(job, ending) : plain(job, ending);
    }

    private Path plain(Job job, String ending) {
        return of(job).resolve("records." + ending);
    }

    private Path sealed(Job job, String ending) {
        return of(job).resolve("records." + ending + SEALED);
    }

    OutputStream sealing(Job job, String ending, OutputStream out) throws IOException {
        if (vault.isEmpty()) {
            return out;
        }
        Vault keys = vault.get();
        return keys.seal(subject(keys, job), part(keys, job), Vault.NO_DAY, about(job, ending))
                .sealing(out);
    }

    private static String subject(Vault keys, Job job) {
        return keys.subject(job.owner(), job.subject());
    }

    /** No session is called so. */
    private static String part(Vault keys, Job job) {
        return keys.part(job.owner(), "video:" + job.id());
    }

    private static String about(Job job, String ending) {
        return job.id() + "." + ending;
    }

    /** Whether they can be read: not where the key of encrypted ones was thrown away. */
    boolean hasRecords(Job job, String ending) {
        return Files.exists(sealed(job, ending)) ? seal(job, ending).isPresent() : Files.exists(plain(job, ending));
    }

    private Optional<Seal> seal(Job job, String ending) {
        return vault.flatMap(keys -> keys.find(subject(keys, job), part(keys, job), Vault.NO_DAY, about(job, ending)));
    }

    /** Records as they were written, whether they were encrypted or not. */
    InputStream open(Job job, String ending) throws IOException {
        if (!Files.exists(sealed(job, ending))) {
            return Files.newInputStream(plain(job, ending));
        }
        Optional<Seal> seal = seal(job, ending);
        if (seal.isEmpty()) {
            throw new IOException("the key of these records was thrown away, or the server has no secret");
        }
        InputStream in = Files.newInputStream(sealed(job, ending));
        try {
            return seal.get().opened(in);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Its names are on the disk afterwards, as those of an accepted job must be. */
    void create(Job job) throws IOException {
        Files.createDirectories(of(job));
        if (!job.isStream()) {
            Files.createFile(video(job));
        }
        flush(of(job));
        flush(folder);
    }

    private static void flush(Path names) {
        try (FileChannel channel = FileChannel.open(names, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Not every system lets folders be flushed.
        }
    }

    /** Bytes of a job's records. */
    long kept(Job job) {
        return JobRun.FORMATS.stream()
                .mapToLong(format -> size(sealed(job, format.label())) + size(plain(job, format.label())))
                .sum();
    }

    /**
     * Takes away what a killed server left: folders that no job has, and records that are not whole. For when nothing is worked on. What no
     * server makes is left alone.
     *
     * @param known whether there is a job of an id
     * @return how many folders of no job were taken away, and how much was left alone
     */
    Cleared clear(Predicate<String> known) throws IOException {
        int removed = 0;
        int left = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path one : all) {
                try {
                    if (!isOfJob(one)) {
                        left++;
                    } else if (known.test(one.getFileName().toString())) {
                        clear(one);
                    } else {
                        WorkFolder.delete(one);
                        removed++;
                    }
                } catch (IOException e) {
                    left++; // it cannot be taken away
                }
            }
        }
        return new Cleared(removed, left);
    }

    /** What became of what no job has. */
    record Cleared(int removed, int left) {}

    private static void clear(Path job) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(job, "*.part")) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        }
    }

    /** A folder of a name that jobs have, with nothing in it but what servers write. */
    private static boolean isOfJob(Path path) throws IOException {
        if (!path.getFileName().toString().matches("[0-9a-f]{32}")
                || !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.allMatch(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && file.getFileName().toString().matches(FILE));
        }
    }

    /** How much of the video has come; 0 if it is there no more. */
    long received(Job job) {
        return size(video(job));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    void deleteVideo(Job job) throws IOException {
        Files.deleteIfExists(video(job));
    }

    void delete(Job job) throws IOException {
        if (Files.exists(of(job))) {
            gone.accept(job); // first, as what is gone may not be without a line
        }
        vault.ifPresent(keys -> keys.forgetPart(part(keys, job)));
        deleteFiles(job);
    }

    private void deleteFiles(Job job) throws IOException {
        while (Files.exists(of(job))) {
            try {
                WorkFolder.delete(of(job));
            } catch (NoSuchFileException e) {
                // Whoever worked on it took something away meanwhile.
            } catch (UncheckedIOException e) {
                if (!(e.getCause() instanceof NoSuchFileException)) {
                    throw e.getCause();
                }
            }
        }
    }
}
