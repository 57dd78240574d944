package dev.mien.dataset;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where the pictures of a tree lie, by the last part of their names. */
final class FileNames {
    private final Map<String, String> files = new HashMap<>();

    FileNames(FileTree tree) {
        tree.files().stream()
                .filter(FileTree::isPicture)
                .forEach(file -> files.putIfAbsent(file.substring(file.lastIndexOf('/') + 1), file));
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(files.get(name));
    }
}
