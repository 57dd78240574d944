package dev.mien.app.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Refuses to write over what is to be read, and to write two things to one file. */
public final class Overwriting {
    private Overwriting() {}

    /**
     * @param read names of what is read; what is no file of this machine is passed over
     * @param written files that will be
     * @throws IllegalArgumentException with a line for the user
     */
    public static void refuse(List<String> read, List<Path> written) throws IOException {
        Set<Path> taken = new HashSet<>();
        for (Path file : written) {
            if (!taken.add(file.toAbsolutePath().normalize())) {
                throw new IllegalArgumentException(file + " is to be written twice; name another for one of them");
            }
            if (!Files.isRegularFile(file)) {
                continue;
            }
            for (String name : read) {
                if (!name.contains("://") && Files.exists(Path.of(name)) && Files.isSameFile(file, Path.of(name))) {
                    throw new IllegalArgumentException(
                            file + " would be written over, but is to be read; name another");
                }
            }
        }
    }
}
