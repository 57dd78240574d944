package dev.mien.quality;

import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.FaceGeometry;
import dev.mien.face.Frame;
import dev.mien.face.PartReadings;
import dev.mien.face.Quality;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.stage.Stage;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import dev.mien.stage.StageSpec;
import dev.mien.stage.StageTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Says whether a face is fit to be judged: large, sharp and light enough, far enough within the frame, not turned too far away,
 * and found with enough confidence.
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
 *
 * <p>Contrast is the standard deviation of the grey values of that small crop. Models make up for it, and answer with great
 * confidence where in the dark nothing but the steps between grey values is left.
 *
 * <p>Outside is the share of the crop that lies beyond the frame's edges, where there is nothing to see.
 *
 * <p>Yaw and pitch are those of the head's pose, if landmarks gave one; roll is what alignment undoes.
 *
 * <p>What the limits do to accuracy is measured in docs/method/quality.md.
 */
public final class QualityGate implements Stage {
    private static final int SIDE = 48;

    /**
     * @param minSize smallest shorter side of a face's box in frame pixels
     * @param minSharpness smallest sharpness, 0 to 1
     * @param minContrast smallest contrast, 0 to 128
     * @param maxOutside largest share of the crop outside the frame, 0 to 1
     * @param maxYaw largest angle to either side in degrees, 0 to 180
     * @param maxPitch largest angle up or down in degrees, 0 to 180
     * @param minConfidence smallest confidence of the detector, 0 to 1; its scale is the detector's own
     * @param minFit smallest {@link dev.mien.face.Face#fit()}, 0 to 1
     * @param maxCovered largest probability that the mouth is covered, 0 to 1
     */
    public record Options(
            double minSize,
            double minSharpness,
            double minContrast,
            double maxOutside,
            double maxYaw,
            double maxPitch,
            double minConfidence,
            double minFit,
            double maxCovered) {
        /**
         * Checks the components.
         *
         * @param minSize smallest shorter side of a face's box in frame pixels
         * @param minSharpness smallest sharpness, 0 to 1
         * @param minContrast smallest contrast, 0 to 128
         * @param maxOutside largest share of the crop outside the frame, 0 to 1
         * @param maxYaw largest angle to either side in degrees, 0 to 180
         * @param maxPitch largest angle up or down in degrees, 0 to 180
         * @param minConfidence smallest confidence of the detector, 0 to 1; its scale is the detector's own
         * @param minFit smallest {@link dev.mien.face.Face#fit()}, 0 to 1
         * @param maxCovered largest probability that the mouth is covered, 0 to 1
         * @throws IllegalArgumentException if a limit is out of range; the message names it
         */
        public Options {
            require("minSize", minSize, Double.MAX_VALUE);
            require("minSharpness", minSharpness, 1);
            require("minContrast", minContrast, 128);
            require("maxOutside", maxOutside, 1);
            require("maxYaw", maxYaw, 180);
            require("maxPitch", maxPitch, 180);
            require("minConfidence", minConfidence, 1);
            require("minFit", minFit, 1);
            require("maxCovered", maxCovered, 1);
        }

        /**
         * {@return the options that {@code gate:key=value,key=value} asks for, or {@code none}, which lets every face
         * pass}
         *
         * @param spec the word {@code gate} with the limits that differ from the defaults, or {@code none}
         * @throws IllegalArgumentException if the name or an option is unknown, or an option's value is out of range
         */
        public static Options of(String spec) {
            return new StageTable<Options>("quality gate")
                    .with("gate", "size, sharpness, light, place and pose", defaults(), options -> options)
                    .with("none", "lets every face pass", none())
                    .create(spec);
        }

        /** {@return options that let every face pass} */
        public static Options none() {
            return new Options(0, 0, 0, 1, 180, 180, 0, 0, 1);
        }

        private static void require(String name, double value, double most) {
            if (!(value >= 0 && value <= most)) {
                throw new IllegalArgumentException("quality gate needs " + name + " of at least 0"
                        + (most < Double.MAX_VALUE ? " and at most " + Math.round(most) : "") + ", got " + value);
            }
        }

        /**
         * {@return 20 pixels, a sharpness of 0.03, a contrast of 10, a fifth outside the frame, 45 degrees to a side and
         * 35 up or down: where the answers of {@code accurate} that its probability threshold lets through are wrong
         * about twice as often as those on undamaged faces (docs/method/quality.md)} Confidence is not asked for: it is
         * on another scale for each detector.
         */
        public static Options defaults() {
            return new Options(20, 0.03, 10, 0.2, 45, 35, 0, 0.5, 0.5);
        }
    }

    private final Options options;

    /**
     * A gate with the given limits.
     *
     * @param options {@link Options#defaults()} or others
     */
    public QualityGate(Options options) {
        this.options = options;
    }

    /** {@return the limits} */
    public Options options() {
        return options;
    }

    /**
     * Measures a face and names what is wrong with it, such as "face 18 px, below 24 px".
     *
     * @param frame the frame that the face is in
     * @param face the face, cut out
     * @param geometry its pose, if its 68 points are known; otherwise pose is not judged
     * @return what was measured and every fault found
     */
    public Quality assess(Frame frame, AlignedFace face, Optional<FaceGeometry> geometry) {
        return assess(frame, face, geometry, Optional.empty());
    }

    /**
     * Measures a face and names what is wrong with it, such as "face 18 px, below 24 px".
     *
     * @param frame the frame that the face is in
     * @param face the face, cut out
     * @param geometry its pose, if its 68 points are known; otherwise pose is not judged
     * @param parts what a close look at eyes and mouth says, if there was one; otherwise no cover is seen
     * @return what was measured and every fault found
     */
    public Quality assess(
            Frame frame, AlignedFace face, Optional<FaceGeometry> geometry, Optional<PartReadings> parts) {
        Box box = face.face().box();
        double size = Math.min(box.width(), box.height());
        float[] gray = face.crop().toGray().resize(SIDE, SIDE).toFloats();
        double sharpness = sharpness(gray);
        double contrast = contrast(gray);
        List<String> faults = new ArrayList<>();
        if (size < options.minSize) {
            faults.add(String.format(Locale.ROOT, "face %.0f px, below %.0f px", size, options.minSize));
        }
        if (sharpness < options.minSharpness) {
            faults.add(
                    String.format(Locale.ROOT, "blurred: sharpness %.2f, below %.2f", sharpness, options.minSharpness));
        }
        if (contrast < options.minContrast) {
            faults.add(String.format(
                    Locale.ROOT, "too dark or flat: contrast %.1f, below %.1f", contrast, options.minContrast));
        }
        double outside = outside(frame.image(), face);
        if (outside > options.maxOutside) {
            faults.add(String.format(
                    Locale.ROOT,
                    "%.0f %% of the face outside the picture, above %.0f %%",
                    100 * outside,
                    100 * options.maxOutside));
        }
        geometry.map(FaceGeometry::pose).ifPresent(pose -> {
            turned("turned", pose.yaw(), options.maxYaw, faults);
            turned(pose.pitch() > 0 ? "turned up" : "turned down", pose.pitch(), options.maxPitch, faults);
        });
        if (face.face().fit() < options.minFit) {
            faults.add(String.format(
                    Locale.ROOT,
                    "perhaps no face: fit %.2f, below %.2f",
                    face.face().fit(),
                    options.minFit));
        }
        parts.map(PartReadings::mouthCovered)
                .filter(covered -> covered > options.maxCovered)
                .ifPresent(covered -> faults.add("mouth covered"));
        if (face.face().confidence() < options.minConfidence) {
            faults.add(String.format(
                    Locale.ROOT,
                    "found with confidence %.2f, below %.2f",
                    face.face().confidence(),
                    options.minConfidence));
        }
        return new Quality(size, sharpness, contrast, outside, faults);
    }

    @Override
    public StageInfo info() {
        return new StageInfo(StageKind.QUALITY, "gate", StageSpec.textOf(options), "");
    }

    private static void turned(String how, double degrees, double most, List<String> faults) {
        if (Math.abs(degrees) > most) {
            faults.add(String.format(Locale.ROOT, "%s %.0f°, above %.0f°", how, Math.abs(degrees), most));
        }
    }

    /** By the centres of a grid of {@value #SIDE} x {@value #SIDE}. */
    private static double outside(Image frame, AlignedFace face) {
        double stepX = (double) face.crop().width() / SIDE;
        double stepY = (double) face.crop().height() / SIDE;
        int outside = 0;
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                Point at = face.cropToFrame().apply(new Point((x + 0.5) * stepX, (y + 0.5) * stepY));
                boolean inside = at.x() >= 0 && at.x() < frame.width() && at.y() >= 0 && at.y() < frame.height();
                outside += inside ? 0 : 1;
            }
        }
        return (double) outside / (SIDE * SIDE);
    }

    private static double contrast(float[] gray) {
        Variance intensity = new Variance();
        for (float value : gray) {
            intensity.add(value);
        }
        return Math.sqrt(Math.max(0, intensity.get()));
    }

    private static double sharpness(float[] p) {
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
