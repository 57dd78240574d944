package dev.mien.infer;

import dev.mien.model.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where native libraries are unpacked: {@code native} beside the user's models ({@link Models#home()}), or, where nothing can be
 * written there, a fresh folder that only this user may enter and that goes away with the process. Never a place whose name
 * somebody else can guess and fill.
 */
public final class NativeFolder {
    private static final String JAVACPP = "org.bytedeco.javacpp.cachedir";

    private static @Nullable Path folder;

    private NativeFolder() {}

    /**
     * {@return the folder, which is there and can be written}
     *
     * @throws IOException if there is none to be had
     */
    public static synchronized Path get() throws IOException {
        Path known = folder;
        if (known == null || !Files.isDirectory(known)) {
            known = find();
            folder = known;
        }
        return known;
    }

    /**
     * Makes OpenCV, OpenBLAS and FFmpeg unpack their libraries there, unless the user has named a place (system property {@code
     * org.bytedeco.javacpp.cachedir}). By themselves they take a folder of a known name that all users share, where the user's
     * own cannot be written. To be called before any of their classes is touched.
     */
    public static synchronized void useForJavaCpp() {
        if (System.getProperty(JAVACPP) == null) {
            try {
                System.setProperty(JAVACPP, get().resolve("javacpp").toString());
            } catch (IOException e) {
                // They will say that there is no place to be had.
            }
        }
    }

    private static Path find() throws IOException {
        Path usual = Models.home().toAbsolutePath().resolveSibling("native");
        try {
            Files.createDirectories(usual);
            Files.delete(Files.createTempFile(usual, "try", ""));
            return usual;
        } catch (IOException e) {
            return PrivateFolder.create("mien-native");
        }
    }
}
