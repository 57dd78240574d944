package dev.mien.batch.media;

import dev.mien.base.Printable;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;

/** Why something cannot be read, on one line. */
final class Reasons {
    private Reasons() {}

    static String of(Exception error) {
        if (error instanceof NoSuchFileException) {
            return "no such file or folder; check the path";
        } else if (error instanceof AccessDeniedException) {
            return "no permission to read it; check the file's rights";
        } else if (error instanceof FileSystemLoopException) {
            return "symbolic link that leads back into itself; skipped";
        }
        String said = error instanceof FileSystemException file ? file.getReason() : error.getMessage();
        return said == null || said.isBlank() ? error.getClass().getSimpleName() : Printable.of(said.strip());
    }
}
