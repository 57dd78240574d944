package dev.mien.detect;

class HaarDetectorTest extends FaceDetectorContract {
    @Override
    protected FaceDetector create() {
        return Detectors.create("haar");
    }
}
