package dev.mien.model;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds models: built-in ones on the class path, those that the user added, or any folder with a {@code model.json}. A
 * built-in model {@code x} is the resource folder {@code dev/mien/models/x}, named by a line of {@code
 * dev/mien/models/index.txt}; each jar may bring such an index. Added ones lie in {@link #home()}.
 *
 * <pre>{@code
 * List<String> labels = Models.load("accurate").manifest().labels();
 * }</pre>
 */
public final class Models {
    private static final String ROOT = "dev/mien/models/";

    private Models() {}

    /** {@return ids of the built-in models, sorted} */
    public static List<String> list() {
        return list(Models.class.getClassLoader());
    }

    /**
     * {@return where added models lie, a folder for each: {@code models} in the folder that the system property {@code
     * mien.home} or the environment variable {@code MIEN_HOME} names, or else in {@code .mien} of the user's home
     * folder}
     */
    public static Path home() {
        String environment = System.getenv("MIEN_HOME");
        String home = System.getProperty("mien.home", environment == null ? "" : environment);
        return (home.isBlank() ? Path.of(System.getProperty("user.home", "."), ".mien") : Path.of(home))
                .resolve("models");
    }

    /** {@return ids of the models that the user added, sorted} */
    public static List<String> added() {
        if (!Files.isDirectory(home())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(home())) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve(Manifest.FILE_NAME)))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the added models in " + home(), e);
        }
    }

    /**
     * {@return ids of the built-in models for a stage, as {@link Manifest#stage} names it, sorted; damaged ones are left
     * out}
     *
     * @param stage "expression", "detection" or "landmarks"
     */
    public static List<String> list(String stage) {
        List<String> ids = new ArrayList<>();
        for (String id : list()) {
            try {
                if (open(id).manifest().stage().equals(stage)) {
                    ids.add(id);
                }
            } catch (ModelException e) {
                // Left out; asking for it, or verify, says what is wrong.
            }
        }
        return ids;
    }

    /**
     * Finds an expression model and reads its manifest.
     *
     * @param idOrFolder id of a built-in or added model, or else the path of a model folder
     * @return the model; its other files are read and checked when they are asked for
     * @throws ModelException if it is none (the message lists the known models) or one for another stage, or the
     *     manifest is faulty
     */
    public static ExpressionModel load(String idOrFolder) throws ModelException {
        return open(idOrFolder).expression();
    }

    /**
     * Finds a model for any stage and reads its manifest.
     *
     * @param idOrFolder id of a built-in or added model, or else the path of a model folder
     * @return the model; its other files are read and checked when they are asked for
     * @throws ModelException if it is none (the message lists the known models), or the manifest is faulty
     */
    public static Model open(String idOrFolder) throws ModelException {
        return open(idOrFolder, Models.class.getClassLoader());
    }

    /**
     * The verdict on one file of a model.
     *
     * @param name the file
     * @param fault what is wrong; empty when the file is as the manifest says
     */
    public record FileCheck(String name, Optional<String> fault) {
        /** {@return whether the file is as the manifest says} */
        public boolean ok() {
            return fault.isEmpty();
        }
    }

    /**
     * Reads every file of a model and compares size and SHA-256 with the manifest's.
     *
     * @param idOrFolder as for {@link #open}
     * @return a verdict on each file, in the order of the manifest
     * @throws ModelException if there is no such model, or the manifest is faulty
     */
    public static List<FileCheck> verify(String idOrFolder) throws ModelException {
        Model model = open(idOrFolder);
        List<FileCheck> checks = new ArrayList<>();
        for (ModelFile file : model.manifest().files()) {
            try {
                model.file(file.name());
                checks.add(new FileCheck(file.name(), Optional.empty()));
            } catch (ModelException e) {
                checks.add(new FileCheck(file.name(), Optional.ofNullable(e.getMessage())));
            }
        }
        return List.copyOf(checks);
    }

    static List<String> list(ClassLoader loader) {
        TreeSet<String> ids = new TreeSet<>();
        try {
            for (URL index : Collections.list(loader.getResources(ROOT + "index.txt"))) {
                try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(index.openStream(), StandardCharsets.UTF_8))) {
                    lines.lines()
                            .map(String::trim)
                            .filter(line -> !line.isEmpty())
                            .forEach(ids::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the list of built-in models", e);
        }
        return List.copyOf(ids);
    }

    static Model open(String idOrFolder, ClassLoader loader) throws ModelException {
        List<String> known = list(loader);
        if (known.contains(idOrFolder)) {
            return Model.open("model " + idOrFolder, name -> resource(loader, ROOT + idOrFolder + "/" + name));
        }
        Path folder = added().contains(idOrFolder) ? home().resolve(idOrFolder) : folder(idOrFolder, known);
        return Model.open("model folder " + folder, name -> file(folder, name));
    }

    private static Path folder(String path, List<String> known) throws ModelException {
        try {
            Path folder = Path.of(path);
            if (Files.isDirectory(folder)) {
                return folder;
            }
        } catch (InvalidPathException e) {
            throw unknown(path, known);
        }
        throw unknown(path, known);
    }

    private static InputStream resource(ClassLoader loader, String path) throws IOException {
        InputStream in = loader.getResourceAsStream(path);
        if (in == null) {
            throw new FileNotFoundException("it is missing");
        }
        return in;
    }

    private static InputStream file(Path folder, String name) throws IOException {
        Path path = ModelFolder.file(folder, name);
        return Files.newInputStream(path);
    }

    private static ModelException unknown(String idOrFolder, List<String> known) {
        List<String> added = added();
        return new ModelException("no model '" + idOrFolder
                + "': it is neither built in nor added nor a folder; built in: "
                + (known.isEmpty() ? "none (add the dependency dev.mien:mien-models)" : String.join(", ", known))
                + (added.isEmpty() ? "" : "; added: " + String.join(", ", added)));
    }
}
