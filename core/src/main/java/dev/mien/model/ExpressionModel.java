package dev.mien.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** An expression model that was found: its manifest, and its files on request. */
public final class ExpressionModel {
    private final Model folder;
    private final ExpressionManifest manifest;

    ExpressionModel(Model folder, ExpressionManifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /** {@return what the model says of itself} */
    public ExpressionManifest manifest() {
        return manifest;
    }

    /**
     * {@return the same model, asked with or without the mirror image}
     *
     * @param wanted true to average with the mirror image
     * @throws ModelException if it was not calibrated for that
     */
    public ExpressionModel mirrored(boolean wanted) throws ModelException {
        try {
            return new ExpressionModel(folder, manifest.mirrored(wanted));
        } catch (IllegalArgumentException e) {
            throw new ModelException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * {@return the same model under another of its calibrations, or under one from a file}
     *
     * @param nameOrFile the name of one of the model's, or the path of a {@link CalibrationFile}
     * @throws ModelException if there is neither (the message lists the model's), or the file was made for another model
     */
    public ExpressionModel calibrated(String nameOrFile) throws ModelException {
        Optional<Calibrated> own = manifest.calibrations().stream()
                .filter(one -> one.calibration().called().equals(nameOrFile))
                .findFirst();
        if (own.isPresent()) {
            return calibrated(own.get());
        }
        Path file = Path.of(nameOrFile);
        if (!Files.isRegularFile(file)) {
            throw new ModelException("no calibration '" + nameOrFile + "': model " + manifest.id() + " has "
                    + manifest.calibrations().stream()
                            .map(one -> one.calibration().called())
                            .collect(Collectors.joining(", "))
                    + ", and there is no such file");
        }
        try {
            return new ExpressionModel(folder, CalibrationFile.read(file).over(manifest));
        } catch (IllegalArgumentException e) {
            throw new ModelException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * {@return the same model under a calibration}
     *
     * @param calibrated fitted to its scores
     * @throws IllegalArgumentException if it does not fit the labels
     */
    public ExpressionModel calibrated(Calibrated calibrated) {
        return new ExpressionModel(folder, manifest.calibrated(calibrated));
    }

    /** {@return id and SHA-256 of the manifest, as {@link Model#reference}} */
    public String reference() {
        return folder.reference();
    }

    /**
     * {@return the content of a file, as {@link Model#file}}
     *
     * @param name one of the manifest's files
     * @throws ModelException if the model has no such file, or the file is missing or not what the manifest says
     */
    public byte[] file(String name) throws ModelException {
        return folder.file(name);
    }
}
