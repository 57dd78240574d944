package dev.mien.train.engine;

import dev.mien.base.OutputFile;
import dev.mien.model.ModelException;
import dev.mien.train.net.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * All that a training needs to go on after an epoch, in one zip.
 *
 * @param recipe what the training was asked for; a training of another recipe does not go on from here
 * @param epochs epochs done
 * @param rate at the end of the last of them
 * @param losses means over the last of them
 * @param replicas the weights, with each replica's own statistics
 * @param means the optimiser's first moments
 * @param variances its second moments
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Checkpoint(
        String recipe,
        int epochs,
        double rate,
        double[] losses,
        List<Weights> replicas,
        Weights average,
        Weights means,
        Weights variances) {

    /** What the file is called in its folder. */
    static final String FILE = "checkpoint.zip";

    /** Replaces the file at once, so that a training killed while writing keeps its last checkpoint. */
    void write(Path file) throws IOException {
        OutputFile.write(file, this::write);
    }

    private void write(OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(0);
            put(zip, "recipe", recipe.getBytes(StandardCharsets.UTF_8));
            put(zip, "epochs", Integer.toString(epochs).getBytes(StandardCharsets.UTF_8));
            put(zip, "rate", Double.toString(rate).getBytes(StandardCharsets.UTF_8));
            put(zip, "losses", text(losses).getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < replicas.size(); i++) {
                put(zip, "replica-" + i, replicas.get(i).toBytes());
            }
            put(zip, "average", average.toBytes());
            put(zip, "means", means.toBytes());
            put(zip, "variances", variances.toBytes());
        }
    }

    /** @throws IOException if the file is no checkpoint; the message names it */
    static Checkpoint read(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<Weights> replicas = new ArrayList<>();
            while (zip.getEntry("replica-" + replicas.size()) != null) {
                replicas.add(weights(zip, "replica-" + replicas.size()));
            }
            return new Checkpoint(
                    text(zip, "recipe"),
                    Integer.parseInt(text(zip, "epochs")),
                    Double.parseDouble(text(zip, "rate")),
                    numbers(text(zip, "losses")),
                    replicas,
                    weights(zip, "average"),
                    weights(zip, "means"),
                    weights(zip, "variances"));
        } catch (ZipException | NumberFormatException e) {
            throw new ModelException(file + ": damaged, no checkpoint can be read from it (" + e.getMessage() + ")", e);
        }
    }

    private static String text(double[] numbers) {
        return Arrays.stream(numbers).mapToObj(Double::toString).collect(Collectors.joining(" "));
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static String text(ZipFile zip, String name) throws IOException {
        return new String(get(zip, name), StandardCharsets.UTF_8);
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
