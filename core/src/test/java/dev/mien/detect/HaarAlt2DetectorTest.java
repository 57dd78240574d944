package dev.mien.detect;

import dev.mien.testkit.contract.FaceDetectorContract;

class HaarAlt2DetectorTest extends FaceDetectorContract {
    @Override
    protected FaceDetector create() {
        return Detectors.create("haar-alt2");
    }
}
