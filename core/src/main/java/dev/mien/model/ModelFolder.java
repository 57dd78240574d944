package dev.mien.model;

import dev.mien.base.Limits;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of model folders, which may be anybody's. */
public final class ModelFolder {
    private ModelFolder() {}

    /**
     * {@return a file of a model folder}
     *
     * @param folder that is there
     * @param name without folders
     * @throws IOException if there is no such file, or it is a link that leads out of the folder
     */
    public static Path file(Path folder, String name) throws IOException {
        Path path = folder.resolve(name);
        if (!Files.isRegularFile(path)) {
            throw new FileNotFoundException("it is missing");
        }
        if (!path.toRealPath().startsWith(folder.toRealPath())) {
            throw new IOException("it is a link that leads out of the model's folder; put the file itself there");
        }
        return path;
    }

    /**
     * {@return all of a file, if Java may use the memory for it}
     *
     * @param file of a model
     * @throws IOException if it cannot be read; the message does not name it
     */
    public static byte[] read(Path file) throws IOException {
        requireRoom(Files.size(file));
        return Files.readAllBytes(file);
    }

    /** A network is kept twice, here and in what runs it, and work needs room too. */
    static void requireRoom(long bytes) throws IOException {
        long most = Math.min(Limits.MODEL_FILE_BYTES, Runtime.getRuntime().maxMemory() / 2);
        if (bytes > most) {
            throw new IOException(String.format(
                    java.util.Locale.ROOT,
                    "it has %,d bytes, at most %,d can be read%s",
                    bytes,
                    most,
                    most < Limits.MODEL_FILE_BYTES ? "; give Java more memory (-Xmx)" : ""));
        }
    }
}
