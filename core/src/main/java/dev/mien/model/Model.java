package dev.mien.model;

/** An expression model that was found: its manifest, and its files on request. */
public final class Model {
    private final ModelFolder folder;
    private final ModelManifest manifest;

    Model(ModelFolder folder, ModelManifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    public ModelManifest manifest() {
        return manifest;
    }

    /**
     * The same model, asked with or without the mirror image.
     *
     * @throws ModelException if it was not calibrated for that
     */
    public Model mirrored(boolean wanted) throws ModelException {
        try {
            return new Model(folder, manifest.mirrored(wanted));
        } catch (IllegalArgumentException e) {
            throw new ModelException(String.valueOf(e.getMessage()), e);
        }
    }

    /** As {@link ModelFolder#reference}. */
    public String reference() {
        return folder.reference();
    }

    /** As {@link ModelFolder#file}. */
    public byte[] file(String name) throws ModelException {
        return folder.file(name);
    }
}
