package dev.mien.base;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;

/** What a program that was killed left of files in the making. */
public final class Leftovers {
    private Leftovers() {}

    /**
     * Takes away the parts of files that are about to be written again, unless another program is at work on them.
     *
     * @param files that will be written
     */
    public static void sweep(Collection<Path> files) {
        Map<Path, Set<String>> stems = new HashMap<>();
        for (Path file : files) {
            try {
                Path target = Part.target(file).toAbsolutePath();
                Path folder = target.getParent();
                if (folder != null && !Part.isDirect(file)) {
                    stems.computeIfAbsent(folder, any -> new HashSet<>()).add(Part.stem(target));
                }
            } catch (IOException e) {
                // Whoever writes it meets the fault and says it.
            }
        }
        stems.forEach(Leftovers::sweep);
    }

    private static void sweep(Path folder, Set<String> stems) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder, "*.part")) {
            for (Path path : inside) {
                Matcher part = Part.NAME.matcher(path.getFileName().toString());
                if (part.matches() && stems.contains(part.group(1)) && Files.isRegularFile(path)) {
                    Part.deleteIfDead(path);
                }
            }
        } catch (IOException | RuntimeException e) {
            // A folder that cannot be listed keeps what is in it.
        }
    }
}
