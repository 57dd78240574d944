package dev.mien.app.picture;

import dev.mien.app.console.FileNames;
import dev.mien.app.options.Input;
import dev.mien.image.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Writes pictures with the faces drawn in to a folder, under {@link FileNames}. */
final class Overlays {
    private final @Nullable Path folder;
    private final IdentityHashMap<Input, String> names = new IdentityHashMap<>();

    /**
     * @param folder created if need be; null writes nothing
     * @param inputs those to come
     */
    Overlays(@Nullable Path folder, List<Input> inputs) throws IOException {
        this.folder = folder;
        if (folder == null) {
            return;
        }
        Files.createDirectories(folder);
        List<String> files = FileNames.of(inputs.stream().map(Input::name).toList(), ".png");
        for (int i = 0; i < inputs.size(); i++) {
            names.put(inputs.get(i), files.get(i));
        }
    }

    void write(Input input, Supplier<Image> drawing) throws IOException {
        if (folder != null) {
            Path file = folder.resolve(names.getOrDefault(input, "picture.png"));
            ImageIO.write(drawing.get().toBufferedImage(), "png", file.toFile());
        }
    }
}
