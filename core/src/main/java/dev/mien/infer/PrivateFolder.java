package dev.mien.infer;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A folder of this process alone. */
final class PrivateFolder {
    private PrivateFolder() {}

    /** Its name ends by chance, it is new, and nobody else may enter it (0700 where the system knows such rights). */
    static Path create(String name) throws IOException {
        Path folder = Files.createTempDirectory(name + "-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), name));
        return folder;
    }

    private static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path inner, @Nullable IOException e) throws IOException {
                    Files.deleteIfExists(inner);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // Windows keeps libraries that are in use.
        }
    }
}
