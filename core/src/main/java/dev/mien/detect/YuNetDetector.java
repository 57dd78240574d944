package dev.mien.detect;

import dev.mien.face.Face;
import dev.mien.model.NetworkFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Face detection by a file of YuNet (Wu et al. 2023; the 2023 ONNX form of libfacedetection.train and the OpenCV model
 * zoo) that the user brings: blue, green, red 0 to 255 in; for each stride {@code cls}, {@code obj}, {@code bbox} and {@code
 * kps} out. The confidence is the geometric mean of class and objectness, as in OpenCV.
 */
final class YuNetDetector extends LetterboxDetector {
    static final String NAME = "yunet";
    /** Threshold and overlap as in the project's own demonstration; enlarging as measured, docs/method/detectors.md. */
    static final Options DEFAULTS = new Options("", 640, 2, 640, 1, 0, 1, 0.6, 0.3, UNCHECKED);

    YuNetDetector(Options options) {
        super(
                NAME,
                options,
                options.openCheck(),
                options.score(),
                NetworkFile.ofFile(NAME, options.model()),
                "input",
                Set.of(3L),
                Stream.of("cls_", "obj_", "bbox_", "kps_")
                        .flatMap(kind -> Grid.STRIDES.stream().map(stride -> kind + stride))
                        .toList());
    }

    @Override
    float[] pixels(Letterbox letterbox) {
        return letterbox.blueGreenRed();
    }

    @Override
    List<Face> decode(Map<String, float[]> outputs, int width, int height, double minScore) {
        List<Face> faces = new ArrayList<>();
        for (int stride : Grid.STRIDES) {
            float[] classes = values(outputs, "cls_" + stride);
            float[] objects = values(outputs, "obj_" + stride);
            faces.addAll(Grid.of(stride, width, height)
                    .decode(
                            cell -> Math.sqrt(unit(classes[cell]) * unit(objects[cell])),
                            Grid.Values.rows(values(outputs, "bbox_" + stride), 4),
                            Grid.Values.rows(values(outputs, "kps_" + stride), 10),
                            minScore));
        }
        return faces;
    }

    private static double unit(float value) {
        return Math.max(0, Math.min(1, value));
    }

    private static float[] values(Map<String, float[]> outputs, String name) {
        return outputs.getOrDefault(name, new float[0]);
    }
}
