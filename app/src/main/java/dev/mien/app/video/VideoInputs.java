package dev.mien.app.video;

import dev.mien.app.options.Input;
import dev.mien.app.options.Inputs;
import dev.mien.video.MediaNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Expands what the user named: addresses, files and devices as they are, folders and globs with video files to those, in
 * order of name. Folders and globs without one stay as they are, for they may be sequences of pictures.
 */
final class VideoInputs {
    private VideoInputs() {}

    static List<String> expand(List<String> named) {
        List<String> media = new ArrayList<>();
        for (String given : named) {
            String name = medium(given);
            List<String> inside = name.contains("://") || isOne(Path.of(name)) ? List.of() : inside(name);
            media.addAll(inside.isEmpty() ? List.of(name) : inside);
        }
        return media;
    }

    /** What the user most likely means. */
    private static String medium(String given) {
        if (given.equals("-") || given.equals("/dev/stdin")) {
            throw new IllegalArgumentException(
                    "a video on standard input cannot be read, since its index may stand at its end; save it as a file");
        }
        return given.matches("\\d{1,2}") && !Files.exists(Path.of(given)) ? "/dev/video" + given : given;
    }

    private static boolean isOne(Path path) {
        return Files.exists(path) && !Files.isDirectory(path);
    }

    private static List<String> inside(String name) {
        return Inputs.expand(List.of(name)).stream()
                .map(Input::name)
                .filter(MediaNames::isVideo)
                .toList();
    }
}
