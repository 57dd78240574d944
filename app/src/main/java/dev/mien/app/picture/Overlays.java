package dev.mien.app.picture;

import dev.mien.app.console.FileNames;
import dev.mien.app.console.Lines;
import dev.mien.app.console.Outlets;
import dev.mien.app.options.Input;
import dev.mien.image.Image;
import dev.mien.report.paint.PictureFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes pictures with the faces drawn in to a folder, where they lay below what the user named. One that cannot be written costs nothing else; the
 * first is named, the others are counted.
 */
final class Overlays {
    private final IdentityHashMap<Input, Path> files = new IdentityHashMap<>();
    private final AtomicInteger lost = new AtomicInteger();

    /**
     * @param folder created if need be; null writes nothing
     * @param inputs those to come
     */
    Overlays(@Nullable Path folder, List<Input> inputs) {
        if (folder != null) {
            List<Input> drawable =
                    inputs.stream().filter(input -> input.place().isPresent()).toList();
            List<Path> places =
                    drawable.stream().flatMap(input -> input.place().stream()).toList();
            List<Path> names =
                    FileNames.of(places, places.stream().map(Overlays::ending).toList());
            for (int i = 0; i < drawable.size(); i++) {
                files.put(drawable.get(i), folder.resolve(names.get(i)));
            }
        }
    }

    /** A JPEG stays one under its own ending; all else becomes PNG. */
    private static String ending(Path place) {
        String name = place.toString();
        return PictureFile.isJpeg(name) ? name.substring(name.lastIndexOf('.')) : ".png";
    }

    /** All that may be written. */
    List<Path> files() {
        return List.copyOf(files.values());
    }

    /** Makes the run go on for their sake, and in the end say how many are missing. */
    void openIn(Outlets outlets) {
        if (!files.isEmpty()) {
            outlets.add("overlays", this, all -> all.sayLost(outlets), all -> Optional.empty());
        }
    }

    void write(Input input, Supplier<Image> drawing, Outlets outlets) {
        Path file = files.get(input);
        if (file == null) {
            return;
        }
        try {
            PictureFile.write(file, drawing.get().toBufferedImage());
        } catch (IOException e) {
            if (lost.getAndIncrement() == 0) {
                outlets.fail(Lines.of(e));
            }
        }
    }

    private void sayLost(Outlets outlets) {
        if (lost.get() > 1) {
            outlets.fail("in all " + lost + " drawn pictures could not be written");
        }
    }
}
