package dev.mien.detect;

import dev.mien.cascade.CascadeFile;
import dev.mien.face.Box;
import dev.mien.stage.StageTable;

/**
 * A face cascade and what was measured of it on LFW (docs/method/detectors.md): where the face lies in its window, and the
 * options that serve it best.
 *
 * <p>Each cascade was trained on its own cut of the face. Its square window is turned into one common box, that of the
 * WIDER FACE labels and of learned detectors: forehead to chin, ear to ear.
 */
enum FaceCascade {
    HAAR("haar", CascadeFile.HAAR_FACE_DEFAULT, 24, 0.513, 0.82, 1.123, 1.2, 4, 800),
    HAAR_ALT2("haar-alt2", CascadeFile.HAAR_FACE_ALT2, 20, 0.512, 0.84, 1.168, 1.2, 3, 800),
    LBP("lbp", CascadeFile.LBP_FACE, 45, 0.403, 1.235, 1.723, 1.1, 2, 1280);

    private final String label;
    private final CascadeFile file;
    /** Side of the smallest window in pixels. */
    private final int smallest;

    private final double centerY;
    private final double width;
    private final double height;
    private final double scale;
    private final int neighbours;
    private final int size;

    FaceCascade(
            String label,
            CascadeFile file,
            int smallest,
            double centerY,
            double width,
            double height,
            double scale,
            int neighbours,
            int size) {
        this.label = label;
        this.file = file;
        this.smallest = smallest;
        this.centerY = centerY;
        this.width = width;
        this.height = height;
        this.scale = scale;
        this.neighbours = neighbours;
        this.size = size;
    }

    /** A table with a row for each cascade. */
    static StageTable<FaceDetector> in(StageTable<FaceDetector> table) {
        for (FaceCascade cascade : values()) {
            table = table.with(
                    cascade.label,
                    "Viola-Jones cascade of OpenCV",
                    cascade.defaults(),
                    options -> new CascadeDetector(cascade, options));
        }
        return table;
    }

    String label() {
        return label;
    }

    CascadeFile file() {
        return file;
    }

    private CascadeDetector.Options defaults() {
        return CascadeDetector.Options.defaults(scale, neighbours, size);
    }

    /** The face in a window. */
    Box face(Box window) {
        double w = window.width() * width;
        double h = window.height() * height;
        return new Box(window.center().x() - w / 2, window.y() + window.height() * centerY - h / 2, w, h);
    }

    /** The side of the window that holds a face of the given width. */
    double window(double faceWidth) {
        return faceWidth / width;
    }

    /** The face in the smallest window there is. */
    Box smallestFace() {
        return face(new Box(0, 0, smallest, smallest));
    }
}
