package dev.mien.model;

import dev.mien.base.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A calibration on its own, for one model: what {@code mien train calibration} writes and {@code --calibration FILE} reads.
 *
 * @param model whose scores it was fitted to ({@link ExpressionManifest#scorer})
 * @param labels the model's, in the order of the offsets
 * @param calibration how scores become probabilities
 * @param verdict when to answer "unsure"
 */
public record CalibrationFile(String model, List<String> labels, Calibration calibration, VerdictRule verdict) {
    /**
     * Checks the components.
     *
     * @param model whose scores it was fitted to ({@link ExpressionManifest#scorer})
     * @param labels the model's, in the order of the offsets
     * @param calibration how scores become probabilities
     * @param verdict when to answer "unsure"
     * @throws IllegalArgumentException if the offsets do not fit the labels
     */
    public CalibrationFile {
        ManifestRules.requireText("model", model);
        labels = List.copyOf(labels);
        calibration.requireFits(labels);
    }

    /**
     * {@return what a file holds}
     *
     * @param file JSON, as {@link #write} makes it
     * @throws ModelException if it cannot be read or is none; the message is meant for the user
     */
    public static CalibrationFile read(Path file) throws ModelException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] json = in.readNBytes(Limits.MANIFEST_BYTES + 1);
            if (json.length > Limits.MANIFEST_BYTES) {
                throw new ModelException(file + ": larger than " + Limits.MANIFEST_BYTES + " bytes, so no calibration");
            }
            return ManifestJson.parseCalibration(json, file.toString());
        } catch (ModelException e) {
            throw e;
        } catch (IOException e) {
            throw new ModelException(file + ": the calibration cannot be read: " + e.getMessage(), e);
        }
    }

    /** {@return the content of a file that {@link #read} understands} */
    public byte[] write() {
        return ManifestJson.write(this);
    }

    /**
     * {@return the manifest with this calibration in use}
     *
     * @param manifest of the model it was fitted to
     * @throws IllegalArgumentException if it was fitted to another model's scores
     */
    public ExpressionManifest over(ExpressionManifest manifest) {
        if (!model.equals(manifest.scorer()) || !labels.equals(manifest.labels())) {
            throw new IllegalArgumentException("the calibration was fitted to the scores of " + model
                    + ", not to those of " + manifest.scorer() + "; fit one with 'mien train calibration --model "
                    + manifest.id() + "'");
        }
        return manifest.calibrated(new Calibrated(calibration, verdict));
    }
}
