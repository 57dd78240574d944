package dev.mien.infer;

import dev.mien.base.OutputFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.zip.CRC32;

/**
 * Unpacks ONNX Runtime's native libraries once. By itself ONNX Runtime unpacks its 28 MB anew at every start, which takes
 * longer than all the rest of a short run. What is there from an earlier run is used only if its size and checksum are those in
 * the jar; else it is unpacked anew. Whatever goes wrong here only costs that time.
 */
final class NativeCache {
    private static final String FOLDER_PROPERTY = "onnxruntime.native.path";
    private static final List<String> LIBRARIES = List.of("onnxruntime", "onnxruntime4j_jni");
    private static final int BLOCK = 1 << 18;

    private NativeCache() {}

    /** Points ONNX Runtime to the unpacked libraries, unless the user has named others. */
    static void use(ClassLoader loader) {
        if (System.getProperty(FOLDER_PROPERTY) != null) {
            return;
        }
        try {
            Path folder = NativeFolder.get().resolve(key(loader));
            unpackInto(folder, loader);
            System.setProperty(FOLDER_PROPERTY, folder.toString());
        } catch (IOException | RuntimeException e) {
            System.getLogger(NativeCache.class.getName())
                    .log(System.Logger.Level.DEBUG, "ONNX Runtime's libraries cannot be kept unpacked", e);
        }
    }

    /** Makes the folder hold the libraries as they are in the jar. */
    static void unpackInto(Path folder, ClassLoader loader) throws IOException {
        for (String library : LIBRARIES) {
            Path target = folder.resolve(System.mapLibraryName(library));
            if (!isWhole(target, entry(loader, library))) {
                try (InputStream in = resource(loader, library).openStream()) {
                    OutputFile.write(target, in::transferTo);
                }
            }
        }
    }

    private static boolean isWhole(Path file, JarEntry expected) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) != expected.getSize()) {
            return false;
        }
        CRC32 crc = new CRC32();
        byte[] block = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                crc.update(block, 0, read);
            }
        }
        return crc.getValue() == expected.getCrc();
    }

    /** Names the folder by the libraries' checksums in the jar, so that every version has its own. */
    private static String key(ClassLoader loader) throws IOException {
        StringBuilder key = new StringBuilder("onnxruntime");
        for (String library : LIBRARIES) {
            key.append('-').append(Long.toHexString(entry(loader, library).getCrc()));
        }
        return key.toString();
    }

    private static JarEntry entry(ClassLoader loader, String library) throws IOException {
        URLConnection connection = resource(loader, library).openConnection();
        if (connection instanceof JarURLConnection jar) {
            return jar.getJarEntry();
        }
        throw new IOException("the libraries do not lie in a jar");
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
