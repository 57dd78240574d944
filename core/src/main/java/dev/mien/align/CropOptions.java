package dev.mien.align;

/**
 * The crop that an aligner makes. A pipeline takes both from the model's manifest where its specification does not say
 * otherwise.
 *
 * @param size side of the square crop in pixels, 8 to 1024
 * @param crop where the face lies in it: "ferplus", "arcface" or "box:margin=NUMBER" ({@link CropGeometry})
 */
public record CropOptions(int size, String crop) {
    public CropOptions {
        if (size < 8 || size > 1024) {
            throw new IllegalArgumentException("size must lie in 8 to 1024, got " + size);
        }
        CropGeometry.parse(crop);
    }

    /** The crop of this project's own models: 48 pixels, as in FER+. */
    public static CropOptions defaults() {
        return new CropOptions(48, "ferplus");
    }

    CropGeometry geometry() {
        return CropGeometry.parse(crop);
    }
}
