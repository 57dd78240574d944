package dev.mien.video;

import dev.mien.base.Printable;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Something FFmpeg can open.
 *
 * @param address a URL or a device; a file as {@code file:} and its path, so that no colon in a name misleads
 * @param name the address as messages show it: one line, without the password
 */
record Medium(String address, String name, Kind kind) {
    private static final String FILE = "file:";

    enum Kind {
        FILE,
        STREAM,
        CAMERA
    }

    static Medium of(String address, Kind kind) {
        String name = Printable.of(address).replaceFirst("(?<=://)[^/]*@", "***@");
        return new Medium(kind == Kind.FILE ? FILE + address : address, name, kind);
    }

    boolean isFile() {
        return kind == Kind.FILE;
    }

    /** Where a file lies. */
    Optional<Path> file() {
        return isFile() ? Optional.of(Path.of(address.substring(FILE.length()))) : Optional.empty();
    }
}
