package dev.mien.model;

/** An expression model that was found: its manifest, and its files on request. */
public final class ExpressionModel {
    private final Model folder;
    private final ExpressionManifest manifest;

    ExpressionModel(Model folder, ExpressionManifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    public ExpressionManifest manifest() {
        return manifest;
    }

    /**
     * {@return the same model, asked with or without the mirror image}
     *
     * @throws ModelException if it was not calibrated for that
     */
    public ExpressionModel mirrored(boolean wanted) throws ModelException {
        try {
            return new ExpressionModel(folder, manifest.mirrored(wanted));
        } catch (IllegalArgumentException e) {
            throw new ModelException(String.valueOf(e.getMessage()), e);
        }
    }

    /** As {@link Model#reference}. */
    public String reference() {
        return folder.reference();
    }

    /** As {@link Model#file}. */
    public byte[] file(String name) throws ModelException {
        return folder.file(name);
    }
}
