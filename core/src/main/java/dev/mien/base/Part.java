package dev.mien.base;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A file that is not whole yet, beside the one that it will be. Its lock says that somebody is at work on it. */
final class Part implements Closeable {
    static final Pattern NAME = Pattern.compile("(.+)\\.[0-9a-f]{12}\\.part", Pattern.DOTALL);

    private static final int TRIES = 100;
    /** Of 255, which file systems allow: room for the digits and the ending. */
    private static final int NAME_BYTES = 230;

    private static final int MOST_LINKS = 40;

    /** Parts of this process: asking the system for their locks would give these up. */
    private static final Set<Path> LIVE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private Part(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static Part beside(Path file, boolean isPrivate) throws IOException {
        Path target = target(file);
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("the root of a disk, expected a file to write");
        }
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        for (int i = 0; i < TRIES; i++) {
            String digits = String.format("%012x", ThreadLocalRandom.current().nextLong() & 0xffff_ffff_ffffL);
            Path path = folder.resolve(stem(target) + "." + digits + ".part");
            Part part = open(path, isPrivate ? ownersAlone() : new FileAttribute<?>[0]);
            if (part != null) {
                return part;
            }
        }
        throw new IOException("another program takes away what is written there");
    }

    private static FileAttribute<?>[] ownersAlone() {
        boolean known = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return known
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Null where the name is taken, or a sweep of another program came between. */
    static @Nullable Part open(Path path, FileAttribute<?>... attributes) throws IOException {
        LIVE.add(path);
        FileChannel channel;
        try {
            channel = FileChannel.open(
                    path,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    attributes);
        } catch (FileAlreadyExistsException e) {
            LIVE.remove(path);
            return null;
        } catch (IOException e) {
            LIVE.remove(path);
            throw e;
        }
        try {
            boolean swept = lock(channel) == null || !Files.exists(path);
            if (swept) {
                LIVE.remove(path);
                channel.close();
                return null;
            }
        } catch (IOException e) {
            // A file system without locks; there nothing is swept either.
        }
        return new Part(path, channel);
    }

    /** Far behind any content, since some systems do not let others write what is locked. */
    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        return channel.tryLock(Long.MAX_VALUE - 1, 1, false);
    }

    /** Takes a part that nobody works on; null if somebody does. */
    static @Nullable Part takeOver(Path path) throws IOException {
        if (!LIVE.add(path)) {
            return null;
        }
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock(channel) != null) {
                return new Part(path, channel);
            }
        } catch (OverlappingFileLockException e) {
            // Somebody in this process is at work.
        }
        LIVE.remove(path);
        channel.close();
        return null;
    }

    /** Deletes a part that nobody works on. */
    static void deleteIfDead(Path path) {
        if (LIVE.contains(path)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            if (lock != null) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | OverlappingFileLockException e) {
            // Left for whoever may.
        }
    }

    /** What links lead to, which need not be there. */
    static Path target(Path file) throws IOException {
        Path target = file;
        for (int i = 0; i < MOST_LINKS && Files.isSymbolicLink(target); i++) {
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    /** Whether it is written to as it is: what it leads to may be open elsewhere, as standard output is. */
    static boolean isDirect(Path file) {
        Path path = file.toAbsolutePath();
        return (path.startsWith("/dev") && !path.startsWith("/dev/shm"))
                || path.startsWith("/proc")
                || (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file));
    }

    /** The beginning of the names of all parts of a file. */
    static String stem(Path target) {
        String name = String.valueOf(target.getFileName());
        int end = name.length();
        while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > NAME_BYTES) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end);
    }

    Path path() {
        return path;
    }

    FileChannel channel() {
        return channel;
    }

    boolean isEmpty() {
        try {
            return Files.size(path) == 0;
        } catch (IOException e) {
            return true;
        }
    }

    /** Rights that the user gave the earlier file are kept. */
    void takeRightsOf(Path earlier) {
        try {
            if (Files.exists(earlier)) {
                Files.setPosixFilePermissions(path, Files.getPosixFilePermissions(earlier));
            }
        } catch (IOException | UnsupportedOperationException e) {
            // A file system without such rights.
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // Swept when the file is written again.
        }
    }

    @Override
    public void close() throws IOException {
        LIVE.remove(path);
        channel.close();
    }
}
