package dev.mien.check;

import dev.mien.base.Limits;
import dev.mien.base.WorkFolder;
import dev.mien.model.ExpressionManifest;
import dev.mien.model.ExpressionModel;
import dev.mien.model.Manifest;
import dev.mien.model.ManifestJson;
import dev.mien.model.ModelException;
import dev.mien.model.ModelFolder;
import dev.mien.model.ModelWriter;
import dev.mien.model.Models;
import dev.mien.model.ReadyManifests;
import dev.mien.pipeline.Pipelines;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Takes models of others into the user's own folder of models, {@link Models#home()}, once they are found sound. */
public final class AddedModels {
    private static final String CARD = "MODEL_CARD.md";

    private AddedModels() {}

    /**
     * Checks a model against its manifest, runs it on its golden inputs, and copies it.
     *
     * @param file a model folder, a {@code model.json}, or the network itself
     * @param manifest the name of a ready manifest or the path of a manifest; if absent, {@code model.json} beside the file
     * @param id what the model is to be called, if not as its manifest says
     * @return the added model
     * @throws ModelException saying what is wrong and what was expected; nothing has been added then
     */
    public static ExpressionModel add(Path file, Optional<String> manifest, Optional<String> id) throws IOException {
        if (!Files.exists(file)) {
            throw new ModelException(file + ": there is no such file");
        }
        Path folder = Files.isDirectory(file) ? file : parent(file);
        ExpressionManifest said = manifest(file, folder, manifest);
        ExpressionManifest wanted = id.isPresent() ? renamed(said, id.get()) : said;
        if (Models.list().contains(wanted.id()) || Pipelines.names().contains(wanted.id())) {
            throw new ModelException(
                    "a built-in model or pipeline is called '" + wanted.id() + "'; choose another name with --id");
        }
        Path home = Models.home();
        try (WorkFolder trial = trial(home)) {
            Path made = trial.path().resolve(wanted.id());
            ModelWriter.write(made, wanted, contents(file, folder, wanted));
            Optional<String> fault = GoldenVectors.fault(Models.load(made.toString()));
            if (fault.isPresent()) {
                throw new ModelException("model " + wanted.id() + ": " + fault.get());
            }
            Path place = home.resolve(wanted.id());
            ModelWriter.write(place, wanted, contents(made, made, wanted));
            return Models.load(wanted.id());
        } catch (ModelException e) {
            throw new ModelException(file + ": " + e.getMessage(), e);
        } catch (IllegalStateException e) {
            // What runs the network refuses its own golden pictures, or had to be ended.
            throw new ModelException(file + ": " + e.getMessage(), e);
        }
    }

    private static WorkFolder trial(Path home) throws ModelException {
        try {
            return WorkFolder.in(home, "trial", left -> {});
        } catch (IOException e) {
            throw new ModelException(
                    home + ": models cannot be kept there; name a folder that can be written with MIEN_HOME", e);
        }
    }

    private static Path parent(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file : parent;
    }

    private static ExpressionManifest renamed(ExpressionManifest manifest, String id) throws ModelException {
        try {
            return manifest.withId(id);
        } catch (IllegalArgumentException e) {
            throw new ModelException("--id: " + e.getMessage(), e);
        }
    }

    private static ExpressionManifest manifest(Path file, Path folder, Optional<String> given) throws IOException {
        if (given.isPresent() && ReadyManifests.names().contains(given.get())) {
            return ReadyManifests.get(given.get());
        }
        Path json = given.isPresent() ? Path.of(given.get()) : folder.resolve(Manifest.FILE_NAME);
        if (!Files.isRegularFile(json)) {
            throw new ModelException(
                    file + ": no manifest at " + json + "; write one (docs/guide/bring-your-own.md) or name a"
                            + " ready one with --manifest: " + String.join(", ", ReadyManifests.names()));
        }
        if (Files.size(json) > Limits.MANIFEST_BYTES) {
            throw new ModelException(json + " is larger than " + Limits.MANIFEST_BYTES + " bytes, and so no manifest");
        }
        return ManifestJson.parseExpression(Files.readAllBytes(json), json.toString());
    }

    private static Map<String, byte[]> contents(Path file, Path folder, ExpressionManifest manifest)
            throws IOException {
        String network = manifest.network()
                .orElseThrow(() -> new ModelException("model " + manifest.id() + ": only models with a 'network' can be"
                        + " added; use the folder of this one by its path"))
                .file();
        Set<String> needed = new LinkedHashSet<>();
        needed.add(network);
        manifest.golden().ifPresent(golden -> {
            needed.add(golden.inputs());
            needed.add(golden.outputs());
        });
        manifest.files().forEach(listed -> needed.add(listed.name()));
        for (String optional : new String[] {ExpressionManifest.HEAD, CARD}) {
            if (Files.isRegularFile(folder.resolve(optional))) {
                needed.add(optional);
            }
        }
        Map<String, byte[]> contents = new TreeMap<>();
        for (String name : needed) {
            boolean itself = name.equals(network)
                    && Files.isRegularFile(file)
                    && !file.getFileName().toString().endsWith(".json");
            contents.put(name, read(itself ? file : inside(folder, name, manifest), manifest));
        }
        return contents;
    }

    private static Path inside(Path folder, String name, ExpressionManifest manifest) throws ModelException {
        try {
            return ModelFolder.file(folder, name);
        } catch (FileNotFoundException e) {
            return folder.resolve(name);
        } catch (IOException e) {
            throw new ModelException("model " + manifest.id() + ": " + folder.resolve(name) + ": " + e.getMessage(), e);
        }
    }

    private static byte[] read(Path file, ExpressionManifest manifest) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ModelException(
                    "model " + manifest.id() + ": " + file + " is missing; it is named by the manifest");
        }
        byte[] content;
        try {
            content = ModelFolder.read(file);
        } catch (IOException e) {
            throw new ModelException("model " + manifest.id() + ": " + file + ": " + e.getMessage(), e);
        }
        Optional<String> fault = manifest.file(file.getFileName().toString()).flatMap(listed -> listed.fault(content));
        if (fault.isPresent()) {
            throw new ModelException("model " + manifest.id() + ": " + file + " " + fault.get());
        }
        return content;
    }
}
