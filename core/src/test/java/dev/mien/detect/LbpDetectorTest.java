package dev.mien.detect;

class LbpDetectorTest extends FaceDetectorContract {
    @Override
    protected FaceDetector create() {
        return Detectors.create("lbp");
    }
}
