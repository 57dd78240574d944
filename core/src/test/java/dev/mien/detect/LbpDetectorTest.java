package dev.mien.detect;

import dev.mien.testkit.FaceDetectorContract;

class LbpDetectorTest extends FaceDetectorContract {
    @Override
    protected FaceDetector create() {
        return Detectors.create("lbp");
    }
}
