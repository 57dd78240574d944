package dev.mien.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the research data that may lie in a folder {@code shared} beside the project's root. */
public final class SharedData {
    private SharedData() {}

    /**
     * {@return the file or folder under {@code shared}, if it is there}
     *
     * @param relative path below the folder
     */
    public static Optional<Path> find(String relative) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("shared").resolve(relative);
            if (Files.exists(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /**
     * {@return the file or folder under {@code shared}; without it the running test is skipped, saying so}
     *
     * @param relative path below the folder
     */
    public static Path require(String relative) {
        Optional<Path> found = find(relative);
        Skip.unless(found.isPresent(), "../shared/" + relative + " is not there");
        return found.orElseThrow();
    }
}
