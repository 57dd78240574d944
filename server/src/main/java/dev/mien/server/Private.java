package dev.mien.server;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

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

    private static FileAttribute<?>[] with(String permissions) {
        boolean known = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return known
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
