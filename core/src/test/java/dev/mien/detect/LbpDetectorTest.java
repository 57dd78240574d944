package dev.mien.detect;

import dev.mien.testkit.contract.FaceDetectorContract;

class LbpDetectorTest extends FaceDetectorContract {
    @Override
    protected FaceDetector create() {
        return Detectors.create("lbp");
    }
}
