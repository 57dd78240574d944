package dev.mien.train.net;

import dev.mien.model.ModelException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * All that a training needs to go on after an epoch, in one zip.
 *
 * @param recipe what the training was asked for; a training of another recipe does not go on from here
 * @param epochs epochs done
 * @param replicas the weights, with each replica's own statistics
 * @param means the optimiser's first moments
 * @param variances its second moments
 */
public record Checkpoint(
        String recipe, int epochs, List<Weights> replicas, Weights average, Weights means, Weights variances) {

    /** What the file is called in its folder. */
    public static final String FILE = "checkpoint.zip";

    /** Replaces the file at once, so that a training killed while writing keeps its last checkpoint. */
    public void write(Path file) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(partial)))) {
            zip.setLevel(0);
            put(zip, "recipe", recipe.getBytes(StandardCharsets.UTF_8));
            put(zip, "epochs", Integer.toString(epochs).getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < replicas.size(); i++) {
                put(zip, "replica-" + i, replicas.get(i).toBytes());
            }
            put(zip, "average", average.toBytes());
            put(zip, "means", means.toBytes());
            put(zip, "variances", variances.toBytes());
        }
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** @throws IOException if the file is no checkpoint; the message names it */
    public static Checkpoint read(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<Weights> replicas = new ArrayList<>();
            while (zip.getEntry("replica-" + replicas.size()) != null) {
                replicas.add(weights(zip, "replica-" + replicas.size()));
            }
            return new Checkpoint(
                    new String(get(zip, "recipe"), StandardCharsets.UTF_8),
                    Integer.parseInt(new String(get(zip, "epochs"), StandardCharsets.UTF_8)),
                    replicas,
                    weights(zip, "average"),
                    weights(zip, "means"),
                    weights(zip, "variances"));
        } catch (ZipException | NumberFormatException e) {
            throw new ModelException(file + ": damaged, no checkpoint can be read from it (" + e.getMessage() + ")", e);
        }
    }

    private static Weights weights(ZipFile zip, String name) throws IOException {
        return Weights.fromBytes(get(zip, name), zip.getName() + "/" + name);
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] get(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new ModelException(zip.getName() + ": not a checkpoint, it has no '" + name + "'");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }
}
