package dev.mien.infer;

import dev.mien.model.Models;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/**
 * Unpacks ONNX Runtime's native libraries once. By itself ONNX Runtime unpacks its 28 MB anew at every start, which takes
 * longer than all the rest of a short run. Whatever goes wrong here only costs that time.
 */
final class NativeCache {
    private static final String FOLDER_PROPERTY = "onnxruntime.native.path";
    private static final List<String> LIBRARIES = List.of("onnxruntime", "onnxruntime4j_jni");

    private NativeCache() {}

    /** Points ONNX Runtime to the unpacked libraries, unless the user has named others. */
    static void use(ClassLoader loader) {
        if (System.getProperty(FOLDER_PROPERTY) != null) {
            return;
        }
        try {
            Path folder = Models.home().resolveSibling("native").resolve(key(loader));
            for (String library : LIBRARIES) {
                unpack(loader, library, folder);
            }
            System.setProperty(FOLDER_PROPERTY, folder.toString());
        } catch (IOException | RuntimeException e) {
            System.getLogger(NativeCache.class.getName())
                    .log(System.Logger.Level.DEBUG, "ONNX Runtime's libraries cannot be kept unpacked", e);
        }
    }

    /** Names the folder by the libraries' checksums in the jar, so that every version has its own. */
    private static String key(ClassLoader loader) throws IOException {
        StringBuilder key = new StringBuilder("onnxruntime");
        for (String library : LIBRARIES) {
            JarURLConnection connection =
                    (JarURLConnection) resource(loader, library).openConnection();
            key.append('-').append(Long.toHexString(connection.getJarEntry().getCrc()));
        }
        return key.toString();
    }

    private static void unpack(ClassLoader loader, String library, Path folder) throws IOException {
        Path target = folder.resolve(System.mapLibraryName(library));
        if (Files.exists(target)) {
            return;
        }
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, library, ".part");
        try (InputStream in = resource(loader, library).openStream()) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static URL resource(ClassLoader loader, String library) throws IOException {
        String path = "ai/onnxruntime/native/" + platform() + "/" + System.mapLibraryName(library);
        URL resource = loader.getResource(path);
        if (resource == null) {
            throw new IOException("no " + path + " on the class path");
        }
        return resource;
    }

    private static String platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String os = system.contains("mac") ? "osx" : system.contains("win") ? "win" : "linux";
        return os + (machine.equals("amd64") || machine.equals("x86_64") ? "-x64" : "-" + machine);
    }
}
