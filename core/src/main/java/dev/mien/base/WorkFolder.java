package dev.mien.base;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * A folder for work under way, called {@code .NAME.} with twelve hexadecimal digits and {@code .part}, which is taken away in the
 * end; that of a program that was killed by the next one that does the same work in the same place.
 */
public final class WorkFolder implements Closeable {
    /** Held while somebody is at work. */
    private static final String LOCK = ".lock";

    private final Path path;
    private final Part lock;

    private WorkFolder(Path path, Part lock) {
        this.path = path;
        this.lock = lock;
    }

    /** What is still to be done with a folder that a killed program left, before it is taken away. */
    public interface Rescue {
        /**
         * Saves what is worth it.
         *
         * @param left the folder
         * @throws IOException if that cannot be done; it is then taken away nevertheless
         */
        void from(Path left) throws IOException;
    }

    /**
     * Makes a folder, once those that killed programs left are taken away.
     *
     * @param parent where it lies; it is made if it is not there
     * @param name of the work
     * @param rescue for what was left
     * @return the folder, to be closed by the caller
     * @throws IOException if it cannot be made
     */
    public static WorkFolder in(Path parent, String name, Rescue rescue) throws IOException {
        Files.createDirectories(parent);
        sweep(parent, name, rescue);
        while (true) {
            String digits = String.format("%012x", ThreadLocalRandom.current().nextLong() & 0xffff_ffff_ffffL);
            Path folder = Files.createDirectory(parent.resolve("." + name + "." + digits + ".part"));
            try {
                Part lock = Part.open(folder.resolve(LOCK));
                if (lock != null) {
                    return new WorkFolder(folder, lock);
                }
            } catch (NoSuchFileException e) {
                // Another program swept it before it was locked.
            }
        }
    }

    private static void sweep(Path parent, String name, Rescue rescue) throws IOException {
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(parent, ".*.part")) {
            for (Path folder : inside) {
                Matcher part = Part.NAME.matcher(folder.getFileName().toString());
                if (part.matches() && part.group(1).equals("." + name) && Files.isDirectory(folder)) {
                    clear(folder, rescue);
                }
            }
        }
    }

    private static void clear(Path folder, Rescue rescue) {
        try (Part lock = Part.takeOver(folder.resolve(LOCK))) {
            if (lock != null) {
                try {
                    rescue.from(folder);
                } finally {
                    delete(folder);
                }
            }
        } catch (IOException e) {
            // What cannot be taken away stays.
        }
    }

    /** {@return the folder} */
    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            delete(path);
        }
    }

    /**
     * Deletes a folder with all it holds.
     *
     * @param folder a folder that is there
     * @throws IOException if it is not, or something in it cannot be deleted
     */
    public static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
