package dev.mien.base;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;

/** Why something cannot be written, in the words that users get. */
public final class DiskFault {
    /** A quota, and a limit that the shell sets (ulimit -f), are as good as a full disk. */
    private static final List<String> FULL = List.of("no space left", "quota exceeded", "file too large");

    private DiskFault() {}

    /**
     * {@return the reason alone, without the file's name}
     *
     * @param fault of a write
     */
    public static String reason(IOException fault) {
        String said = fault instanceof FileSystemException file ? file.getReason() : fault.getMessage();
        String message = said == null ? "" : said;
        if (FULL.stream().anyMatch(message.toLowerCase(Locale.ROOT)::contains)) {
            return "no space left on the disk (" + Printable.of(message) + "); make room or name another place";
        } else if (fault instanceof AccessDeniedException) {
            return "no permission to write there; name another place";
        } else if (fault instanceof FileAlreadyExistsException) {
            return "part of the way to it is a file, expected a folder; name another place";
        } else if (fault instanceof NoSuchFileException) {
            return "its folder is gone; name another place";
        }
        return message.isEmpty() ? fault.getClass().getSimpleName() : Printable.of(message);
    }
}
