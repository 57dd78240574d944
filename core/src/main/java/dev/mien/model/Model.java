package dev.mien.model;

import dev.mien.base.Limits;
import java.io.IOException;
import java.io.InputStream;

/** A model that was found, of whatever stage: its manifest, and its files on request. */
public final class Model {
    /** Opens a file of the model by its plain name. */
    interface Opener {
        InputStream open(String name) throws IOException;
    }

    private final Manifest manifest;
    private final String sha256;
    private final Opener opener;

    private Model(Manifest manifest, String sha256, Opener opener) {
        this.manifest = manifest;
        this.sha256 = sha256;
        this.opener = opener;
    }

    /** @param source what messages call the model before its id is known */
    static Model open(String source, Opener opener) throws ModelException {
        byte[] json;
        try (InputStream in = opener.open(Manifest.FILE_NAME)) {
            json = in.readNBytes(Limits.MANIFEST_BYTES + 1);
        } catch (IOException e) {
            throw new ModelException(source + ": cannot read " + Manifest.FILE_NAME + ": " + e.getMessage(), e);
        }
        if (json.length > Limits.MANIFEST_BYTES) {
            throw new ModelException(
                    source + ": " + Manifest.FILE_NAME + " is larger than " + Limits.MANIFEST_BYTES + " bytes");
        }
        Manifest manifest = ManifestJson.parse(json, source + ": " + Manifest.FILE_NAME);
        return new Model(manifest, ModelFile.sha256(json), opener);
    }

    /** {@return what the model says of itself} */
    public Manifest manifest() {
        return manifest;
    }

    /**
     * {@return the model, which is one for expressions}
     *
     * @throws ModelException if it is not; the message says what it is and which models are
     */
    public ExpressionModel expression() throws ModelException {
        if (manifest instanceof ExpressionManifest expression) {
            return new ExpressionModel(this, expression);
        }
        throw other(ExpressionManifest.STAGE);
    }

    /**
     * {@return the manifest, which is that of a network of a kind}
     *
     * @param kind any kind but those for expressions
     * @throws ModelException if it is not; the message says what it is and which models are
     */
    public NetworkManifest network(ModelKind kind) throws ModelException {
        if (manifest instanceof NetworkManifest network && network.kind() == kind) {
            return network;
        }
        throw other(kind.stage());
    }

    private ModelException other(String wanted) {
        return new ModelException("model " + manifest.id() + " is for " + manifest.stage() + ", not for " + wanted
                + "; built in for " + wanted + ": " + String.join(", ", Models.list(wanted)));
    }

    /** {@return id and SHA-256 of the manifest, which holds those of all files: names exactly this model in results} */
    public String reference() {
        return manifest.id() + " sha256:" + sha256;
    }

    /**
     * {@return the content of a file, once its size and SHA-256 have been found right}
     *
     * @param name one of the manifest's files
     * @throws ModelException if the model has no such file, or the file is missing or not what the manifest says
     */
    public byte[] file(String name) throws ModelException {
        ModelFile entry = manifest.file(name)
                .orElseThrow(() -> new ModelException("model " + manifest.id() + " has no file '" + name + "'; it has "
                        + manifest.files().stream().map(ModelFile::name).toList()));
        byte[] content;
        try (InputStream in = opener.open(name)) {
            ModelFolder.requireRoom(entry.size());
            // One byte more than expected tells a longer file without reading all of it.
            content = in.readNBytes(Math.toIntExact(entry.size()) + 1);
        } catch (IOException e) {
            throw new ModelException(
                    "model " + manifest.id() + ": file " + name + " cannot be read: " + e.getMessage(), e);
        }
        var fault = entry.fault(content);
        if (fault.isPresent()) {
            throw new ModelException("model " + manifest.id() + ": file " + name + " " + fault.get()
                    + "; the file was changed or damaged, get the model again");
        }
        return content;
    }
}
