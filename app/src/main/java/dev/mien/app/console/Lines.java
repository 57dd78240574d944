package dev.mien.app.console;

import dev.mien.base.Printable;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Turns errors into one line a user can act on. */
public final class Lines {
    private Lines() {}

    public static String of(Throwable error) {
        if (error instanceof FileSystemException file) {
            return one(file.getFile() + ": " + reason(file));
        }
        String message = error.getMessage();
        return one(message == null ? error.getClass().getSimpleName() : message);
    }

    /** The text on one line, without what a terminal would obey. */
    public static String one(@Nullable String text) {
        return text == null ? "" : Printable.of(text.strip());
    }

    /** A number with its noun. */
    public static String count(long number, String one, String more) {
        return number + " " + (number == 1 ? one : more);
    }

    private static String reason(FileSystemException error) {
        if (error instanceof NoSuchFileException) {
            return "no such file or folder; check the path";
        }
        if (error instanceof AccessDeniedException) {
            return "no permission; check the file's rights";
        }
        if (error instanceof FileAlreadyExistsException) {
            return "a file stands there, expected a folder; name another place";
        }
        if (error instanceof FileSystemLoopException) {
            return "symbolic link that leads back into itself; skipped";
        }
        return one(error.getReason() == null ? error.getClass().getSimpleName() : error.getReason());
    }
}
