package dev.mien.detect;

class HaarAlt2DetectorTest extends FaceDetectorContract {
    @Override
    protected FaceDetector create() {
        return Detectors.create("haar-alt2");
    }
}
