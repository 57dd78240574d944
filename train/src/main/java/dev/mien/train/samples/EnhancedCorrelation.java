package dev.mien.train.samples;

import dev.mien.image.Affine;
import java.nio.FloatBuffer;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_video;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.TermCriteria;

/**
 * Registers one square picture on another by maximising the enhanced correlation coefficient over affine maps
 * (Evangelidis and Psarakis 2008, OpenCV's implementation).
 */
final class EnhancedCorrelation {
    private static final int ITERATIONS = 20;
    private static final double LEAST_GAIN = 1e-3;
    private static final int SMOOTHING = 5;

    /**
     * @param toPicture maps points of the template to points of the picture
     * @param correlation -1 to 1
     */
    record Match(Affine toPicture, double correlation) {}

    private EnhancedCorrelation() {}

    /** The best map, or empty if the search does not converge. Both pictures are {@code side * side} values. */
    static Optional<Match> match(float[] template, float[] picture, int side) {
        try (Mat warp = Mat.eye(2, 3, opencv_core.CV_32F).asMat();
                TermCriteria stop = new TermCriteria(TermCriteria.COUNT + TermCriteria.EPS, ITERATIONS, LEAST_GAIN);
                Mat from = mat(template, side);
                Mat to = mat(picture, side);
                Mat everywhere = new Mat()) {
            double correlation = opencv_video.findTransformECC(
                    from, to, warp, opencv_video.MOTION_AFFINE, stop, everywhere, SMOOTHING);
            float[] w = new float[6];
            ((FloatBuffer) warp.createBuffer()).get(w);
            return Optional.of(new Match(atPixelCentres(w), correlation));
        } catch (RuntimeException notConverged) {
            return Optional.empty();
        }
    }

    /** OpenCV counts from pixel centres, Mien from pixel corners. */
    private static Affine atPixelCentres(float[] w) {
        return Affine.translate(-0.5, -0.5)
                .then(new Affine(w[0], w[1], w[2], w[3], w[4], w[5]))
                .then(Affine.translate(0.5, 0.5));
    }

    private static Mat mat(float[] values, int side) {
        Mat mat = new Mat(side, side, opencv_core.CV_32F);
        ((FloatBuffer) mat.createBuffer()).put(values);
        return mat;
    }
}
