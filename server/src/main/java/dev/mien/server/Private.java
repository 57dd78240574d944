package dev.mien.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Objects;

/** Folders and files that nobody else on this machine can read, where the file system knows such a thing. What is there stays as it is. */
final class Private {
    private Private() {}

    static void folder(Path folder) throws IOException {
        Files.createDirectories(folder, with("rwx------"));
    }

    static void file(Path file) throws IOException {
        try {
            Files.createFile(file, with("rw-------"));
        } catch (FileAlreadyExistsException e) {
            // It is an earlier server's.
        }
    }

    /** Bytes that a file holds, random ones where there is none. */
    static byte[] random(Path file, int length) throws IOException {
        if (!Files.exists(file)) {
            byte[] bytes = new byte[length];
            new SecureRandom().nextBytes(bytes);
            put(file, bytes);
        }
        byte[] held = Files.readAllBytes(file);
        if (held.length != length) {
            throw new IOException(file + ": expected " + length + " random bytes, has " + held.length
                    + "; move it away, and a new one is made");
        }
        return held;
    }

    /** Bytes for a file, in the place of those that it had; all of them or none. */
    static void put(Path file, byte[] bytes) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
        Path made = Files.createTempFile(folder, "new", ".part", with("rw-------"));
        Files.write(made, bytes);
        flush(made);
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        flush(folder);
    }

    private static void flush(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Not every system lets folders be flushed.
        }
    }

    private static FileAttribute<?>[] with(String permissions) {
        boolean known = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return known
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
