package dev.mien.pipeline;

import dev.mien.align.CropTemplate;
import dev.mien.face.AlignedFace;
import dev.mien.face.Frame;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.landmark.LandmarkLocator;
import java.util.List;

/** Finds the points of a face in a picture that is a crop of it already. */
public final class CropPoints {
    private CropPoints() {}

    /**
     * {@return the crop as a face with the 68 points that a locator finds where the pictures of FER+ have a face: by the
     * five points of {@link CropTemplate}}
     *
     * @param crop a picture that is a face crop already
     * @param locator what finds the points
     */
    public static AlignedFace locate(Image crop, LandmarkLocator locator) {
        AlignedFace face = AlignedFace.ofCrop(crop);
        List<Point> expected = CropTemplate.fivePoints(1).stream()
                .map(Affine.scale(crop.width(), crop.height())::apply)
                .toList();
        return face.withLandmarks(locator.locate(Frame.of(crop), face.face().withLandmarks(expected)));
    }
}
