package dev.mien.app.video;

import dev.mien.app.options.Input;
import dev.mien.app.options.Inputs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Expands what the user named: addresses, files and devices as they are, folders and globs with video files to those, in
 * order of name. Folders and globs without one stay as they are, for they may be sequences of pictures.
 */
final class VideoInputs {
    private static final Set<String> ENDINGS = Set.of(
            "mp4", "m4v", "mov", "mkv", "avi", "webm", "mpg", "mpeg", "ts", "mts", "m2ts", "flv", "wmv", "3gp", "ogv",
            "mjpeg", "mjpg");

    private VideoInputs() {}

    static List<String> expand(List<String> named) {
        List<String> media = new ArrayList<>();
        for (String name : named) {
            List<String> inside = name.contains("://") || isOne(Path.of(name)) ? List.of() : inside(name);
            media.addAll(inside.isEmpty() ? List.of(name) : inside);
        }
        return media;
    }

    private static boolean isOne(Path path) {
        return Files.exists(path) && !Files.isDirectory(path);
    }

    private static List<String> inside(String name) {
        return Inputs.expand(List.of(name), "*").stream()
                .map(Input::name)
                .filter(file -> ENDINGS.contains(
                        file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)))
                .toList();
    }
}
