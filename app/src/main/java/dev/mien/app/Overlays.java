package dev.mien.app;

import dev.mien.image.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Writes pictures with the faces drawn in to a folder: {@code photo.jpg} becomes {@code photo.png}. */
final class Overlays {
    private final @Nullable Path folder;
    private final IdentityHashMap<Input, String> names = new IdentityHashMap<>();

    /**
     * @param folder created if need be; null writes nothing
     * @param inputs those to come; inputs of the same name in several folders get a number
     */
    Overlays(@Nullable Path folder, List<Input> inputs) throws IOException {
        this.folder = folder;
        if (folder == null) {
            return;
        }
        Files.createDirectories(folder);
        Set<String> taken = new HashSet<>();
        for (Input input : inputs) {
            String stem = stem(input.name());
            String name = stem;
            for (int n = 2; !taken.add(name); n++) {
                name = stem + "-" + n;
            }
            names.put(input, name + ".png");
        }
    }

    void write(Input input, Supplier<Image> drawing) throws IOException {
        if (folder != null) {
            Path file = folder.resolve(names.getOrDefault(input, "picture.png"));
            ImageIO.write(drawing.get().toBufferedImage(), "png", file.toFile());
        }
    }

    private static String stem(String source) {
        if (source.equals("-")) {
            return "stdin";
        }
        String file = Path.of(source).getFileName().toString();
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }
}
