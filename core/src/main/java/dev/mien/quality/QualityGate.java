package dev.mien.quality;

import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.FaceGeometry;
import dev.mien.face.Frame;
import dev.mien.face.Quality;
import dev.mien.face.Stage;
import dev.mien.face.StageInfo;
import dev.mien.image.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Says whether a face is large and sharp enough to be judged.
 *
 * <p>Size is the shorter side of the face's box in pixels of the frame. Sharpness is the variance of the Laplacian
 * (Pech-Pacheco et al. 2000, "Diatom autofocusing in brightfield microscopy: a comparative study") of the aligned crop
 * in grey, with two deviations that make it comparable between pictures: the crop is brought to 48 x 48 pixels first,
 * so that detail is measured against the face and not against the camera, and the variance {@code L} of the Laplacian
 * is set against the variance {@code V} of the grey values, so that contrast and brightness cancel out:
 * {@code sharpness = L / (L + V)}, 0 (flat) to 1. The Laplacian is {@code 4 p - north - south - west - east} over the
 * inner 46 x 46 pixels.
 *
 * <p>White noise would have {@code L = 20 V} and so a sharpness of 0.95: a noisy blur passes for sharp.
 */
public final class QualityGate implements Stage {
    private static final int SIDE = 48;

    /**
     * @param minSize smallest shorter side of a face's box in frame pixels
     * @param minSharpness smallest sharpness, 0 to 1
     */
    public record Options(double minSize, double minSharpness) {
        public Options {
            if (!(minSize >= 0) || !(minSharpness >= 0 && minSharpness <= 1)) {
                throw new IllegalArgumentException("quality gate needs minSize >= 0 and minSharpness in 0 to 1, got "
                        + minSize + " and " + minSharpness);
            }
        }

        /**
         * 24 pixels, and a sharpness of 0.05, which no picture of FER+'s validation part falls below (their 1st
         * percentile is 0.17), but 97 % of them do after a Gaussian blur of 1.5 pixels in 48, and 98 % after reduction
         * to 12 pixels and back. Of LFW's faces of 72 to 120 pixels 0.1 % fall below it.
         */
        public static Options defaults() {
            return new Options(24, 0.05);
        }
    }

    private final Options options;

    public QualityGate(Options options) {
        this.options = options;
    }

    /** Measures a face and names what is wrong with it, such as "face 18 px, below 24 px". */
    public Quality assess(Frame frame, AlignedFace face, Optional<FaceGeometry> geometry) {
        Box box = face.face().box();
        double size = Math.min(box.width(), box.height());
        double sharpness = sharpness(face.crop());
        List<String> faults = new ArrayList<>();
        if (size < options.minSize) {
            faults.add(String.format(Locale.ROOT, "face %.0f px, below %.0f px", size, options.minSize));
        }
        if (sharpness < options.minSharpness) {
            faults.add(
                    String.format(Locale.ROOT, "blurred: sharpness %.2f, below %.2f", sharpness, options.minSharpness));
        }
        return new Quality(size, sharpness, faults);
    }

    @Override
    public StageInfo info() {
        Map<String, String> values = Map.of(
                "minSize", Double.toString(options.minSize), "minSharpness", Double.toString(options.minSharpness));
        return new StageInfo("quality", "sharpness", values, "");
    }

    private static double sharpness(Image crop) {
        float[] p = crop.toGray().resize(SIDE, SIDE).toFloats();
        Variance detail = new Variance();
        Variance intensity = new Variance();
        for (int y = 1; y < SIDE - 1; y++) {
            for (int i = y * SIDE + 1; i < (y + 1) * SIDE - 1; i++) {
                detail.add(4 * p[i] - p[i - 1] - p[i + 1] - p[i - SIDE] - p[i + SIDE]);
                intensity.add(p[i]);
            }
        }
        double sum = detail.get() + intensity.get();
        return sum == 0 ? 0 : detail.get() / sum;
    }

    /** Samples are small whole numbers, so that sums of squares stay exact. */
    private static final class Variance {
        private double sum;
        private double squares;
        private int count;

        void add(double value) {
            sum += value;
            squares += value * value;
            count++;
        }

        double get() {
            return (squares - sum * sum / count) / count;
        }
    }
}
