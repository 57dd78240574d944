package dev.mien.app.console;

import dev.mien.base.Leftovers;
import dev.mien.base.OutputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What is asked of outputs before any work: nothing that is read is written over, by whatever name, nothing is written twice,
 * and what cannot be written is found.
 */
public final class OutputCheck {
    /** What is read, by what the system knows files by. */
    private final Map<Object, Path> read = new HashMap<>();

    private final List<Path> folders = new ArrayList<>();

    /**
     * Something that is read: a file, or a folder of which anything may be.
     *
     * @param name as the user has it; what is no file of this machine is passed over
     */
    public OutputCheck reads(String name) throws IOException {
        if (name.contains("://")) {
            return this;
        }
        Path path;
        try {
            path = Path.of(name);
        } catch (InvalidPathException e) {
            return this;
        }
        if (Files.isDirectory(path)) {
            folders.add(path.toRealPath());
        } else if (Files.isRegularFile(path)) {
            read.putIfAbsent(identity(path), path);
        }
        return this;
    }

    /** A data set, of which a part may be named: {@code path#part}. */
    public OutputCheck readsData(Path data) throws IOException {
        String name = data.toString();
        int hash = name.lastIndexOf('#');
        return reads(Files.exists(data) || hash < 1 ? name : name.substring(0, hash));
    }

    /** {@link #reads} of each. */
    public OutputCheck readsAll(Collection<String> names) throws IOException {
        for (String name : names) {
            reads(name);
        }
        return this;
    }

    /** {@link #reads} of the files that specifications of stages and pipelines name, such as {@code cnn:model=FILE}. */
    public OutputCheck readsIn(Collection<String> specifications) throws IOException {
        for (String specification : specifications) {
            reads(specification);
            readsAll(List.of(specification.split("[:=,]", -1)));
        }
        return this;
    }

    /**
     * Refuses files that may not be written, finds those that cannot be, and sweeps what killed runs left of them.
     *
     * @param files that will be written
     * @throws IllegalArgumentException with a line for the user, if one would be written over or twice
     * @throws IOException if there is no place for one; it names the file
     */
    public void writes(Collection<Path> files) throws IOException {
        Set<Path> taken = new HashSet<>();
        for (Path file : files) {
            refuseIfRead(file);
            if (!OutputFile.isDirect(file) && !taken.add(place(file))) {
                throw new IllegalArgumentException(file + " is to be written twice; name another for one of them");
            }
        }
        Leftovers.sweep(files);
        Set<Path> tried = new HashSet<>();
        for (Path file : files) {
            if (Files.isDirectory(file) || tried.add(place(file).resolveSibling(""))) {
                OutputFile.requireWritable(file);
            }
        }
    }

    /** As {@link #writes}, for a folder whose files are named later: it may not be one that is read, nor lie in one. */
    public void writesInto(Path folder) throws IOException {
        refuseFolder(folder);
        OutputFile.requireWritable(folder.resolve("mien"));
    }

    /** As {@link #writes}, for a folder that comes into place as a whole. */
    public void writesFolder(Path folder) throws IOException {
        refuseFolder(folder);
        OutputFile.requireWritable(folder.toAbsolutePath().resolveSibling(folder.getFileName() + ".folder"));
    }

    private void refuseFolder(Path folder) throws IOException {
        for (Path other : folders) {
            if (place(folder).startsWith(other)) {
                throw new IllegalArgumentException(
                        folder + " lies in " + other + ", which is to be read; name another place");
            }
        }
    }

    private void refuseIfRead(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        Path same = read.get(identity(file));
        if (same == null) {
            Path real = file.toRealPath();
            same = folders.stream().filter(real::startsWith).findFirst().orElse(null);
        }
        if (same != null) {
            throw new IllegalArgumentException(file + " would be written over, but is to be read"
                    + (same.equals(file) ? "" : " (" + same + ")") + "; name another place");
        }
    }

    /** One for all links to a file and for all spellings of its name. */
    private static Object identity(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return key == null ? file.toRealPath() : key;
    }

    /** Where a file will be, the same for all ways there; names that a file system may take for one another count as one. */
    private static Path place(Path file) throws IOException {
        Path target = file.toAbsolutePath().normalize();
        Path folder = target.getParent();
        if (folder == null) {
            return target;
        }
        String name = Normalizer.normalize(String.valueOf(target.getFileName()), Normalizer.Form.NFC);
        return (Files.exists(folder) ? folder.toRealPath() : folder).resolve(name.toLowerCase(Locale.ROOT));
    }
}
