package dev.mien.video;

import dev.mien.base.Printable;

/**
 * Something FFmpeg can open.
 *
 * @param address a URL or a device; a file as {@code file:} and its path, so that no colon in a name misleads
 * @param name the address as messages show it: one line, without the password
 */
record Medium(String address, String name, Kind kind) {
    enum Kind {
        FILE,
        STREAM,
        CAMERA
    }

    static Medium of(String address, Kind kind) {
        String name = Printable.of(address).replaceFirst("(?<=://)[^/]*@", "***@");
        return new Medium(kind == Kind.FILE ? "file:" + address : address, name, kind);
    }

    boolean isFile() {
        return kind == Kind.FILE;
    }
}
