package dev.mien.model;

import dev.mien.base.OutputFile;
import dev.mien.base.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Writes model folders. A reader never sees half of a model. */
public final class ModelWriter {
    private static final String NEW = "new";
    private static final String OLD = "old";

    private ModelWriter() {}

    /**
     * Throws if {@link #write} would refuse the folder; worth asking before a long training.
     *
     * @param folder where the model is to lie
     * @throws ModelException if there is something at that path which is no model
     */
    public static void requireWritable(Path folder) throws ModelException {
        if (Files.exists(folder) && !Files.isRegularFile(folder.resolve(Manifest.FILE_NAME))) {
            throw new ModelException(folder + " exists and is no model folder; name another, or remove it");
        }
    }

    /**
     * Writes a model folder, replacing a model that is there.
     *
     * @param folder where the model is to lie
     * @param manifest its {@code files} are replaced by size and hash of {@code files}
     * @param files content by plain file name, without {@code model.json}
     * @return the manifest as written
     * @throws IOException if the folder cannot be written, or holds something that is no model
     */
    public static Manifest write(Path folder, Manifest manifest, Map<String, byte[]> files) throws IOException {
        requireWritable(folder);
        List<ModelFile> entries = files.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(file -> ModelFile.of(file.getKey(), file.getValue()))
                .toList();
        Manifest written = manifest.withFiles(entries);
        Path parent = folder.toAbsolutePath().getParent();
        if (parent == null) {
            throw new ModelException(folder + " cannot be a model folder; name a folder inside another");
        }
        String name = String.valueOf(folder.toAbsolutePath().getFileName());
        try (WorkFolder work = WorkFolder.in(parent, name, left -> rescue(left, folder))) {
            Path fresh = Files.createDirectory(work.path().resolve(NEW));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                OutputFile.write(fresh.resolve(file.getKey()), file.getValue());
            }
            OutputFile.write(fresh.resolve(Manifest.FILE_NAME), ManifestJson.write(written));
            swap(fresh, folder, work.path().resolve(OLD));
        }
        return written;
    }

    /** A program that was killed between two moves left the model under neither name. */
    private static void rescue(Path left, Path folder) throws IOException {
        if (!Files.exists(folder) && Files.exists(left.resolve(OLD))) {
            Files.move(left.resolve(OLD), folder, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void swap(Path fresh, Path folder, Path old) throws IOException {
        boolean replaces = Files.exists(folder);
        if (replaces) {
            Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (replaces) {
                Files.move(old, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
    }
}
