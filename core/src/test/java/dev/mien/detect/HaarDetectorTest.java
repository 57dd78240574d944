package dev.mien.detect;

import dev.mien.testkit.contract.FaceDetectorContract;

class HaarDetectorTest extends FaceDetectorContract {
    @Override
    protected FaceDetector create() {
        return Detectors.create("haar");
    }
}
