package dev.mien.train.samples;

import dev.mien.image.Affine;
import java.nio.FloatBuffer;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_video;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.TermCriteria;

/**
 * Registers one square picture on another by maximising the enhanced correlation coefficient over affine maps
 * (Evangelidis and Psarakis 2008, OpenCV's implementation).
 */
final class EnhancedCorrelation {
    private static final int ITERATIONS = 20;
    private static final double LEAST_GAIN = 1e-3;
    private static final int SMOOTHING = 5;
    /** Share of the side left out all round: hair and background say nothing about the expression. */
    private static final double MARGIN = 0.155;

    /**
     * @param toPicture maps points of the template to points of the picture
     * @param correlation -1 to 1
     */
    record Match(Affine toPicture, double correlation) {}

    private EnhancedCorrelation() {}

    /** The best map, or empty if the search does not converge. Both pictures are {@code side * side} values. */
    static Optional<Match> match(float[] template, float[] picture, int side) {
        int margin = (int) (side * MARGIN);
        try (Rect inner = new Rect(margin, margin, side - 2 * margin, side - margin - margin / 2);
                Mat warp = Mat.eye(2, 3, opencv_core.CV_32F).asMat();
                TermCriteria stop = new TermCriteria(TermCriteria.COUNT + TermCriteria.EPS, ITERATIONS, LEAST_GAIN);
                Mat from = mat(template, side);
                Mat to = mat(picture, side);
                Mat fromInner = new Mat(from, inner);
                Mat toInner = new Mat(to, inner);
                Mat everywhere = new Mat()) {
            double correlation = opencv_video.findTransformECC(
                    fromInner, toInner, warp, opencv_video.MOTION_AFFINE, stop, everywhere, SMOOTHING);
            float[] w = new float[6];
            ((FloatBuffer) warp.createBuffer()).get(w);
            return Optional.of(new Match(toPicture(w, margin), correlation));
        } catch (RuntimeException notConverged) {
            return Optional.empty();
        }
    }

    /** OpenCV counts from pixel centres and from the inner part's corner, Mien from the picture's corner. */
    private static Affine toPicture(float[] w, int margin) {
        double origin = margin + 0.5;
        return Affine.translate(-origin, -origin)
                .then(new Affine(w[0], w[1], w[2], w[3], w[4], w[5]))
                .then(Affine.translate(origin, origin));
    }

    private static Mat mat(float[] values, int side) {
        Mat mat = new Mat(side, side, opencv_core.CV_32F);
        ((FloatBuffer) mat.createBuffer()).put(values);
        return mat;
    }
}
