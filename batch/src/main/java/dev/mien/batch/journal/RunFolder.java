package dev.mien.batch.journal;

import dev.mien.base.OutputFile;
import dev.mien.base.Printable;
import dev.mien.batch.media.Medium;
import dev.mien.batch.table.CsvReader;
import dev.mien.report.record.CsvRows;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The folder of a run: what it was asked and which media it has, and a lock while a program is at work on it. Results, tables and
 * exports lie beside the folder {@code journal}, in which all else is.
 */
public final class RunFolder implements Closeable {
    private static final String JOURNAL = "journal";
    private static final String LOCK = "lock";
    private static final String OPTIONS = "options.csv";
    private static final String MEDIA = "media.csv";
    private static final String DONE = "done.log";

    private final Path folder;
    private final FileChannel lockFile;

    private RunFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /**
     * Takes a folder for one program.
     *
     * @param folder made if it is not there
     * @return the folder, to be closed by the caller
     * @throws IllegalArgumentException with a line for the user, if another program is at work on it or it holds other things
     * @throws IOException if it cannot be made
     */
    public static RunFolder take(Path folder) throws IOException {
        Path journal = folder.resolve(JOURNAL);
        if (!Files.exists(journal.resolve(LOCK)) && holdsAnything(folder)) {
            throw new IllegalArgumentException(
                    folder + ": holds other things than a run of batch; name a new or empty folder");
        }
        try {
            Files.createDirectories(journal);
        } catch (IOException e) {
            throw OutputFile.named(folder, e);
        }
        FileChannel lockFile =
                FileChannel.open(journal.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = lockFile.tryLock();
            if (lock != null) {
                return new RunFolder(folder, lockFile);
            }
        } catch (OverlappingFileLockException e) {
            // By this very program.
        }
        lockFile.close();
        throw new IllegalArgumentException(
                folder + ": another program is at work there; wait for it, or name another folder");
    }

    private static boolean holdsAnything(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        // A part is what a program that was killed left of finding out whether it may write there.
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(
                folder,
                file -> !file.getFileName().toString().endsWith(".part")
                        && !(file.getFileName().toString().equals(JOURNAL) && isEmpty(file)))) {
            return inside.iterator().hasNext();
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
            return !inside.iterator().hasNext();
        }
    }

    /** {@return the files that are written anew while a run is begun} */
    public List<Path> files() {
        return List.of(journal().resolve(OPTIONS), journal().resolve(MEDIA));
    }

    /** {@return the folder} */
    public Path path() {
        return folder;
    }

    /** {@return the folder for what is remembered} */
    public Path journal() {
        return folder.resolve(JOURNAL);
    }

    /** {@return the folder for rows that are too many for the journal} */
    public Path rows() {
        return journal().resolve("rows");
    }

    /** {@return whether a run was begun here} */
    public boolean isBegun() {
        return Files.exists(journal().resolve(MEDIA));
    }

    /**
     * Opens the journal of the run.
     *
     * @param media how many media it has
     * @return the journal, to be closed by the caller
     * @throws IOException if it cannot be read or written
     */
    public Journal open(int media) throws IOException {
        return Journal.open(journal().resolve(DONE), media);
    }

    /**
     * Writes down what a new run is asked.
     *
     * @param options all that its results depend on, by name
     * @param media in their order
     * @throws IOException if it cannot be written
     */
    public void begin(Map<String, String> options, List<Medium> media) throws IOException {
        Files.deleteIfExists(journal().resolve(DONE));
        OutputFile.write(journal().resolve(OPTIONS), out -> {
            CsvRows rows = CsvRows.exact(out);
            for (Map.Entry<String, String> option : new TreeMap<>(options).entrySet()) {
                rows.write(List.of(option.getKey(), option.getValue()));
            }
        });
        writeMedia(media);
    }

    /**
     * Writes down the media of the run; the last thing by which it is begun.
     *
     * @param media in their order
     * @throws IOException if they cannot be written
     */
    public void writeMedia(List<Medium> media) throws IOException {
        OutputFile.write(journal().resolve(MEDIA), out -> {
            CsvRows rows = CsvRows.exact(out);
            for (Medium medium : media) {
                rows.write(cells(medium));
            }
        });
    }

    /**
     * Checks that a run goes on as it began.
     *
     * @param options all that its results depend on, by name
     * @throws IllegalArgumentException with a line for the user, if one is another
     * @throws IOException if they cannot be read
     */
    public void requireSameOptions(Map<String, String> options) throws IOException {
        Map<String, String> earlier = new TreeMap<>();
        Path file = journal().resolve(OPTIONS);
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            CsvReader rows = new CsvReader(in, file.toString());
            for (Optional<List<String>> row = rows.next(); row.isPresent(); row = rows.next()) {
                earlier.put(row.get().get(0), row.get().get(1));
            }
        }
        TreeSet<String> names = new TreeSet<>(earlier.keySet());
        names.addAll(options.keySet());
        for (String name : names) {
            String before = earlier.getOrDefault(name, "nothing");
            String now = options.getOrDefault(name, "nothing");
            if (!before.equals(now)) {
                throw new IllegalArgumentException(Printable.of(folder + ": was begun with other options: " + name
                        + " was " + before + ", is " + now + "; give the same, or name a new folder"));
            }
        }
    }

    /** Whether a medium may have changed since the run began. */
    public interface MayChange {
        /**
         * {@return whether it may}
         *
         * @param number of the medium
         * @throws IOException if that cannot be told
         */
        boolean test(int number) throws IOException;
    }

    /**
     * Checks that a run has the media that it began with.
     *
     * @param media in their order
     * @param mayChange those whose content may be another
     * @throws IllegalArgumentException with a line for the user, if one came, went or changed
     * @throws IOException if they cannot be read
     */
    public void requireSameMedia(List<Medium> media, MayChange mayChange) throws IOException {
        Path file = journal().resolve(MEDIA);
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            CsvReader rows = new CsvReader(in, file.toString());
            int number = 0;
            for (Optional<List<String>> row = rows.next(); row.isPresent(); row = rows.next()) {
                List<String> cells = row.get();
                if (number == media.size()) {
                    throw changed(cells.get(0), "is gone");
                }
                List<String> now = cells(media.get(number));
                if (!now.get(0).equals(cells.get(0))) {
                    throw changed(now.get(0).compareTo(cells.get(0)) < 0 ? now.get(0) : cells.get(0), "came, or went");
                } else if (!now.equals(cells) && !mayChange.test(number)) {
                    throw changed(cells.get(0), "has changed");
                }
                number++;
            }
            if (number < media.size()) {
                throw changed(media.get(number).name(), "is new");
            }
        }
    }

    /**
     * {@return how many media the run began with}
     *
     * @throws IOException if they cannot be read
     */
    public int media() throws IOException {
        Path file = journal().resolve(MEDIA);
        int count = 0;
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            CsvReader rows = new CsvReader(in, file.toString());
            while (rows.next().isPresent()) {
                count++;
            }
        }
        return count;
    }

    private IllegalArgumentException changed(String name, String how) {
        return new IllegalArgumentException(Printable.of(folder + ": was begun with other inputs: " + name + " " + how
                + " since; put it back as it was, or name a new folder"));
    }

    private static List<String> cells(Medium medium) {
        return List.of(
                medium.name(),
                Objects.toString(medium.kind()),
                String.valueOf(medium.bytes()),
                String.valueOf(medium.modified()));
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
