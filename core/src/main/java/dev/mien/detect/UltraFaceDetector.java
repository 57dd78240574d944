package dev.mien.detect;

import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.model.NetworkFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Face detection by a file of UltraFace (Linzaer's "Ultra-Light-Fast-Generic-Face-Detector-1MB", slim or RFB) that the user
 * brings: red, green, blue as {@code (x - 127) / 128} in; {@code scores} [1, n, 2] and {@code boxes} [1, n, 4] out, the
 * probability of background and face, and the corners as shares of the picture's sides. It gives no points.
 */
final class UltraFaceDetector extends LetterboxDetector {
    static final String NAME = "ultraface";
    /** Threshold and overlap as in the project's own demonstration. */
    static final Options DEFAULTS = new Options("", 640, 1, 640, 1, 0, 1, 0.7, 0.3, UNCHECKED);

    private static final String SCORES = "scores";
    private static final String BOXES = "boxes";

    UltraFaceDetector(Options options) {
        super(
                NAME,
                options,
                options.openCheck(),
                options.score(),
                NetworkFile.ofFile(NAME, options.model()),
                "input",
                Set.of(3L),
                List.of(SCORES, BOXES));
    }

    @Override
    float[] pixels(Letterbox letterbox) {
        float[] planes = letterbox.redGreenBlue();
        for (int i = 0; i < planes.length; i++) {
            planes[i] = (planes[i] - 127) / 128;
        }
        return planes;
    }

    @Override
    List<Face> decode(Map<String, float[]> outputs, int width, int height, double minScore) {
        float[] scores = outputs.getOrDefault(SCORES, new float[0]);
        float[] corners = outputs.getOrDefault(BOXES, new float[0]);
        List<Face> faces = new ArrayList<>();
        for (int i = 0; 2 * i < scores.length; i++) {
            float score = scores[2 * i + 1];
            double left = corners[4 * i] * width;
            double top = corners[4 * i + 1] * height;
            double right = corners[4 * i + 2] * width;
            double bottom = corners[4 * i + 3] * height;
            boolean isBox = right > left && bottom > top && Double.isFinite(left + top + right + bottom);
            if (score >= minScore && isBox) {
                faces.add(new Face(new Box(left, top, right - left, bottom - top), Math.min(1, score), List.of()));
            }
        }
        return faces;
    }
}
