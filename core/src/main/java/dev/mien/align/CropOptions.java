package dev.mien.align;

import dev.mien.base.Limits;
import dev.mien.base.Require;
import dev.mien.model.ExpressionManifest;

/**
 * The crop that an aligner makes. A pipeline takes both from the model's manifest where its specification does not say
 * otherwise.
 *
 * @param size side of the square crop in pixels, 8 to 1024
 * @param crop where the face lies in it: "ferplus", "arcface" or "box:margin=NUMBER" ({@link CropGeometry})
 */
public record CropOptions(int size, String crop) {
    /**
     * Checks the components.
     *
     * @param size side of the square crop in pixels, 8 to 1024
     * @param crop where the face lies in it: "ferplus", "arcface" or "box:margin=NUMBER" ({@link CropGeometry})
     * @throws IllegalArgumentException if the size is out of range or the crop cannot be read
     */
    public CropOptions {
        Require.within("size", size, Limits.LEAST_CROP_SIDE, Limits.CROP_SIDE);
        CropGeometry.parse(crop);
    }

    /** {@return the crop of this project's own models: 48 pixels, as in FER+} */
    public static CropOptions defaults() {
        return new CropOptions(48, "ferplus");
    }

    /**
     * {@return the crop that a model was trained on}
     *
     * @param input the entry {@code input} of the model's manifest
     */
    public static CropOptions of(ExpressionManifest.Input input) {
        return new CropOptions(input.width(), input.crop());
    }

    CropGeometry geometry() {
        return CropGeometry.parse(crop);
    }
}
