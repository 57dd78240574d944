package dev.mien.model;

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
